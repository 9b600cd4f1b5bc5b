import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireWho } from '@/auth/signed-in';
import { today } from '@/clock';
import { isLocale, sourceLocale } from '@/domain/locale';
import { FrontDocument } from '../../../../../(public)/front-document';
import { roomHead } from '../../../../room-head';
import { findSitePreview } from '../../../find-preview';
import { FramedDocument } from '../../../framed-document';

type Params = { readonly params: Promise<{ readonly locale: string; readonly part: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, part } = await params;
  return roomHead(isLocale(locale) ? locale : sourceLocale, part);
}

/** What a preview frames: the front page, with the draft of its texts in it. */
export default async function FrontPreviewDocument({ params }: Params) {
  const { locale, part } = await params;
  await requireWho(locale, 'enter_rooms');
  if (!isLocale(part)) notFound();
  const day = today();
  const { front } = findSitePreview(part).answer;
  return (
    <FramedDocument part={part}>
      <FrontDocument locale={part} {...front} on={day} today={day} />
    </FramedDocument>
  );
}
