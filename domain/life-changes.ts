import { addDays, isDay, latest, type PartialDate, parsePartialDate, surelyBefore } from './calendar';
import type { FieldOfficeKind, OperationKind } from './closed-lists';
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
  | 'already_successor';

/** A life as it is after a change, with the dates that the change has newly named, or why it cannot be changed so. */
export type Changed = { readonly life: LifeFacts; readonly newly: readonly string[] };

/** Closes an operation; refuses a second closure. */
export function close(
  life: LifeFacts,
  closure: LifeClosure,
  successors: readonly LifeSuccessor[],
): Changed | 'already_closed' {
  if (life.closure !== null) return 'already_closed';
  const kept = life.successors.filter(({ slug }) => !successors.some((other) => other.slug === slug));
  return { life: { ...life, closure, successors: sortBySlug([...kept, ...successors]) }, newly: ['closure.lastDay'] };
}

/**
 * Takes a closure back before its last day is over; afterwards it has happened, and can only be corrected. Those who were to follow an
 * operation that goes on follow it no more, but for those that split off it.
 */
export function annulClosure(life: LifeFacts, today: string): Changed | 'not_closed' | 'closure_past' {
  if (life.closure === null) return 'not_closed';
  const { lastDay } = life.closure;
  if (lastDay === null || latest(lastDay as PartialDate) < today) return 'closure_past';
  const living = life.successors.filter(({ kind }) => kind === 'split' || kind === 'partly_replaced');
  return { life: { ...life, closure: null, successors: living }, newly: [] };
}

/** Restructures an operation: what it was stays as what it was until the day before. */
export function restructure(life: LifeFacts, change: Restructure): Changed | LifeChangeRefusal {
  const date = parsePartialDate(change.effectiveOn);
  // A date that is none is told by the rules, at its field.
  const until = date === null ? change.effectiveOn : dayBefore(date);
  const kinds = [
    change.renames ? ('name' as const) : null,
    change.kind === null ? null : ('kind' as const),
    change.seat === null ? null : ('seat' as const),
    change.mandate ? ('mandate' as const) : null,
    change.opens.length + change.closes.length === 0 ? null : ('field-offices' as const),
  ].filter((kind) => kind !== null);
  if (kinds.length === 0) return 'restructuring_empty';
  if (date !== null && isOutOfOrder(life, change, date)) return 'restructuring_out_of_order';
  const places = life.fieldOffices.map(({ place }) => place);
  if (change.closes.some((place) => !places.includes(place))) return 'restructuring_office_unknown';
  if (change.opens.some(({ place }) => places.includes(place))) return 'restructuring_office_known';
  const { effectiveOn, decision } = change;
  const restructurings = [...life.restructurings, ...kinds.map((kind) => ({ effectiveOn, kind, decision }))].sort(
    (a, b) => compare(a.effectiveOn, b.effectiveOn) || compare(a.kind, b.kind),
  );
  return {
    life: {
      ...life,
      restructurings,
      ...(change.renames ? { formerNames: [...life.formerNames, { from: presentNameFrom(life), until }] } : {}),
      ...(change.kind === null
        ? {}
        : { kind: change.kind, formerKinds: [...life.formerKinds, { kind: life.kind, until }] }),
      ...(change.seat === null ? {} : { seats: moved(life, change.seat, effectiveOn, until) }),
      fieldOffices: [
        ...life.fieldOffices.map((office) =>
          change.closes.includes(office.place) ? { ...office, closedOn: until } : office,
        ),
        ...change.opens.map(({ place, kind }) => ({
          place,
          kind,
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
  return { life: { ...life, mandateExtensions }, newly: [`mandateExtensions.${index}.until`] };
}

/** Notes that the staff left, or that they came back. */
export function withdraw(life: LifeFacts, withdrawal: LifeWithdrawal): Changed | 'already_withdrawn' {
  const { withdrawal: before } = life;
  if (before !== null && (before.withdrawnOn !== withdrawal.withdrawnOn || before.returnedOn !== null))
    return 'already_withdrawn';
  return { life: { ...life, withdrawal }, newly: [] };
}

/** Notes that an operation was followed by another. */
export function follow(life: LifeFacts, successor: LifeSuccessor): Changed | 'already_successor' {
  if (life.successors.some(({ slug }) => slug === successor.slug)) return 'already_successor';
  return { life: { ...life, successors: sortBySlug([...life.successors, successor]) }, newly: [] };
}

/** The day from which an operation has its present name. */
export function presentNameFrom({ formerNames, establishment }: LifeFacts): string {
  const last = formerNames.at(-1)?.until;
  if (last === undefined) return establishment.establishedOn;
  return isDay(last as PartialDate) ? addDays(latest(last as PartialDate), 1) : last;
}

/** The last day before a date, as precisely as the date is known. */
function dayBefore(date: PartialDate): string {
  return isDay(date) ? addDays(date, -1) : date;
}

/** A name, a kind or a seat is changed after its last change: what came in between is a correction of the record. */
function isOutOfOrder(life: LifeFacts, change: Restructure, date: PartialDate): boolean {
  const bounds = [
    ...(change.renames ? [life.formerNames.at(-1)?.until] : []),
    ...(change.kind === null ? [] : [life.formerKinds.at(-1)?.until]),
    ...(change.seat === null ? [] : life.seats.map(({ from }) => from)),
  ];
  return bounds.some((bound) => bound != null && surelyBefore(date, bound as PartialDate));
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
