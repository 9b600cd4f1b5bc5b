import { addMonths, type Day, earliest, latest, type PartialDate } from './calendar';

/** What an operation is on a day. Derived from its dated facts, never stored. */
export type Status = 'not_yet' | 'planned' | 'active' | 'closed' | 'undecided';

/** The dated facts that a status is derived from. */
export type Life = {
  /** The first day. */
  readonly establishedOn: PartialDate;
  /** The day the establishment was decided and so made public; `null` where it is not known. */
  readonly decidedOn: PartialDate | null;
  /** The last day on which it is open, `null` where nobody knows it; no closure at all means that it goes on. */
  readonly closure: { readonly lastDay: PartialDate | null } | null;
};

/**
 * Answers what an operation is on `on`, judged by what is known on `today`.
 * `undecided` where the dates are too coarse to tell. A closure whose day nobody knows counts as closed from `today` on.
 */
export function statusOn(life: Life, on: Day, today: Day): Status {
  if (on < earliest(life.establishedOn)) {
    return life.decidedOn !== null && latest(life.decidedOn) <= on ? 'planned' : 'not_yet';
  }
  const begun = on >= latest(life.establishedOn);
  if (life.closure === null) return begun ? 'active' : 'undecided';
  const { lastDay } = life.closure;
  if (lastDay === null) return on >= today ? 'closed' : 'undecided';
  if (on > latest(lastDay)) return 'closed';
  return begun && on <= earliest(lastDay) ? 'active' : 'undecided';
}

/** How long a closed operation stays in its region on "Where we are". */
export const recentMonths = 24;

/** Answers whether an operation that is closed on `on` closed in the 24 months before it. */
export function closedRecently(life: Life, on: Day): boolean {
  const lastDay = life.closure?.lastDay;
  return lastDay != null && latest(lastDay) < on && latest(lastDay) >= addMonths(on, -recentMonths);
}
