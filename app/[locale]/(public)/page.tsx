import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { today } from '@/clock';
import { type LocaleParams, localeOf } from '../locale-params';
import { dayAsked } from './day-asked';
import { FrontDocument, findFront } from './front-document';
import { headOf } from './head';
import type { Query } from './query-of';

export async function generateMetadata({ params, searchParams }: LocaleParams & Query): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  return headOf({
    locale,
    path: '',
    title: t('site.frontTitle'),
    description: t('whereWeAre.description'),
    asked: await dayAsked(searchParams),
  });
}

/** Where we are, as it is published; or where we were on the day that the address asks for. */
export default async function WhereWeArePage({ params, searchParams }: LocaleParams & Query) {
  const locale = await localeOf(params);
  const day = today();
  const on = (await dayAsked(searchParams)) ?? day;
  return <FrontDocument locale={locale} {...findFront(locale)} on={on} today={day} />;
}
