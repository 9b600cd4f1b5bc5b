import { addDays, type Day, earliest, isDay, type PartialDate } from './calendar';
import type { RestructuringKind } from './closed-lists';

/** What can have happened to an operation on a date. Its words are in `messages/`. */
export type EventKind =
  | 'decided'
  | 'established'
  | 'operational'
  | 'renamed'
  | 'seatMoved'
  | 'mandateChanged'
  | 'mandateExtended'
  | 'kindChanged'
  | 'fieldOfficesChanged'
  | 'withdrawn'
  | 'returned'
  | 'fieldOfficeOpened'
  | 'fieldOfficeClosed'
  | 'closureDecided'
  | 'mandateEnded'
  | 'lastDay'
  | 'administrativelyClosed';

/** Something that happened to an operation, with the path of the fact that says so. */
export type Happening = {
  readonly on: PartialDate;
  readonly kind: EventKind;
  /** The path under which the fact's sources stand. */
  readonly field: string;
  readonly decision?: string | null;
  readonly note?: string | null;
  /** The name of the place concerned. */
  readonly place?: string;
  /** Until when a mandate was extended. */
  readonly until?: PartialDate;
};

/** The dated facts of an operation that a chronology is made of. */
export type DatedFacts = {
  readonly life: { readonly establishedOn: PartialDate };
  readonly operationalFrom: PartialDate | null;
  readonly mandate: { readonly decision: string | null; readonly decidedOn: PartialDate | null } | null;
  readonly restructurings: readonly {
    readonly effectiveOn: PartialDate;
    readonly kind: RestructuringKind;
    readonly decision: string | null;
    readonly note: string | null;
  }[];
  /** Extensions of the mandate; one whose decision has no known date happened on no known day, and is left out. */
  readonly mandateExtensions: readonly {
    readonly until: PartialDate;
    readonly decision: string | null;
    readonly decidedOn: PartialDate | null;
  }[];
  readonly withdrawal: { readonly withdrawnOn: PartialDate; readonly returnedOn: PartialDate | null } | null;
  readonly fieldOffices: readonly {
    readonly place: string;
    readonly name: string;
    readonly openedOn: PartialDate | null;
    readonly closedOn: PartialDate | null;
  }[];
  readonly closure: {
    readonly lastDay: PartialDate | null;
    readonly mandateEndedOn: PartialDate | null;
    readonly administrativeClosureOn: PartialDate | null;
    readonly decision: string | null;
    readonly decidedOn: PartialDate | null;
  } | null;
};

/** What a restructuring of each kind is called among the things that happen. */
export const eventOfRestructuring = {
  name: 'renamed',
  kind: 'kindChanged',
  seat: 'seatMoved',
  mandate: 'mandateChanged',
  'field-offices': 'fieldOfficesChanged',
} as const satisfies Record<RestructuringKind, EventKind>;

/** What happened to an operation, in the order of its dates; a coarser date stands before the finer ones within it. */
export function chronology(facts: DatedFacts): readonly Happening[] {
  const { mandate, withdrawal, closure } = facts;
  const happenings: (Happening | false | null | undefined)[] = [
    mandate?.decidedOn &&
      mandate.decidedOn !== facts.life.establishedOn && {
        on: mandate.decidedOn,
        kind: 'decided',
        field: 'mandate.date',
        decision: mandate.decision,
      },
    {
      on: facts.life.establishedOn,
      kind: 'established',
      field: 'establishedOn',
      decision: mandate?.decidedOn === facts.life.establishedOn ? mandate.decision : null,
    },
    happening(facts.operationalFrom, 'operational', 'operationalFrom'),
    ...facts.restructurings.map(({ effectiveOn, kind, decision, note }, index) => ({
      on: effectiveOn,
      kind: eventOfRestructuring[kind],
      field: `restructuring.${effectiveOn}`,
      decision,
      // What is told of a day's restructuring is told once, however much it changed.
      note: facts.restructurings.findIndex((other) => other.effectiveOn === effectiveOn) === index ? note : null,
    })),
    ...facts.mandateExtensions.flatMap(({ until, decision, decidedOn }) =>
      decidedOn === null
        ? []
        : [{ on: decidedOn, kind: 'mandateExtended' as const, field: `mandateExtension.${until}`, decision, until }],
    ),
    happening(withdrawal?.withdrawnOn, 'withdrawn', 'withdrawnOn'),
    happening(withdrawal?.returnedOn, 'returned', 'returnedOn'),
    ...facts.fieldOffices.flatMap(({ place, name, openedOn, closedOn }) => [
      openedOn && { on: openedOn, kind: 'fieldOfficeOpened' as const, field: `fieldOffice.${place}`, place: name },
      closedOn && { on: closedOn, kind: 'fieldOfficeClosed' as const, field: `fieldOffice.${place}`, place: name },
    ]),
    closure?.decidedOn && {
      on: closure.decidedOn,
      kind: 'closureDecided',
      field: 'closure.decision',
      decision: closure.decision,
    },
    happening(closure?.mandateEndedOn, 'mandateEnded', 'mandateEndedOn'),
    happening(closure?.lastDay, 'lastDay', 'closedOn'),
    happening(closure?.administrativeClosureOn, 'administrativelyClosed', 'administrativeClosureOn'),
  ];
  return happenings
    .filter((candidate): candidate is Happening => Boolean(candidate))
    .map((candidate, index) => ({ candidate, index }))
    .sort((a, b) => order(a.candidate.on, b.candidate.on) || a.index - b.index)
    .map(({ candidate }) => candidate);
}

function happening(on: PartialDate | null | undefined, kind: EventKind, field: string): Happening | null {
  return on ? { on, kind, field } : null;
}

function order(a: PartialDate, b: PartialDate): number {
  const [first, second] = [earliest(a), earliest(b)];
  return first < second ? -1 : first > second ? 1 : a.length - b.length;
}

/**
 * The first day after a name's last day that is known: where the name that followed it begins. The calendar's own last day, after which
 * there is none, is its own.
 */
export function dayAfter(until: PartialDate): PartialDate {
  return isDay(until) && until !== '9999-12-31' ? addDays(until as Day, 1) : until;
}
