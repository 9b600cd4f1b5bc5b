import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pathOf } from '@/i18n/addresses';
import { type LocaleParams, localeOf } from '../../locale-params';
import { PublicPage } from '../public-page';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const t = await getTranslations({ locale: await localeOf(params) });
  return { title: t('site.pageTitle', { title: t('notFound.title') }), robots: { index: false } };
}

/** What the server answers, with status 404, at every address where there is nothing. It has no address of its own. */
export default async function MissingPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  const ways = [
    { path: '', words: t('notFound.toOperations') },
    { path: '/closed', words: t('notFound.toClosed') },
    { path: '/about', words: t('notFound.toAbout') },
  ];
  return (
    <PublicPage locale={locale} path="" room={null}>
      <h1 className="mb-4 font-serif text-title font-semibold tracking-tight">{t('notFound.title')}</h1>
      <p className="mb-8 max-w-measure font-serif text-lead">{t('notFound.text')}</p>
      <nav aria-label={t('notFound.ways')}>
        <ul className="grid gap-2">
          {ways.map(({ path, words }) => (
            <li key={path}>
              <a href={pathOf(locale, path)}>{words}</a>
            </li>
          ))}
        </ul>
      </nav>
    </PublicPage>
  );
}
