import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { isLocale, sourceLocale } from '@/domain/locale';
import { operationPath } from '@/i18n/addresses';
import { editorPath } from '../../../../editing/subject';
import { roomHead } from '../../../../room-head';
import { findProfilePreview } from '../../../find-preview';
import { PreviewRoom } from '../../../preview-room';

type Params = { readonly params: Promise<{ readonly locale: string; readonly slug: string; readonly part: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, slug, part } = await params;
  const language = isLocale(locale) ? locale : sourceLocale;
  const t = await getTranslations({ locale: language, namespace: 'rooms' });
  return roomHead(language, t('preview.title', { name: slug, language: part }));
}

/** An operation's page as readers would see it if its drafts were published now, in frames. */
export default async function OperationPreviewPage({ params }: Params) {
  const { locale, slug, part } = await params;
  const who = await requireWho(locale, 'enter_rooms');
  if (!isLocale(locale) || !isLocale(part)) notFound();
  const preview = findProfilePreview(slug, part);
  if (preview === null) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const { answer, ...drafts } = preview;
  return (
    <PreviewRoom
      locale={locale}
      who={who}
      here="operations"
      name={answer.profile.shortName}
      part={part}
      path={`/admin/preview${operationPath(slug)}`}
      pages={[{ title: answer.profile.shortName, below: '/document' }]}
      drafts={drafts}
      back={{ words: t('preview.back'), path: editorPath(slug, part) }}
    />
  );
}
