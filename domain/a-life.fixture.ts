import type { PartialDate } from './calendar';
import type { LifeClosure, LifeFacts, LifeSuccessor } from './life';
import type { AroundLife } from './life-rules';

/** An office that was established in 2003 and goes on, with some of its facts changed. */
export function lifeOf(changes: Partial<LifeFacts> = {}): LifeFacts {
  return {
    kind: 'office',
    establishment: { establishedOn: '2003-01-01', operationalFrom: '2003-02-10' },
    mandate: { decision: 'PC.DEC/526', decidedOn: '2002-12-30' },
    mandateExtensions: [],
    restructurings: [],
    withdrawal: null,
    closure: null,
    successors: [],
    seats: [{ place: 'minsk', from: null, until: null }],
    fieldOffices: [],
    formerKinds: [],
    formerNames: [],
    ...changes,
  };
}

/** A closure on the last day of March 2027, decided in January. */
export function closureOf(changes: Partial<LifeClosure> = {}): LifeClosure {
  return {
    kind: 'completed',
    lastDay: '2027-03-31',
    mandateEndedOn: null,
    administrativeClosureOn: null,
    decision: 'PC.DEC/1500',
    decidedOn: '2027-01-28',
    ...changes,
  };
}

/** Somebody who follows, without a reason for a gap. */
export function successor(
  slug: string,
  kind: LifeSuccessor['kind'] = 'replaced',
  gapReason: string | null = null,
): LifeSuccessor {
  return { slug, kind, gapReason };
}

/** The rest of a record: the office itself, and others by their slugs, each with its first day and those that followed it. */
export function around(
  others: Readonly<Record<string, string | readonly [string, ...string[]]>> = {},
  changes: Partial<AroundLife> = {},
): AroundLife {
  const all = Object.entries({ office: '2003-01-01', ...others }).map(([slug, known]) => {
    const [establishedOn, ...successors] = typeof known === 'string' ? [known] : known;
    return [slug, { establishedOn: establishedOn as PartialDate, successors }] as const;
  });
  return {
    ownSlug: 'office',
    operations: new Map(all),
    standard: 'history',
    newly: new Set(),
    explained: new Set(),
    ...changes,
  };
}
