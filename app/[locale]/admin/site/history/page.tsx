import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, localeOf } from '../../../locale-params';
import { siteSubject } from '../../editing/subject';
import { type HistoryQuery, HistoryRoom } from '../../history/history-room';
import { roomHead } from '../../room-head';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, `${t('site')} · ${t('history.title')}`);
}

/** The history of the site's own texts. */
export default async function SiteHistoryPage({
  params,
  searchParams,
}: LocaleParams & { readonly searchParams: Promise<HistoryQuery> }) {
  const locale = await localeOf(params);
  return <HistoryRoom locale={locale} subject={siteSubject} query={await searchParams} />;
}
