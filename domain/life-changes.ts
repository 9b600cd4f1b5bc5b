import { addDays, earliest, isDay, type PartialDate, surelyBefore } from './calendar';
import { dayAfter } from './chronology';
import type { FieldOfficeKind, OperationKind } from './closed-lists';
import { parseFactDate } from './fact-dates';
import type { LifeClosure, LifeExtension, LifeFacts, LifeRestructuring, LifeSuccessor, LifeWithdrawal } from './life';

/** What a restructuring changes, all on one day. The new name and what is told of it are texts. */
export type Restructure = {
  readonly effectiveOn: string;
  readonly decision: string | null;
  readonly renames: boolean;
  /** The new kind; `null` where it stays. */
  readonly kind: OperationKind | null;
  /** The key of the new seat's place; `null` where it stays. */
  readonly seat: string | null;
  readonly mandate: boolean;
  readonly opens: readonly { readonly place: string; readonly kind: FieldOfficeKind }[];
  /** The places whose field offices close. */
  readonly closes: readonly string[];
};

export type LifeChangeRefusal =
  | 'already_closed'
  | 'not_closed'
  | 'closure_past'
  | 'restructuring_empty'
  | 'restructuring_out_of_order'
  | 'restructuring_office_unknown'
  | 'restructuring_office_known'
  | 'extension_twice'
  | 'already_withdrawn'
  | 'already_successor'
  | 'reason_missing';

/** A life as it is after a change, with the dates and the successors that the change has newly named, by their paths. */
export type Changed = { readonly life: LifeFacts; readonly newly: readonly string[] };

/** Closes an operation; refuses a second closure. */
export function close(
  life: LifeFacts,
  closure: LifeClosure,
  successors: readonly LifeSuccessor[],
): Changed | 'already_closed' {
  if (life.closure !== null) return 'already_closed';
  const kept = life.successors.filter(({ slug }) => !successors.some((other) => other.slug === slug));
  const followed = sortBySlug([...kept, ...successors]);
  const { mandateEndedOn, administrativeClosureOn, decidedOn } = closure;
  return {
    life: { ...life, closure, successors: followed },
    newly: [
      'closure.lastDay',
      ...named('closure', { mandateEndedOn, administrativeClosureOn, decidedOn }),
      ...successors.map((successor) => `successors.${followed.indexOf(successor)}`),
    ],
  };
}

/**
 * Takes a closure back while its last day is surely not over; afterwards it has happened, or nobody can tell, and it can only be
 * corrected. Those who were to follow an operation that goes on follow it no more, but for those after which it may live on.
 */
export function annulClosure(life: LifeFacts, today: string): Changed | 'not_closed' | 'closure_past' {
  if (life.closure === null) return 'not_closed';
  const { lastDay } = life.closure;
  if (lastDay === null || earliest(lastDay as PartialDate) < today) return 'closure_past';
  const living = life.successors.filter(({ kind }) => kind === 'split' || kind === 'partly_replaced');
  return { life: { ...life, closure: null, successors: living }, newly: [] };
}

/** Restructures an operation: what it was stays as what it was until the day before. */
export function restructure(life: LifeFacts, change: Restructure): Changed | LifeChangeRefusal {
  const date = parseFactDate(change.effectiveOn);
  // A date that is none, or out of any range, is told by the rules, at its field.
  const until = date === null ? change.effectiveOn : dayBefore(date);
  const kind = change.kind === life.kind ? null : change.kind;
  const seat = life.seats.some(({ place, until }) => place === change.seat && until === null) ? null : change.seat;
  const kinds = [
    change.renames ? ('name' as const) : null,
    kind === null ? null : ('kind' as const),
    seat === null ? null : ('seat' as const),
    change.mandate ? ('mandate' as const) : null,
    change.opens.length + change.closes.length === 0 ? null : ('field-offices' as const),
  ].filter((kind) => kind !== null);
  if (kinds.length === 0) return 'restructuring_empty';
  if (date !== null && isOutOfOrder(life, { renames: change.renames, kind, seat }, date))
    return 'restructuring_out_of_order';
  const places = life.fieldOffices.map(({ place }) => place);
  const open = life.fieldOffices.filter(({ closedOn }) => closedOn === null).map(({ place }) => place);
  if (change.closes.some((place) => !open.includes(place))) return 'restructuring_office_unknown';
  if (change.opens.some(({ place }) => places.includes(place))) return 'restructuring_office_known';
  const { effectiveOn, decision } = change;
  const restructurings = [
    ...life.restructurings,
    ...kinds.map((changed) => ({ effectiveOn, kind: changed, decision })),
  ].sort((a, b) => compare(a.effectiveOn, b.effectiveOn) || compare(a.kind, b.kind));
  return {
    life: {
      ...life,
      restructurings,
      ...(change.renames ? { formerNames: [...life.formerNames, { from: presentNameFrom(life), until }] } : {}),
      ...(kind === null ? {} : { kind, formerKinds: [...life.formerKinds, { kind: life.kind, until }] }),
      ...(seat === null ? {} : { seats: moved(life, seat, effectiveOn, until) }),
      fieldOffices: [
        ...life.fieldOffices.map((office) =>
          change.closes.includes(office.place) ? { ...office, closedOn: until } : office,
        ),
        ...change.opens.map((office) => ({
          ...office,
          standing: 'open' as const,
          openedOn: effectiveOn,
          closedOn: null,
          asOf: null,
        })),
      ],
    },
    newly: restructurings.flatMap((row, index) =>
      isOneOf(row, effectiveOn, kinds) ? [`restructurings.${index}.effectiveOn`] : [],
    ),
  };
}

/** Extends the mandate until a day. */
export function extendMandate(life: LifeFacts, extension: LifeExtension): Changed | 'extension_twice' {
  if (life.mandateExtensions.some(({ until }) => until === extension.until)) return 'extension_twice';
  const mandateExtensions = [...life.mandateExtensions, extension].sort((a, b) => compare(a.until, b.until));
  const index = mandateExtensions.indexOf(extension);
  const { until, decidedOn } = extension;
  return { life: { ...life, mandateExtensions }, newly: named(`mandateExtensions.${index}`, { until, decidedOn }) };
}

/** Notes that the staff left, or that they came back. */
export function withdraw(life: LifeFacts, withdrawal: LifeWithdrawal): Changed | 'already_withdrawn' {
  const { withdrawal: before } = life;
  if (before !== null && (before.withdrawnOn !== withdrawal.withdrawnOn || before.returnedOn !== null))
    return 'already_withdrawn';
  const { withdrawnOn, returnedOn } = withdrawal;
  const dates = before === null ? { withdrawnOn, returnedOn } : { returnedOn };
  return { life: { ...life, withdrawal }, newly: named('withdrawal', dates) };
}

/** Notes that an operation was followed by another. */
export function follow(life: LifeFacts, successor: LifeSuccessor): Changed | 'already_successor' {
  if (life.successors.some(({ slug }) => slug === successor.slug)) return 'already_successor';
  const successors = sortBySlug([...life.successors, successor]);
  return { life: { ...life, successors }, newly: [`successors.${successors.indexOf(successor)}`] };
}

/** The day from which an operation has its present name. */
export function presentNameFrom({ formerNames, establishment }: LifeFacts): string {
  const last = formerNames.at(-1)?.until;
  return last === undefined ? establishment.establishedOn : dayAfter(last as PartialDate);
}

/** The paths of those dates of a fact that are there. */
function named(fact: string, dates: Readonly<Record<string, string | null>>): readonly string[] {
  return Object.entries(dates).flatMap(([name, date]) => (date === null ? [] : [`${fact}.${name}`]));
}

/** The last day before a date, as precisely as the date is known. */
function dayBefore(date: PartialDate): string {
  return isDay(date) ? addDays(date, -1) : date;
}

/** A name, a kind or a seat is changed after its last change: what came in between is a correction of the record. */
function isOutOfOrder(
  life: LifeFacts,
  change: Pick<Restructure, 'renames' | 'kind' | 'seat'>,
  date: PartialDate,
): boolean {
  const ended = [
    ...(change.renames ? life.formerNames : []),
    ...(change.kind === null ? [] : life.formerKinds),
    ...(change.seat === null ? [] : life.seats.flatMap(({ until }) => (until === null ? [] : [{ until }]))),
  ].map(({ until }) => dayAfter(until as PartialDate));
  const begun = change.seat === null ? [] : life.seats.flatMap(({ from }) => (from === null ? [] : [from]));
  return [...ended, ...begun].some((bound) => surelyBefore(date, bound as PartialDate));
}

function moved(life: LifeFacts, place: string, from: string, until: string): LifeFacts['seats'] {
  return [...life.seats.map((seat) => (seat.until === null ? { ...seat, until } : seat)), { place, from, until: null }];
}

function isOneOf(row: LifeRestructuring, effectiveOn: string, kinds: readonly string[]): boolean {
  return row.effectiveOn === effectiveOn && kinds.includes(row.kind);
}

function sortBySlug(successors: readonly LifeSuccessor[]): readonly LifeSuccessor[] {
  return [...successors].sort((a, b) => compare(a.slug, b.slug));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
