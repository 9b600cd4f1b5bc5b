import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { today } from '@/clock';
import { KosovoNote } from '@/components/kosovo-note';
import { findOperations } from '@/db/queries/operations';
import { regions } from '@/domain/closed-lists';
import { listedOn } from '@/domain/known-on-a-day';
import { operationPath, pathOf } from '@/i18n/addresses';
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
  const day = today();
  const collator = new Intl.Collator(locale);
  const open = findOperations(locale)
    .map((operation) => listedOn(operation, day, day))
    .filter(({ status }) => status === 'active')
    .sort((a, b) => collator.compare(a.shortName, b.shortName));
  const index = regions
    .map((region) => ({ region, entries: open.filter((entry) => entry.region === region) }))
    .filter(({ entries }) => entries.length > 0);
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
        <ul className="flex flex-wrap gap-x-8 gap-y-2">
          {ways.map(({ path, words }) => (
            <li key={path}>
              <a href={pathOf(locale, path)}>{words}</a>
            </li>
          ))}
        </ul>
        <div className="mt-12 gap-x-10 sm:columns-2 lg:columns-3">
          {index.map(({ region, entries }) => (
            <section key={region} aria-labelledby={region} className="mb-8 break-inside-avoid border-t-3 border-ink">
              <h2 id={region} className="border-b border-rule py-2 font-semibold">
                {t(`region.${region}`)}
              </h2>
              <ul>
                {entries.map(({ slug, shortName, textLocale }) => (
                  <li key={slug} className="border-b border-rule">
                    <a
                      href={pathOf(locale, operationPath(slug))}
                      lang={textLocale === locale ? undefined : textLocale}
                      className="block py-1.5 text-ink no-underline hover:text-accent hover:underline"
                    >
                      {shortName}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </nav>
      <KosovoNote texts={open.map(({ shortName }) => shortName)} locale={locale} />
    </PublicPage>
  );
}
