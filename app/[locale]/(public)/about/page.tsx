import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, localeOf } from '../../locale-params';
import { headOf } from '../head';
import { AboutDocument, findAboutTexts } from './about-document';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  return headOf({
    locale,
    path: '/about',
    title: t('site.pageTitle', { title: t('about.title') }),
    description: t('about.description'),
  });
}

/** The page about the site, as it is published. */
export default async function AboutPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  return <AboutDocument locale={locale} texts={findAboutTexts(locale)} />;
}
