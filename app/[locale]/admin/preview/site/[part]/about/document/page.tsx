import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireWho } from '@/auth/signed-in';
import { isLocale, sourceLocale } from '@/domain/locale';
import { AboutDocument } from '../../../../../../(public)/about/about-document';
import { roomHead } from '../../../../../room-head';
import { findSitePreview } from '../../../../find-preview';
import { FramedDocument } from '../../../../framed-document';

type Params = { readonly params: Promise<{ readonly locale: string; readonly part: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, part } = await params;
  return roomHead(isLocale(locale) ? locale : sourceLocale, part);
}

/** What a preview frames: the page about the site, with the draft of its texts in it. */
export default async function AboutPreviewDocument({ params }: Params) {
  const { locale, part } = await params;
  await requireWho(locale, 'enter_rooms');
  if (!isLocale(part)) notFound();
  return (
    <FramedDocument part={part}>
      <AboutDocument locale={part} texts={findSitePreview(part).answer.about} />
    </FramedDocument>
  );
}
