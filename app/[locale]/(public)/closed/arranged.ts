import type { OperationEntry } from '@/db/queries/operations';
import type { Arrangement } from '@/domain/archive';
import { earliest, latest } from '@/domain/calendar';
import { closureKinds, regions } from '@/domain/closed-lists';
import type { Locale } from '@/domain/locale';
import { countryName } from '@/i18n/names';

/** Compares two closed operations as the reader wants them sorted. */
export function comparer({ sort }: Arrangement, locale: Locale): (a: OperationEntry, b: OperationEntry) => number {
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

type Group<Entry> = { readonly key: string; readonly words: string; readonly entries: readonly Entry[] };

/** The closed operations in the groups that the reader wants, those groups left out that are empty. */
export function groupsOf<Entry extends OperationEntry>(
  closed: readonly Entry[],
  { group }: Arrangement,
  locale: Locale,
  words: {
    region: (region: OperationEntry['region']) => string;
    reason: (kind: (typeof closureKinds)[number]) => string;
  },
): readonly Group<Entry>[] {
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
