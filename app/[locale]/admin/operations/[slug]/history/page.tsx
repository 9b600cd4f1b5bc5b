import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isLocale, sourceLocale } from '@/domain/locale';
import { type HistoryQuery, HistoryRoom } from '../../../history/history-room';
import { roomHead } from '../../../room-head';

type Asked = {
  readonly params: Promise<{ readonly locale: string; readonly slug: string }>;
  readonly searchParams: Promise<HistoryQuery>;
};

export async function generateMetadata({ params }: Asked): Promise<Metadata> {
  const { locale, slug } = await params;
  const language = isLocale(locale) ? locale : sourceLocale;
  const t = await getTranslations({ locale: language, namespace: 'rooms' });
  return roomHead(language, `${slug} · ${t('history.title')}`);
}

/** The history of an operation. */
export default async function OperationHistoryPage({ params, searchParams }: Asked) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  return <HistoryRoom locale={locale} subject={slug} query={await searchParams} />;
}
