import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { today } from '@/clock';
import { Countries } from '@/components/countries';
import { KosovoNote } from '@/components/kosovo-note';
import { LifeLine, LifeLineAxis } from '@/components/life-line';
import { Unconfirmed } from '@/components/unconfirmed';
import { WrittenDate } from '@/components/written-date';
import { findOperations, type OperationEntry } from '@/db/queries/operations';
import { type Arrangement, groupings, readArrangement, sortings, writeArrangement } from '@/domain/archive';
import { type Day, earliest, latest } from '@/domain/calendar';
import { closureKinds, regions } from '@/domain/closed-lists';
import type { Locale } from '@/domain/locale';
import { statusOn } from '@/domain/status';
import { env } from '@/env';
import { operationPath, pathOf } from '@/i18n/addresses';
import { writeYears } from '@/i18n/dates';
import { countryName } from '@/i18n/names';
import { type LocaleParams, localeOf } from '../../locale-params';
import { headOf } from '../head';
import { JsonLd } from '../json-ld';
import { PublicPage } from '../public-page';
import { type Query, queryOf } from '../query-of';
import { breadcrumbs, organization } from '../structured-data';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  return headOf({
    locale,
    path: '/closed',
    title: t('site.pageTitle', { title: t('archive.title') }),
    description: t('archive.description'),
  });
}

/** The archive: every closed operation, grouped and sorted as the reader asks. */
export default async function ArchivePage({ params, searchParams }: LocaleParams & Query) {
  const locale = await localeOf(params);
  const arrangement = readArrangement(await queryOf(searchParams));
  if (arrangement === null) notFound();
  const t = await getTranslations({ locale });
  const day = today();
  const closed = findOperations(locale)
    .filter(({ life }) => statusOn(life, day, day) === 'closed')
    .sort(comparer(arrangement, locale));
  const groups = groupsOf(closed, arrangement, locale, {
    region: (region) => t(`region.${region}`),
    reason: (kind) => t(`closureKind.${kind}`),
  });
  const { SITE_URL } = env();
  return (
    <PublicPage locale={locale} path={`/closed${writeArrangement(arrangement)}`} room="closed">
      <h1 className="mb-4 font-serif text-title font-semibold tracking-tight">{t('archive.title')}</h1>
      <p className="mb-8 max-w-measure font-serif text-lead">
        {closed.length === 0 ? t('archive.empty') : t('archive.lead', { count: closed.length })}
      </p>
      <div className="mb-10 grid gap-x-12 gap-y-2 border-y border-rule py-3 sm:flex print:hidden">
        <Choices
          label={t('archive.groupBy')}
          choices={groupings.map((group) => ({
            words: t(`archive.${group}`),
            chosen: group === arrangement.group,
            href: pathOf(locale, `/closed${writeArrangement({ ...arrangement, group })}`),
          }))}
        />
        <Choices
          label={t('archive.sortBy')}
          choices={sortings.map((sort) => ({
            words: t(`archive.${sort}`),
            chosen: sort === arrangement.sort,
            href: pathOf(locale, `/closed${writeArrangement({ ...arrangement, sort })}`),
          }))}
        />
      </div>
      <div className="grid gap-12">
        {groups.map(({ key, words, entries }) => (
          <section key={key} aria-labelledby={`group-${key}`}>
            <div className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-6 border-t-3 border-ink pt-2 md:grid-cols-[minmax(0,1fr)_auto_minmax(12rem,22rem)]">
              <h2 id={`group-${key}`} className="text-lg font-semibold first-letter:uppercase">
                {words}
              </h2>
              <data value={entries.length} className="text-soft">
                {entries.length}
              </data>
              <div className="max-md:hidden">
                <LifeLineAxis today={day} />
              </div>
            </div>
            <ol>
              {entries.map((entry) => (
                <ArchiveEntry key={entry.slug} entry={entry} today={day} locale={locale} />
              ))}
            </ol>
          </section>
        ))}
      </div>
      <KosovoNote
        texts={closed.flatMap(({ shortName, hostCountries }) => [
          shortName,
          ...hostCountries.map((code) => countryName(code, locale)),
        ])}
        locale={locale}
      />
      <JsonLd
        things={[
          organization(t('site.organization'), SITE_URL),
          breadcrumbs([
            { name: t('site.name'), url: `${SITE_URL}${pathOf(locale, '')}` },
            { name: t('archive.title'), url: `${SITE_URL}${pathOf(locale, '/closed')}` },
          ]),
        ]}
      />
    </PublicPage>
  );
}

async function ArchiveEntry({ entry, today: day, locale }: { entry: OperationEntry; today: Day; locale: Locale }) {
  const t = await getTranslations({ locale });
  const { life, verified, closureKind } = entry;
  const lang = entry.textLocale === locale ? undefined : entry.textLocale;
  const lastDay = life.closure?.lastDay;
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-rule py-4 md:grid-cols-[6rem_minmax(0,1fr)_minmax(12rem,22rem)]">
      <p className="pt-0.5 text-soft">
        <data value={life.establishedOn} className="whitespace-nowrap">
          {writeYears(life.establishedOn, life.closure ? life.closure.lastDay : undefined)}
        </data>
      </p>
      <div className="min-w-0">
        <h3 className="font-serif text-lg leading-snug font-semibold" lang={lang}>
          <a href={pathOf(locale, operationPath(entry.slug))} className="text-ink no-underline hover:underline">
            {entry.shortName}
          </a>
        </h3>
        <p className="text-small text-soft">
          <Countries codes={entry.hostCountries} locale={locale} />
          {closureKind && closureKind !== 'unknown' && <> · {t(`closureKind.${closureKind}`)}</>}
        </p>
      </div>
      <div className="self-center">
        <LifeLine life={life} withdrawal={entry.withdrawal} today={day} locale={locale} />
        <p className="mt-1 text-small text-soft">
          {t.rich('archive.lastDay', {
            date: () => (lastDay ? <WrittenDate date={lastDay} locale={locale} /> : t('operation.lastDayUnknown')),
          })}
          {lastDay && <Unconfirmed verified={verified.has('closedOn')} locale={locale} />}
        </p>
      </div>
    </li>
  );
}

function Choices({
  label,
  choices,
}: {
  label: string;
  choices: readonly { words: string; chosen: boolean; href: string }[];
}) {
  return (
    <nav aria-label={label} className="flex flex-wrap gap-x-4">
      <span className="text-soft">{label}</span>
      <ul className="flex flex-wrap gap-x-4">
        {choices.map(({ words, chosen, href }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={chosen ? 'true' : undefined}
              className="border-b-2 border-transparent aria-[current]:border-accent aria-[current]:text-ink aria-[current]:no-underline"
            >
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function comparer({ sort }: Arrangement, locale: Locale): (a: OperationEntry, b: OperationEntry) => number {
  const collator = new Intl.Collator(locale);
  const byName = (a: OperationEntry, b: OperationEntry) => collator.compare(a.shortName, b.shortName);
  if (sort === 'name') return byName;
  if (sort === 'established') {
    return (a, b) => compare(earliest(a.life.establishedOn), earliest(b.life.establishedOn)) || byName(a, b);
  }
  // The latest first; a last day that nobody knows comes after all others.
  const lastDay = ({ life }: OperationEntry) => (life.closure?.lastDay ? latest(life.closure.lastDay) : '');
  return (a, b) => compare(lastDay(b), lastDay(a)) || byName(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Group = { readonly key: string; readonly words: string; readonly entries: readonly OperationEntry[] };

function groupsOf(
  closed: readonly OperationEntry[],
  { group }: Arrangement,
  locale: Locale,
  words: {
    region: (region: OperationEntry['region']) => string;
    reason: (kind: (typeof closureKinds)[number]) => string;
  },
): readonly Group[] {
  const collator = new Intl.Collator(locale);
  const groups = {
    region: () =>
      regions.map((region) => ({
        key: region,
        words: words.region(region),
        entries: closed.filter((entry) => entry.region === region),
      })),
    reason: () =>
      closureKinds.map((kind) => ({
        key: kind,
        words: words.reason(kind),
        entries: closed.filter(({ closureKind }) => closureKind === kind),
      })),
    country: () =>
      [...new Set(closed.flatMap(({ hostCountries }) => hostCountries))]
        .map((country) => ({
          key: country,
          words: `${countryName(country, locale)}${country === 'XK' ? '*' : ''}`,
          entries: closed.filter(({ hostCountries }) => hostCountries.includes(country)),
        }))
        .sort((a, b) => collator.compare(a.words, b.words)),
  }[group]();
  return groups.filter(({ entries }) => entries.length > 0);
}
