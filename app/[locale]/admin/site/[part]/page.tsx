import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isLocale, sourceLocale } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { EditingRoom } from '../../editing/editing-room';
import { siteSubject } from '../../editing/subject';
import { roomHead } from '../../room-head';

type Params = { readonly params: Promise<{ readonly locale: string; readonly part: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, part } = await params;
  const language = isLocale(locale) ? locale : sourceLocale;
  const t = await getTranslations({ locale: language, namespace: 'rooms' });
  return roomHead(language, `${t('site')} · ${part}`);
}

/** The editor of the site's own texts in one locale. */
export default async function SiteTextsPage({ params }: Params) {
  const { locale, part } = await params;
  if (!isLocale(locale) || !isLocale(part)) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <EditingRoom
      locale={locale}
      subject={siteSubject}
      part={part}
      ways={
        <p className="mb-6">
          <a href={pathOf(locale, '/admin/site')}>{t('editor.toSiteTexts')}</a>
          {' · '}
          <a href={pathOf(part, '')}>{t('editor.toPublic')}</a>
          {' · '}
          <a href={pathOf(locale, `/admin/preview/site/${part}`)}>{t('preview.link')}</a>
        </p>
      }
    />
  );
}
