import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireWho } from '@/auth/signed-in';
import { today } from '@/clock';
import { isLocale, sourceLocale } from '@/domain/locale';
import { ProfileDocument } from '../../../../../../(public)/operations/[slug]/profile-document';
import { roomHead } from '../../../../../room-head';
import { findProfilePreview } from '../../../../find-preview';
import { FramedDocument } from '../../../../framed-document';

type Params = { readonly params: Promise<{ readonly locale: string; readonly slug: string; readonly part: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, slug, part } = await params;
  return roomHead(isLocale(locale) ? locale : sourceLocale, `${slug} · ${part}`);
}

/** What a preview frames: the public page of an operation, with its drafts in it. */
export default async function OperationPreviewDocument({ params }: Params) {
  const { locale, slug, part } = await params;
  await requireWho(locale, 'enter_rooms');
  if (!isLocale(part)) notFound();
  const preview = findProfilePreview(slug, part);
  if (preview === null) notFound();
  const day = today();
  return (
    <FramedDocument part={part}>
      <ProfileDocument {...preview.answer} locale={part} on={day} today={day} />
    </FramedDocument>
  );
}
