import { getTranslations } from 'next-intl/server';
import { today } from '@/clock';
import { Countries } from '@/components/countries';
import { KosovoNote } from '@/components/kosovo-note';
import { Markdown } from '@/components/markdown';
import { type Db, queryDb } from '@/db/client';
import { findOperations } from '@/db/queries/operations';
import { findSiteText, type SiteText } from '@/db/queries/site';
import { findFieldsBehind } from '@/db/queries/translations';
import { regions } from '@/domain/closed-lists';
import type { Locale } from '@/domain/locale';
import { closedRecently, statusOn } from '@/domain/status';
import { env } from '@/env';
import { pathOf } from '@/i18n/addresses';
import { countryName } from '@/i18n/names';
import { JsonLd } from './json-ld';
import { PublicPage } from './public-page';
import { RegisterEntry } from './register-entry';
import { organization } from './structured-data';
import { TranslationNotice } from './translation-notice';

/** The site's own texts that the front page shows. */
export type FrontTexts = {
  readonly introduction: SiteText | null;
  readonly centre: SiteText | null;
  /** Whether one of them was translated from an earlier version of its source text. */
  readonly behind: boolean;
};

/** The texts of the front page, as a connection sees them. */
export function findFrontTexts(locale: Locale, db: Db = queryDb()): FrontTexts {
  const shown: readonly string[] = ['introduction', 'conflictPreventionCentre'];
  return {
    introduction: findSiteText('introduction', locale, db),
    centre: findSiteText('conflictPreventionCentre', locale, db),
    behind: findFieldsBehind('common', locale, db).some((field) => shown.includes(field)),
  };
}

/** Where we are: what field operations are for, who plans them, and the operations by region. */
export async function FrontDocument({
  locale,
  texts: { introduction, centre, behind },
}: {
  locale: Locale;
  texts: FrontTexts;
}) {
  const t = await getTranslations({ locale });
  const day = today();
  const collator = new Intl.Collator(locale);
  const operations = findOperations(locale).map((operation) => ({
    ...operation,
    status: statusOn(operation.life, day, day),
  }));
  const shown = operations
    .filter(({ status, life }) => (status === 'closed' ? closedRecently(life, day) : status !== 'not_yet'))
    .sort((a, b) => collator.compare(a.shortName, b.shortName));
  const countriesOf = (hostCountries: readonly string[]) =>
    hostCountries.map((code) => countryName(code, locale)).join();
  const byCountry = (entries: typeof shown) =>
    [...entries].sort((a, b) => collator.compare(countriesOf(a.hostCountries), countriesOf(b.hostCountries)));
  const sections = regions
    .map((region) => ({ region, entries: shown.filter((entry) => entry.region === region) }))
    .filter(({ entries }) => entries.length > 0);
  const [lead, ...rest] = introduction?.text.split(/\n\s*\n/) ?? [];
  const open = operations.filter(({ status }) => status === 'active').length;
  const closed = operations.filter(({ status }) => status === 'closed').length;
  return (
    <PublicPage locale={locale} path="" room="operations">
      <h1 className="mb-6 font-serif text-title font-semibold tracking-tight">{t('site.name')}</h1>
      {behind && <TranslationNotice locale={locale} path="" />}
      <p className="-mt-3 mb-5 md:hidden print:hidden">
        <a href="#regions">{t('whereWeAre.toRegions')}</a>
      </p>
      <div className="grid gap-x-20 gap-y-8 md:grid-cols-[1fr_18rem]">
        <div lang={introduction?.textLocale} className="max-w-measure">
          {lead && (
            <div className="font-serif text-lead">
              <Markdown text={lead} />
            </div>
          )}
          <div className="prose mt-4 text-soft">
            <Markdown text={rest.join('\n\n')} />
          </div>
        </div>
        <div className="self-start border-t-3 border-ink pt-3">
          <Figure count={open} words={t('whereWeAre.open', { count: open })} />
          <Figure count={closed} words={t('whereWeAre.closedSince', { count: closed })} />
          <p className="py-2">
            <a href={pathOf(locale, '/closed')}>{t('whereWeAre.toClosed')}</a>
          </p>
          {centre && (
            <section aria-labelledby="centre" className="mt-4 border-t border-rule pt-3">
              <h2 id="centre" className="mb-1 font-semibold">
                {t('whereWeAre.centre')}
              </h2>
              <div lang={centre.textLocale} className="prose text-small text-soft">
                <Markdown text={centre.text} />
              </div>
            </section>
          )}
        </div>
      </div>
      <div className="mt-12 grid gap-x-14 gap-y-8 md:mt-16 md:grid-cols-[13rem_1fr]">
        <nav id="regions" aria-label={t('whereWeAre.regions')} className="self-start md:sticky md:top-4 print:hidden">
          <ul className="border-t-3 border-ink">
            {sections.map(({ region, entries }) => (
              <li key={region} className="border-b border-rule py-2">
                <a
                  href={`#${region}`}
                  className="flex justify-between gap-4 font-semibold text-ink no-underline hover:text-accent hover:underline"
                >
                  {t(`region.${region}`)}{' '}
                  <data value={entries.length} className="font-normal text-soft">
                    {entries.length}
                  </data>
                </a>
                <ul className="mt-0.5 flex flex-wrap gap-x-3 text-small md:block">
                  {byCountry(entries).map(({ slug, hostCountries }) => (
                    <li key={slug}>
                      <a
                        href={`#${slug}`}
                        className="inline-block py-0.5 text-soft no-underline hover:text-accent hover:underline"
                      >
                        <Countries codes={hostCountries} locale={locale} />
                      </a>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid gap-12">
          {sections.map(({ region, entries }) => {
            const openHere = entries.filter(({ status }) => status !== 'closed').length;
            const closedHere = entries.length - openHere;
            return (
              <section key={region} id={region} aria-labelledby={`${region}-heading`}>
                <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-t-3 border-ink pt-2">
                  <h2 id={`${region}-heading`} className="text-lg font-semibold">
                    {t(`region.${region}`)}
                  </h2>
                  <p className="text-soft">
                    {t('whereWeAre.regionCount', {
                      open: openHere,
                      closed: closedHere,
                      both: String(openHere > 0 && closedHere > 0),
                    })}
                  </p>
                </div>
                <ol>
                  {entries.map((entry) => (
                    <RegisterEntry key={entry.slug} entry={entry} today={day} locale={locale} />
                  ))}
                </ol>
              </section>
            );
          })}
        </div>
      </div>
      <KosovoNote
        texts={[
          introduction?.text ?? null,
          centre?.text ?? null,
          ...shown.flatMap(({ shortName, summary, hostCountries }) => [
            shortName,
            summary,
            ...hostCountries.map((code) => countryName(code, locale)),
          ]),
        ]}
        locale={locale}
      />
      <JsonLd things={[organization(t('site.organization'), env().SITE_URL)]} />
    </PublicPage>
  );
}

function Figure({ count, words }: { count: number; words: string }) {
  return (
    <p className="flex items-baseline gap-3 border-b border-rule pb-2 not-first:pt-2 text-soft">
      <data value={count} className="min-w-[1.3em] font-serif text-4xl leading-none font-medium text-ink">
        {count}
      </data>
      {words}
    </p>
  );
}
