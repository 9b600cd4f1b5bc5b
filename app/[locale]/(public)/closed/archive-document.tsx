import { getTranslations } from 'next-intl/server';
import { Countries } from '@/components/countries';
import { KosovoNote } from '@/components/kosovo-note';
import { LifeLine, LifeLineAxis } from '@/components/life-line';
import { Unconfirmed } from '@/components/unconfirmed';
import { WrittenDate } from '@/components/written-date';
import type { OperationEntry } from '@/db/queries/operations';
import { type Arrangement, groupings, sortings, writeArrangement } from '@/domain/archive';
import type { Day } from '@/domain/calendar';
import { listedOn, type SeenOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { env } from '@/env';
import { operationPath, pathOf } from '@/i18n/addresses';
import { writeYears } from '@/i18n/dates';
import { countryName } from '@/i18n/names';
import { JsonLd } from '../json-ld';
import { PublicPage } from '../public-page';
import { breadcrumbs, organization } from '../structured-data';
import { Undecided } from '../undecided';
import { comparer, groupsOf } from './arranged';

type Entry = OperationEntry & SeenOn;

/** The archive: every operation that was closed on the day `on`, grouped and sorted as the reader asks. */
export async function ArchiveDocument({
  locale,
  arrangement,
  operations,
  on,
  today,
}: {
  locale: Locale;
  arrangement: Arrangement;
  operations: readonly OperationEntry[];
  on: Day;
  today: Day;
}) {
  const t = await getTranslations({ locale });
  const asked = on === today ? null : on;
  const seen = operations.map((operation) => listedOn(operation, on, today)).sort(comparer(arrangement, locale));
  const closed = seen.filter(({ status }) => status === 'closed');
  const undecided = asked === null ? [] : seen.filter(({ status }) => status === 'undecided');
  const groups = groupsOf(closed, arrangement, locale, {
    region: (region) => t(`region.${region}`),
    reason: (kind) => t(`closureKind.${kind}`),
  });
  const { SITE_URL } = env();
  return (
    <PublicPage locale={locale} path={`/closed${writeArrangement(arrangement)}`} room="closed" shows={{ on, today }}>
      <h1 className="mb-4 font-serif text-title font-semibold tracking-tight">{t('archive.title')}</h1>
      <p className="mb-8 max-w-measure font-serif text-lead">
        {asked === null
          ? closed.length === 0
            ? t('archive.empty')
            : t('archive.lead', { count: closed.length })
          : t('onADay.closedBy', { count: closed.length })}
      </p>
      <div className="mb-10 grid gap-x-12 gap-y-2 border-y border-rule py-3 sm:flex print:hidden">
        <Choices
          label={t('archive.groupBy')}
          choices={groupings.map((group) => ({
            words: t(`archive.${group}`),
            chosen: group === arrangement.group,
            href: pathOf(locale, `/closed${writeArrangement({ ...arrangement, group })}`, asked),
          }))}
        />
        <Choices
          label={t('archive.sortBy')}
          choices={sortings.map((sort) => ({
            words: t(`archive.${sort}`),
            chosen: sort === arrangement.sort,
            href: pathOf(locale, `/closed${writeArrangement({ ...arrangement, sort })}`, asked),
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
                <LifeLineAxis today={today} on={on} />
              </div>
            </div>
            <ol>
              {entries.map((entry) => (
                <ArchiveEntry key={entry.slug} entry={entry} locale={locale} />
              ))}
            </ol>
          </section>
        ))}
      </div>
      <Undecided entries={undecided} locale={locale} />
      <KosovoNote
        texts={[...closed, ...undecided].flatMap(({ shortName, hostCountries }) => [
          shortName,
          ...hostCountries.map((code) => countryName(code, locale)),
        ])}
        locale={locale}
      />
      {asked === null && (
        <JsonLd
          things={[
            organization(t('site.organization'), SITE_URL),
            breadcrumbs([
              { name: t('site.name'), url: `${SITE_URL}${pathOf(locale, '')}` },
              { name: t('archive.title'), url: `${SITE_URL}${pathOf(locale, '/closed')}` },
            ]),
          ]}
        />
      )}
    </PublicPage>
  );
}

async function ArchiveEntry({ entry, locale }: { entry: Entry; locale: Locale }) {
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
          <a
            href={pathOf(locale, operationPath(entry.slug), entry.asked)}
            className="text-ink no-underline hover:underline"
          >
            {entry.shortName}
          </a>
        </h3>
        <p className="text-small text-soft">
          <Countries codes={entry.hostCountries} locale={locale} />
          {closureKind && closureKind !== 'unknown' && <> · {t(`closureKind.${closureKind}`)}</>}
        </p>
      </div>
      <div className="self-center">
        <LifeLine life={life} withdrawal={entry.withdrawal} today={entry.today} on={entry.on} locale={locale} />
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
