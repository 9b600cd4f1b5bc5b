import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { isLocale, sourceLocale } from '@/domain/locale';
import { editorPath, siteSubject } from '../../../editing/subject';
import { roomHead } from '../../../room-head';
import { findSitePreview } from '../../find-preview';
import { PreviewRoom } from '../../preview-room';

type Params = { readonly params: Promise<{ readonly locale: string; readonly part: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, part } = await params;
  const language = isLocale(locale) ? locale : sourceLocale;
  const t = await getTranslations({ locale: language, namespace: 'rooms' });
  return roomHead(language, t('preview.title', { name: t('site'), language: part }));
}

/** The front page and the page about the site as readers would see them if the draft of their texts were published now. */
export default async function SitePreviewPage({ params }: Params) {
  const { locale, part } = await params;
  const who = await requireWho(locale, 'enter_rooms');
  if (!isLocale(locale) || !isLocale(part)) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const { answer: _, ...drafts } = findSitePreview(part);
  return (
    <PreviewRoom
      locale={locale}
      who={who}
      here="site"
      name={t('site')}
      part={part}
      path="/admin/preview/site"
      pages={[
        { title: t('preview.frontPage'), below: '/document' },
        { title: t('preview.aboutPage'), below: '/about/document' },
      ]}
      drafts={drafts}
      back={{ words: t('preview.back'), path: editorPath(siteSubject, part) }}
    />
  );
}
