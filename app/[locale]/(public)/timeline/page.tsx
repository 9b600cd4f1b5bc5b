import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { today } from '@/clock';
import { findTimeline } from '@/db/queries/timeline';
import { type LocaleParams, localeOf } from '../../locale-params';
import { headOf } from '../head';
import { TimelineDocument } from './timeline-document';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  return headOf({
    locale,
    path: '/timeline',
    title: t('site.pageTitle', { title: t('timeline.title') }),
    description: t('timeline.description'),
  });
}

/** The timeline as of today. */
export default async function TimelinePage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  return <TimelineDocument locale={locale} timeline={findTimeline(locale)} today={today()} />;
}
