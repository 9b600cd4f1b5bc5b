import { earliest, latest, type PartialDate, surelyBefore } from './calendar';
import { chronology, type DatedFacts, type EventKind, type Happening } from './chronology';

/** What happens to an operation as a whole: what made it, changed it and ended it, not what prolonged it or a single office of it. */
const lifeEventKinds: readonly EventKind[] = [
  'decided',
  'established',
  'renamed',
  'seatMoved',
  'mandateChanged',
  'kindChanged',
  'fieldOfficesChanged',
  'withdrawn',
  'returned',
  'closureDecided',
  'lastDay',
];

/** What made, changed and ended an operation, in the order of its chronology. */
export function lifeEvents(facts: DatedFacts): readonly Happening[] {
  return chronology(facts).filter(({ kind }) => lifeEventKinds.includes(kind));
}

/** A name that an operation had, with its last day. */
type FormerName = { readonly until: PartialDate; readonly name: string };

/**
 * The former name under which something happened: what the operation was called on that day, or was first called where it had no name
 * yet. `null` where it has had its present name since. A renaming happened under the name that it gave. `formerNames` are in their order.
 */
export function nameAtEvent<Name extends FormerName>(
  event: Pick<Happening, 'on' | 'kind'>,
  formerNames: readonly Name[],
): Name | null {
  return formerNames.find((name) => !isPast(name, event)) ?? null;
}

/** The name that something ended, or that had ended before it happened: of a renaming, the one that it took away. `null` for none. */
export function nameBefore<Name extends FormerName>(
  event: Pick<Happening, 'on' | 'kind'>,
  formerNames: readonly Name[],
): Name | null {
  return formerNames.filter((name) => isPast(name, event)).at(-1) ?? null;
}

function isPast({ until }: FormerName, { on, kind }: Pick<Happening, 'on' | 'kind'>): boolean {
  return kind === 'renamed' ? latest(until) <= latest(on) : surelyBefore(until, on);
}

/** What has changed, arranged for readers. */
export type Changes<Change> = {
  /** What is decided and lies ahead, the next first. */
  readonly toCome: readonly Change[];
  /** What has happened, by its year, the latest first. */
  readonly years: readonly { readonly year: string; readonly changes: readonly Change[] }[];
};

/**
 * Arranges changes by their years, the newest first: the order of a chronology turned round, so that a coarser date stands after the
 * finer ones within it. What surely lies after `today` is to come. Changes of one date stay in the order in which they are given.
 */
export function byYear<Change extends { readonly on: PartialDate }>(
  changes: readonly Change[],
  today: PartialDate,
): Changes<Change> {
  const ahead = (change: Change) => surelyBefore(today, change.on);
  const newestFirst = changes.filter((change) => !ahead(change)).sort((a, b) => order(b.on, a.on));
  const years = new Map<string, Change[]>();
  for (const change of newestFirst) {
    const year = change.on.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), change]);
  }
  return {
    toCome: changes.filter(ahead).sort((a, b) => order(a.on, b.on)),
    years: [...years].map(([year, inYear]) => ({ year, changes: inYear })),
  };
}

function order(a: PartialDate, b: PartialDate): number {
  const [first, second] = [earliest(a), earliest(b)];
  return first < second ? -1 : first > second ? 1 : a.length - b.length;
}
