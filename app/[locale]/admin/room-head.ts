import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/domain/locale';

/** The `<head>` of an editors' room: a title, nothing for search engines, and no address to wherever a link leads. */
export async function roomHead(locale: Locale, title: string): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return { title: t('title', { title }), robots: { index: false, follow: false }, referrer: 'same-origin' };
}
