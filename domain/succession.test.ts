import { describe, expect, test } from 'vitest';
import { around, closureOf, lifeOf, successor } from './a-life.fixture';
import type { SuccessionKind } from './closed-lists';
import type { LifeFacts } from './life';
import type { AroundLife } from './life-rules';
import { refuseSuccessions } from './succession';

const closed = (changes: Parameters<typeof closureOf>[0] = {}) => ({
  closure: closureOf({ kind: 'succeeded', ...changes }),
});
const others = {
  next: '2027-04-01',
  other: '2027-04-01',
  early: '2006-06-29',
  late: '2027-05-01',
  coarse: '2027',
  soon: '2027-04',
  circle: ['2027-04-01', 'further'],
  further: ['2028-01-01', 'office'],
  long: ['2027-04-01', 'next', 'other'],
} as const;

function problemOf(changes: Partial<LifeFacts>, where: Partial<AroundLife> = {}): string | null {
  const problem = refuseSuccessions(lifeOf(changes), around(others, where));
  return problem === null ? null : `${problem.field}: ${problem.why}`;
}

type Case = readonly [says: string, changes: Partial<LifeFacts>, problem: string | null];

describe('what follows an operation', () => {
  test.each<Case>([
    ['may be nothing', {}, null],
    ['may be nothing after an end', { closure: closureOf() }, null],
    ['is something after it was succeeded', closed(), 'successors: successor_missing'],
    ['may replace it', { ...closed(), successors: [successor('next')] }, null],
    [
      'may follow although it was not called succeeded',
      { closure: closureOf(), successors: [successor('next')] },
      null,
    ],
    ['may replace a part of it', { ...closed(), successors: [successor('next', 'partly_replaced')] }, null],
    ['may be what it was merged into', { ...closed(), successors: [successor('next', 'merged')] }, null],
    [
      'may be two after a split',
      { ...closed(), successors: [successor('next', 'split'), successor('other', 'split')] },
      null,
    ],
    ['may be one that split off', { successors: [successor('early', 'split')] }, null],
    ['may be one that took a part of it', { successors: [successor('early', 'partly_replaced')] }, null],
    [
      'may be some that split off one after another',
      { successors: [successor('early', 'split'), successor('next', 'split')] },
      null,
    ],
    ['is not itself', { ...closed(), successors: [successor('office')] }, 'successors.0.slug: successor_itself'],
    ['exists', { ...closed(), successors: [successor('nowhere')] }, 'successors.0.slug: successor_unknown'],
    [
      'is named once',
      { ...closed(), successors: [successor('next', 'split'), successor('next', 'split')] },
      'successors.1.slug: successor_twice',
    ],
    [
      'follows in a way that there is',
      { ...closed(), successors: [successor('next', 'eaten' as SuccessionKind)] },
      'successors.0.kind: succession_kind_wrong',
    ],
    [
      'follows in one way',
      { ...closed(), successors: [successor('next'), successor('other', 'merged')] },
      'successors.1.kind: succession_kinds_mixed',
    ],
    [
      'is one where it was replaced',
      { ...closed(), successors: [successor('next'), successor('other')] },
      'successors: succession_one_only',
    ],
    [
      'is one where it was merged',
      { ...closed(), successors: [successor('next', 'merged'), successor('other', 'merged')] },
      'successors: succession_one_only',
    ],
    [
      'is one where it was partly replaced, also while it lives on',
      { successors: [successor('early', 'partly_replaced'), successor('next', 'partly_replaced')] },
      'successors: succession_one_only',
    ],
    [
      'is two at least where it split and ended',
      { ...closed(), successors: [successor('next', 'split')] },
      'successors: succession_several_needed',
    ],
    ['replaces what has an end', { successors: [successor('next')] }, 'successors: succession_needs_closure'],
    [
      'has what is merged into it end',
      { successors: [successor('next', 'merged')] },
      'successors: succession_needs_closure',
    ],
    [
      'does not lead back to it',
      { ...closed(), successors: [successor('circle')] },
      'successors.0.slug: succession_circle',
    ],
    ['may have been followed in its turn', { ...closed(), successors: [successor('long')] }, null],
  ])('%s', (_, changes, problem) => expect(problemOf(changes)).toBe(problem));

  test('is looked at although the others go round in a circle among themselves', () => {
    const circling = { a: ['2027-04-01', 'b'], b: ['2027-04-01', 'a'] } as const;
    expect(refuseSuccessions(lifeOf({ ...closed(), successors: [successor('a')] }), around(circling))).toBeNull();
  });
});

describe('what has split off', () => {
  const parted = successor('early', 'split');
  test.each<Case>([
    ['is not asked about when the operation ends', { closure: closureOf(), successors: [parted] }, null],
    ['does not stand in the way of what replaces it', { ...closed(), successors: [parted, successor('next')] }, null],
    [
      'is one of two where it splits once more at its end',
      { ...closed(), successors: [parted, successor('next', 'split')] },
      null,
    ],
    ['is not what succeeded it', { ...closed(), successors: [parted] }, 'successors: successor_missing'],
    [
      'is what succeeded it where that is declared',
      { ...closed(), successors: [successor('early', 'partly_replaced', 'The staff moved one by one.')] },
      null,
    ],
  ])('%s', (_, changes, problem) => expect(problemOf(changes)).toBe(problem));

  test('before the end that is being recorded is declared', () => {
    const life = { ...closed(), successors: [parted, successor('next', 'split')] };
    expect(problemOf(life, { newly: new Set(['successors.0']) })).toBe('successors.0.gapReason: succession_overlap');
  });
});

describe('the day after the last day', () => {
  const why = 'The decision came late.';
  test.each<Case>([
    ['a gap is declared', { ...closed(), successors: [successor('late')] }, 'successors.0.gapReason: succession_gap'],
    ['a gap with its reason is taken', { ...closed(), successors: [successor('late', 'replaced', why)] }, null],
    [
      'an overlap is declared',
      { ...closed({ lastDay: '2027-04-01' }), successors: [successor('next')] },
      'successors.0.gapReason: succession_overlap',
    ],
    [
      'an overlap with its reason is taken',
      { ...closed({ lastDay: '2027-04-01' }), successors: [successor('next', 'replaced', why)] },
      null,
    ],
    ['may lie in the month of the beginning', { ...closed(), successors: [successor('soon')] }, null],
    ['may lie in the year of the beginning', { ...closed(), successors: [successor('coarse')] }, null],
    [
      'may lie in a month that is all that is known',
      { ...closed({ lastDay: '2027-04' }), successors: [successor('next')] },
      null,
    ],
    [
      'surely lies later than such a month',
      { ...closed({ lastDay: '2027-03' }), successors: [successor('late')] },
      'successors.0.gapReason: succession_gap',
    ],
    [
      'surely lies earlier than such a month',
      { ...closed({ lastDay: '2027-06' }), successors: [successor('late')] },
      'successors.0.gapReason: succession_overlap',
    ],
    [
      'is not asked for where nobody knows the last day',
      { ...closed({ lastDay: null }), successors: [successor('late')] },
      null,
    ],
  ])('%s', (_, changes, problem) => expect(problemOf(changes)).toBe(problem));

  test.each([
    ['of a beginning known by its month', { ...closed(), successors: [successor('soon')] }],
    ['of an end known by its month', { ...closed({ lastDay: '2027-04' }), successors: [successor('next')] }],
    ['of an end that nobody knows', { ...closed({ lastDay: null }), successors: [successor('next')] }],
  ])('has to be decidable in a plan, and is not %s', (_, changes) => {
    const planned = { standard: 'planned', newly: new Set(['successors.0']) } as const;
    expect(problemOf(changes, planned)).toBe('successors.0.slug: life_precision_needed');
    expect(problemOf(changes, { standard: 'planned' })).toBeNull();
  });

  test.each([
    ['a beginning on a day', { ...closed(), successors: [successor('next')] }],
    [
      'a beginning surely later, declared',
      { ...closed({ lastDay: '2026' }), successors: [successor('next', 'replaced', why)] },
    ],
    ['what splits off something that goes on', { successors: [successor('soon', 'split')] }],
  ])('is decidable in a plan of %s', (_, changes) => {
    expect(problemOf(changes, { standard: 'planned', newly: new Set(['successors.0']) })).toBeNull();
  });
});
