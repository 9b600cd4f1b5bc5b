import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { today } from '@/clock';
import { findOperations } from '@/db/queries/operations';
import { readArrangement } from '@/domain/archive';
import { type LocaleParams, localeOf } from '../../locale-params';
import { dayAsked } from '../day-asked';
import { headOf } from '../head';
import { type Query, queryOf } from '../query-of';
import { ArchiveDocument } from './archive-document';

export async function generateMetadata({ params, searchParams }: LocaleParams & Query): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  return headOf({
    locale,
    path: '/closed',
    title: t('site.pageTitle', { title: t('archive.title') }),
    description: t('archive.description'),
    asked: await dayAsked(searchParams),
  });
}

/** The archive, arranged as the reader asks, today or as it would have been on the day that the address asks for. */
export default async function ArchivePage({ params, searchParams }: LocaleParams & Query) {
  const locale = await localeOf(params);
  const arrangement = readArrangement(await queryOf(searchParams));
  if (arrangement === null) notFound();
  const day = today();
  const on = (await dayAsked(searchParams)) ?? day;
  return (
    <ArchiveDocument
      locale={locale}
      arrangement={arrangement}
      operations={findOperations(locale)}
      on={on}
      today={day}
    />
  );
}
