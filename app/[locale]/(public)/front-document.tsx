import { getTranslations } from 'next-intl/server';
import { KosovoNote } from '@/components/kosovo-note';
import { Markdown } from '@/components/markdown';
import { type Db, queryDb } from '@/db/client';
import { findOperations, type OperationEntry } from '@/db/queries/operations';
import { findSiteText, type SiteText } from '@/db/queries/site';
import { findFieldsBehind } from '@/db/queries/translations';
import { type Day, earliest } from '@/domain/calendar';
import { listedOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { closedRecently } from '@/domain/status';
import { env } from '@/env';
import { pathOf } from '@/i18n/addresses';
import { datePhrase, writeDate } from '@/i18n/dates';
import { countryName } from '@/i18n/names';
import { JsonLd } from './json-ld';
import { PublicPage } from './public-page';
import { Register } from './register';
import { organization } from './structured-data';
import { TranslationNotice } from './translation-notice';
import { Undecided } from './undecided';

/** The site's own texts that the front page shows. */
export type FrontTexts = {
  readonly introduction: SiteText | null;
  readonly centre: SiteText | null;
  /** Whether one of them was translated from an earlier version of its source text. */
  readonly behind: boolean;
};

/** What the front page is made from. */
export type Front = { readonly texts: FrontTexts; readonly operations: readonly OperationEntry[] };

/** What the front page is made from, as a connection sees it. */
export function findFront(locale: Locale, db: Db = queryDb()): Front {
  return { texts: findTexts(locale, db), operations: findOperations(locale, db) };
}

function findTexts(locale: Locale, db: Db): FrontTexts {
  const shown: readonly string[] = ['introduction', 'conflictPreventionCentre'];
  return {
    introduction: findSiteText('introduction', locale, db),
    centre: findSiteText('conflictPreventionCentre', locale, db),
    behind: findFieldsBehind('common', locale, db).some((field) => shown.includes(field)),
  };
}

/**
 * Where we are, or were on the day `on`: what field operations are for, who plans them, and the operations of the day by region. All that it
 * shows has been read before, so that what it is made from may also be something that is only tried.
 */
export async function FrontDocument({
  locale,
  texts: { introduction, centre, behind },
  operations,
  on,
  today,
}: Front & { locale: Locale; on: Day; today: Day }) {
  const t = await getTranslations({ locale });
  const collator = new Intl.Collator(locale);
  const asked = on === today ? null : on;
  const seen = operations
    .map((operation) => ({ ...listedOn(operation, on, today), closedRecently: closedRecently(operation.life, on) }))
    .sort((a, b) => collator.compare(a.shortName, b.shortName));
  const shown = seen.filter(
    ({ status, ...entry }) =>
      status === 'active' || status === 'planned' || (status === 'closed' && entry.closedRecently),
  );
  const undecided = seen.filter(({ status }) => status === 'undecided');
  const [first] = operations.map(({ life }) => earliest(life.establishedOn)).sort();
  const [lead, ...rest] = introduction?.text.split(/\n\s*\n/) ?? [];
  const open = seen.filter(({ status }) => status === 'active').length;
  const closed = seen.filter(({ status }) => status === 'closed').length;
  return (
    <PublicPage locale={locale} path="" room="operations" shows={{ on, today }}>
      <h1 className="mb-6 font-serif text-title font-semibold tracking-tight">{t('site.name')}</h1>
      {shown.length === 0 && asked && (
        <p className="mb-8 max-w-measure border-s-4 border-ink bg-wash px-5 py-4 font-serif text-lead">
          {first && on < first
            ? t.rich('onADay.noneYet', {
                precision: datePhrase(first, locale).precision,
                date: () => <a href={pathOf(locale, '', first)}>{writeDate(first, locale)}</a>,
              })
            : t('onADay.none')}
        </p>
      )}
      {behind && <TranslationNotice locale={locale} path="" asked={asked} />}
      {shown.length > 0 && (
        <p className="-mt-3 mb-5 md:hidden print:hidden">
          <a href="#regions">{t('whereWeAre.toRegions')}</a>
        </p>
      )}
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
          {(closed > 0 || asked === null) && (
            <Figure count={closed} words={t('whereWeAre.closedSince', { count: closed })} />
          )}
          <p className="py-2">
            <a href={pathOf(locale, '/closed', asked)}>{t('whereWeAre.toClosed')}</a>
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
      <div className="mt-12 md:mt-16">
        {shown.length > 0 && <Register entries={shown} locale={locale} />}
        <Undecided entries={undecided} locale={locale} />
      </div>
      <KosovoNote
        texts={[
          introduction?.text ?? null,
          centre?.text ?? null,
          ...shown.flatMap(({ shortName, orNames, summary, hostCountries }) => [
            shortName,
            ...orNames,
            summary,
            ...hostCountries.map((code) => countryName(code, locale)),
          ]),
          ...undecided.flatMap(({ shortName, hostCountries }) => [
            shortName,
            ...hostCountries.map((code) => countryName(code, locale)),
          ]),
        ]}
        locale={locale}
      />
      {asked === null && <JsonLd things={[organization(t('site.organization'), env().SITE_URL)]} />}
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
