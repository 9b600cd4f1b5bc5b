import { type Day, earliest, latest, type PartialDate } from './calendar';
import { dayAfter } from './chronology';
import type { OperationKind } from './closed-lists';
import type { Withdrawal } from './life-line';
import { type Family, type FamilyMember, familyAround } from './lineage';
import { type FormerSpan, inOrder, namesOn, type OfficeDates, officeOn, type Span, seatsOn } from './on-a-day';
import { type Life, type Status, statusOn } from './status';

/**
 * An operation as it stood on a day: a past day knows nothing of what came after it, today and a day to come know all that is decided.
 * What can be told for a day only in part is told as what it can have been.
 */

/** The facts of an operation that a list shows and that have dates. */
export type ListedFacts = {
  readonly textLocale: string;
  readonly name: string;
  readonly shortName: string;
  readonly seatName: string | null;
  readonly life: Life;
  readonly withdrawal: Withdrawal | null;
  readonly formerNames: readonly (FormerSpan & { readonly name: string })[];
  readonly seats: readonly (Span & { readonly name: string })[];
  /** When its closure was decided, where that is known. */
  readonly closureDecidedOn: PartialDate | null;
};

/** What is added to the facts of an operation that are seen for a day. */
export type SeenOn = {
  readonly on: Day;
  readonly today: Day;
  /** The day, where it is not today: links to other pages keep it. */
  readonly asked: Day | null;
  readonly status: Status;
  /** The path of the name that is shown, under which its sources stand. */
  readonly nameField: string;
  /** The other names that it can have had on the day. */
  readonly orNames: readonly string[];
  /** The other seats that it can have had on the day. */
  readonly orSeats: readonly string[];
};

/** An operation in a list, as it stood on `on`. */
export function listedOn<Facts extends ListedFacts>(facts: Facts, on: Day, today: Day): Facts & SeenOn {
  const { life, formerNames, seats, withdrawal } = facts;
  const names = namesOn(formerNames, life.establishedOn, on);
  const [former = null, ...others] = names;
  const newest = inOrder(seats).at(-1);
  const seatNames = seatsOn(seats, life.establishedOn, on).map((seat) =>
    seat === newest ? (facts.seatName ?? seat.name) : seat.name,
  );
  return {
    ...facts,
    name: former?.name ?? facts.name,
    shortName: former?.name ?? facts.shortName,
    seatName: seats.length === 0 ? facts.seatName : (seatNames[0] ?? null),
    life: lifeKnownOn(facts, on, today),
    withdrawal: withdrawalKnownOn(withdrawal, on, today),
    on,
    today,
    asked: on === today ? null : on,
    status: statusOn(life, on, today),
    nameField: former === null ? `name.${facts.textLocale}` : `formerName.${former.from}.${facts.textLocale}`,
    orNames: others.map((other) => other?.name ?? facts.shortName),
    orSeats: seatNames.slice(1),
  };
}

/** A predecessor or successor. */
export type KinFacts = {
  readonly shortName: string;
  readonly formerNames: readonly (FormerSpan & { readonly name: string })[];
  readonly establishedOn: PartialDate;
  /** When its establishment was decided, where that is known. */
  readonly decidedOn: PartialDate | null;
  readonly lastDay: PartialDate | null | undefined;
};

/** A predecessor or successor as it stood on `on`; `null` where nothing was known of it yet. */
export function kinOn<Kin extends KinFacts>(kin: Kin, on: Day, today: Day): Kin | null {
  const { establishedOn, decidedOn, lastDay } = kin;
  if (on < today && !happened(establishedOn, on) && !happened(decidedOn, on)) return null;
  const [former] = namesOn(kin.formerNames, establishedOn, on);
  const shortName = former?.name ?? kin.shortName;
  if (on >= today || lastDay == null || on > latest(lastDay)) return { ...kin, shortName };
  return { ...kin, shortName, lastDay: on <= earliest(lastDay) ? undefined : null };
}

/** All dated facts of an operation that its own page shows. */
export type AllFacts = ListedFacts & {
  readonly slug: string;
  readonly kind: OperationKind;
  /** The kinds that it was of before its newest, each with its last day; in their order. */
  readonly formerKinds: readonly { readonly kind: OperationKind; readonly until: PartialDate }[];
  readonly mandateExtensions: readonly { readonly until: PartialDate; readonly decidedOn: PartialDate | null }[];
  readonly operationalFrom: PartialDate | null;
  readonly mandate: { readonly decision: string | null; readonly decidedOn: PartialDate | null } | null;
  readonly closure: {
    readonly lastDay: PartialDate | null;
    readonly mandateEndedOn: PartialDate | null;
    readonly administrativeClosureOn: PartialDate | null;
    readonly decision: string | null;
    readonly decidedOn: PartialDate | null;
  } | null;
  readonly restructurings: readonly { readonly effectiveOn: PartialDate }[];
  readonly fieldOffices: readonly (OfficeDates & { readonly place: string })[];
  readonly predecessors: readonly KinFacts[];
  readonly successors: readonly KinFacts[];
  readonly family: Family<FamilyMember & KinFacts>;
  readonly sources: readonly { readonly field: string }[];
};

/** What its own page shows more of an operation that is seen for a day. */
export type SeenWholeOn = SeenOn & {
  /** The names that it is decided to have after the day. */
  readonly laterNames: readonly { readonly from: PartialDate; readonly name: string; readonly field: string }[];
  /** The other kinds that it can have been of on the day. */
  readonly orKinds: readonly OperationKind[];
};

/** An operation with all its facts, as it stood on `on`. */
export function wholeOn<Facts extends AllFacts>(facts: Facts, on: Day, today: Day): Facts & SeenWholeOn {
  const past = on < today;
  const known = (date: PartialDate | null) => (past && !happened(date, on) ? null : date);
  const listed = listedOn(facts, on, today);
  const { mandate, closure } = facts;
  const [kind = facts.kind, ...orKinds] = kindsOn(facts, on);
  const decided = !past || happened(closure?.decidedOn ?? null, on);
  const seen = {
    ...listed,
    kind,
    orKinds,
    operationalFrom: known(facts.operationalFrom),
    mandate: mandate && (known(mandate.decidedOn) !== null || mandate.decidedOn === null) ? mandate : null,
    closure: closure && {
      ...closure,
      lastDay: listed.life.closure?.lastDay ?? null,
      mandateEndedOn: decided ? closure.mandateEndedOn : known(closure.mandateEndedOn),
      administrativeClosureOn: known(closure.administrativeClosureOn),
      decision: decided || listed.status === 'closed' ? closure.decision : null,
      decidedOn: known(closure.decidedOn),
    },
    restructurings: facts.restructurings.filter(({ effectiveOn }) => known(effectiveOn) !== null),
    // An extension whose decision has no date is told by none, and so on no day before today.
    mandateExtensions: facts.mandateExtensions.filter(({ decidedOn }) => !past || happened(decidedOn, on)),
    formerNames: facts.formerNames.filter(({ until }) => latest(until) < on),
    laterNames: past ? [] : laterNames(facts, on),
    seats: facts.seats
      .filter(({ from }) => from === null || earliest(from) <= on)
      .map((seat) => (seat.until !== null && latest(seat.until) < on ? seat : { ...seat, until: null })),
    fieldOffices: officesOn(facts.fieldOffices, on, today),
    predecessors: listed.status === 'not_yet' && past ? [] : kinsOn(facts.predecessors, on, today),
    successors: kinsOn(facts.successors, on, today),
    family: familyAround(facts.slug, facts.family.ties, kinsOn(facts.family.members, on, today)),
  };
  return { ...seen, sources: facts.sources.filter(({ field }) => !past || speaksOf(field, seen)) };
}

/** Whether a date surely lies on or before a day; `null` is not known to. */
function happened(date: PartialDate | null, on: Day): boolean {
  return date !== null && latest(date) <= on;
}

/**
 * A closure is known on a past day if it was decided by then, or may have happened by then; the dates of an operation before its first
 * day are its own affair: `statusOn` says what they mean.
 */
function lifeKnownOn({ life, closureDecidedOn }: ListedFacts, on: Day, today: Day): Life {
  const lastDay = life.closure?.lastDay;
  if (on >= today || lastDay == null || happened(closureDecidedOn, on) || on > earliest(lastDay)) return life;
  return { ...life, closure: null };
}

function withdrawalKnownOn(withdrawal: Withdrawal | null, on: Day, today: Day): Withdrawal | null {
  if (withdrawal === null || on >= today) return withdrawal;
  if (!happened(withdrawal.withdrawnOn, on)) return null;
  return { ...withdrawal, returnedOn: happened(withdrawal.returnedOn, on) ? withdrawal.returnedOn : null };
}

/** The kinds that it can have been of on a day, the oldest first; each began on the day after the one before it. */
function kindsOn({ kind, formerKinds, life: { establishedOn } }: AllFacts, on: Day): readonly OperationKind[] {
  const spans = formerKinds.map((former, index) => {
    const before = formerKinds[index - 1]?.until;
    return { ...former, from: before === undefined ? establishedOn : dayAfter(before) };
  });
  return namesOn(spans, establishedOn, on).map((former) => former?.kind ?? kind);
}

/** The names that follow the one of the day, each from the first day after the name before it. */
function laterNames({ formerNames, name, textLocale }: AllFacts, on: Day): SeenWholeOn['laterNames'] {
  const ahead = formerNames
    .filter(({ until }) => earliest(until) >= on)
    .sort((a, b) => (earliest(a.until) < earliest(b.until) ? -1 : 1));
  return ahead.map(({ until }, index) => {
    const next = ahead[index + 1];
    return {
      from: dayAfter(until),
      name: next?.name ?? name,
      field: next === undefined ? `name.${textLocale}` : `formerName.${next.from}.${textLocale}`,
    };
  });
}

function officesOn<Office extends OfficeDates>(offices: readonly Office[], on: Day, today: Day): readonly Office[] {
  const known = (date: PartialDate | null) => (on < today && !happened(date, on) ? null : date);
  return offices.flatMap((office) => {
    const standing = officeOn(office, on, today);
    if (standing !== 'not_yet') {
      const { openedOn, closedOn, asOf } = office;
      return [{ ...office, standing, openedOn: known(openedOn), closedOn: known(closedOn), asOf: known(asOf) }];
    }
    // That it is to open is decided: it has a date, and is not there yet.
    return on < today ? [] : [{ ...office, standing: 'unknown' as const }];
  });
}

function kinsOn<Kin extends KinFacts>(kins: readonly Kin[], on: Day, today: Day): readonly Kin[] {
  return kins.map((kin) => kinOn(kin, on, today)).filter((kin) => kin !== null);
}

/** Whether a source, by the path of its fact, speaks of something that is seen: its mere name would give away what came later. */
function speaksOf(field: string, seen: Omit<AllFacts, 'sources'> & SeenOn): boolean {
  const [fact = '', key = ''] = field.split('.');
  const { closure } = seen;
  const seenFacts: Readonly<Record<string, boolean>> = {
    closedOn: closure?.lastDay != null,
    closureKind: seen.status === 'closed',
    closure: closure?.decision != null || closure?.decidedOn != null,
    mandateEndedOn: closure?.mandateEndedOn != null,
    administrativeClosureOn: closure?.administrativeClosureOn != null,
    mandate: seen.mandate !== null,
    operationalFrom: seen.operationalFrom !== null,
    withdrawnOn: seen.withdrawal !== null,
    returnedOn: seen.withdrawal?.returnedOn != null,
    predecessors: seen.predecessors.length > 0,
    successors: seen.successors.length > 0,
    mandateExtension: seen.mandateExtensions.some(({ until }) => until === key),
    restructuring: seen.restructurings.some(({ effectiveOn }) => effectiveOn === key),
    fieldOffice: seen.fieldOffices.some(({ place }) => place === key),
    name: seen.nameField.startsWith('name.'),
    formerName: seen.formerNames.some(({ from }) => from === key) || seen.nameField.startsWith(`formerName.${key}.`),
  };
  return seenFacts[fact] ?? true;
}
