import { type Day, earliest, latest, type PartialDate, parseDay } from './calendar';
import { dayAfter } from './chronology';
import type { FieldOfficeStanding } from './closed-lists';

/**
 * What was so on a day: names, seats and field offices by their dates. (What this site *said* on a day is another question, and one of
 * revisions.) Dates may be partial and are compared as intervals, so an answer is a list of everything that can have been so: one thing
 * where it is decided, several, the oldest first, where the dates are too coarse to tell.
 */

/** The days that can be asked for. Far beyond the record on both sides, so that no honest question is refused; finite, so that the pages are. */
export const firstDayAsked = '1900-01-01' as Day;
export const lastDayAsked = '2100-12-31' as Day;

/**
 * Reads the day that an address's query asks for (`on`); `null` where it asks for none, `'wrong'` where it is given twice, is no calendar
 * day `YYYY-MM-DD`, or lies outside the days that can be asked for.
 */
export function readDayAsked(query: URLSearchParams): Day | null | 'wrong' {
  const given = query.getAll('on');
  if (given.length === 0) return null;
  const day = given.length === 1 ? parseDay(given[0] ?? '') : null;
  return day !== null && day >= firstDayAsked && day <= lastDayAsked ? day : 'wrong';
}

/** From when until when something was so, both days included; `null` where nobody knows since when, or where it goes on. */
export type Span = { readonly from: PartialDate | null; readonly until: PartialDate | null };

/** Answers whether something was so on a day. */
export function heldOn({ from, until }: Span, on: Day): 'yes' | 'no' | 'undecided' {
  if ((from !== null && on < earliest(from)) || (until !== null && on > latest(until))) return 'no';
  return (from === null || on >= latest(from)) && (until === null || on <= earliest(until)) ? 'yes' : 'undecided';
}

/** Something that an operation had for a time, such as a name, before the one that it has now, or will have by a change that is decided. */
export type FormerSpan = { readonly from: PartialDate; readonly until: PartialDate };

/**
 * The names that an operation can have had on a day: `null` stands for the newest. A rename that is decided for a day to come is recorded
 * at once, with the old name as a former one until that day, so today is a day like any other here. Before its first day an operation has
 * the name that it begins with.
 */
export function namesOn<Former extends FormerSpan>(
  formerNames: readonly Former[],
  establishedOn: PartialDate,
  on: Day,
): readonly (Former | null)[] {
  const spans = [...formerNames].sort((a, b) => (earliest(a.from) < earliest(b.from) ? -1 : 1));
  const held = spans.map((former, index) => {
    const begins = index === 0 && earliest(former.from) <= latest(establishedOn) ? null : former.from;
    return { former, from: begins, until: former.until, on: heldOn({ from: begins, until: former.until }, on) };
  });
  const sure = held.find((span) => span.on === 'yes');
  if (sure !== undefined) return [sure.former];
  const possible = held.filter((span) => span.on === 'undecided');
  const [first, last] = [possible[0], possible.at(-1)];
  // Former names that follow one another without a gap, from surely before the day to surely after it, leave none to the newest.
  const unbroken =
    first !== undefined &&
    last !== undefined &&
    (first.from === null || latest(first.from) <= on) &&
    earliest(last.until) >= on &&
    possible.every(({ until }, index) => {
      const next = possible[index + 1]?.from;
      return next == null || earliest(next) <= dayAfter(latest(until));
    });
  return [...possible.map(({ former }) => former), ...(unbroken ? [] : [null])];
}

/** Seats in the order in which an operation had them; the last is the newest. */
export function inOrder<Seat extends Span>(seats: readonly Seat[]): readonly Seat[] {
  const end = ({ until }: Seat) => (until === null ? '9999-12-31' : latest(until));
  const begin = ({ from }: Seat) => (from === null ? '' : earliest(from));
  return [...seats].sort((a, b) => compare(end(a), end(b)) || compare(begin(a), begin(b)));
}

/**
 * The seats that an operation can have had on a day: none where none is recorded for it. Before its first day it has the seat that it
 * begins with, after its last day the one that it ended with. A seat that began nobody knows when followed the one before it.
 */
export function seatsOn<Seat extends Span>(
  seats: readonly Seat[],
  establishedOn: PartialDate,
  on: Day,
): readonly Seat[] {
  const ordered = inOrder(seats);
  const held = ordered.map((seat, index) => {
    const before = ordered[index - 1]?.until;
    const first = index === 0 && (seat.from === null || earliest(seat.from) <= latest(establishedOn));
    const from = first ? null : (seat.from ?? (before == null ? null : dayAfter(before)));
    return { seat, on: heldOn({ from, until: index === ordered.length - 1 ? null : seat.until }, on) };
  });
  // Of two seats at a time, the newer is the one that the operation is said to sit at.
  const sure = held.findLast((span) => span.on === 'yes');
  if (sure !== undefined) return [sure.seat];
  return held.filter((span) => span.on === 'undecided').map(({ seat }) => seat);
}

/** What is recorded of a field office. */
export type OfficeDates = {
  readonly standing: FieldOfficeStanding;
  readonly openedOn: PartialDate | null;
  readonly closedOn: PartialDate | null;
  /** The date as of which its standing was seen. */
  readonly asOf: PartialDate | null;
};

/**
 * What a field office was on a day; `unknown` where its dates do not tell. Its standing speaks for today, and for the days since it was
 * seen: for no other day.
 */
export function officeOn(office: OfficeDates, on: Day, today: Day): FieldOfficeStanding | 'not_yet' {
  const { standing, openedOn, closedOn, asOf } = office;
  if (openedOn !== null && on < earliest(openedOn)) return 'not_yet';
  if (closedOn !== null && on > latest(closedOn)) return 'closed';
  const begun = openedOn !== null && on >= latest(openedOn);
  // One that is to close on a day to come is open until then, whoever knows since when.
  const isOpen = begun || (openedOn === null && standing === 'open' && on >= today);
  if (closedOn !== null) return isOpen && on <= earliest(closedOn) ? 'open' : 'unknown';
  if (on >= today) return standing;
  // Open today, and it began by then: it was open on every day between.
  if (standing === 'open' && (begun || (openedOn === null && asOf !== null && on >= latest(asOf)))) return 'open';
  return standing === 'closed' && asOf !== null && on >= latest(asOf) ? 'closed' : 'unknown';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
