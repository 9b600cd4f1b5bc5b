import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, localeOf } from '../locale-params';
import { FrontDocument, findFrontTexts } from './front-document';
import { headOf } from './head';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  return headOf({ locale, path: '', title: t('site.frontTitle'), description: t('whereWeAre.description') });
}

/** Where we are, as it is published. */
export default async function WhereWeArePage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  return <FrontDocument locale={locale} texts={findFrontTexts(locale)} />;
}
