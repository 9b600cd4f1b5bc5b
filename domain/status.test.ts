import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, type PartialDate } from './calendar';
import { closedRecently, type Life, statusOn } from './status';

const today = '2026-11-24' as Day;

function life(establishedOn: string, lastDay?: string | null, decidedOn: string | null = null): Life {
  return {
    establishedOn: establishedOn as PartialDate,
    decidedOn: decidedOn as PartialDate | null,
    closure: lastDay === undefined ? null : { lastDay: lastDay as PartialDate | null },
  };
}

describe('an operation', () => {
  test.each([
    ['before its first day', life('2003-01-01'), '2002-12-31', 'not_yet'],
    [
      'once it is decided and before its first day',
      life('2003-01-01', undefined, '2002-12-30'),
      '2002-12-30',
      'planned',
    ],
    ['the day before it is decided', life('2003-01-01', undefined, '2002-12-30'), '2002-12-29', 'not_yet'],
    ['whose decision is known only by its year', life('2003-01-01', undefined, '2002'), '2002-06-01', 'not_yet'],
    ['on its first day', life('2003-01-01'), '2003-01-01', 'active'],
    ['in a first year known no closer', life('1994'), '1994-06-01', 'undecided'],
    ['on the last day of such a year', life('1994'), '1994-12-31', 'active'],
    ['on its last day', life('2003-01-01', '2011-03-31'), '2011-03-31', 'active'],
    ['on the day after its last day', life('2003-01-01', '2011-03-31'), '2011-04-01', 'closed'],
    ['on the first day of its last month', life('1994-06-30', '1999-10'), '1999-10-01', 'active'],
    ['later in its last month', life('1994-06-30', '1999-10'), '1999-10-20', 'undecided'],
    ['after its last month', life('1994-06-30', '1999-10'), '1999-11-01', 'closed'],
    ['closing on a future day', life('1997-03-27', '2027-03-31'), today, 'active'],
    ['closing some time this year', life('1997-03-27', '2026'), today, 'undecided'],
    ['whose last day nobody knows, today', life('1994', null), today, 'closed'],
    ['whose last day nobody knows, before today', life('1994', null), '2001-01-01', 'undecided'],
    ['whose first and last year are the same', life('1994', '1994'), '1994-06-01', 'undecided'],
  ])('%s', (_, facts, on, status) => {
    expect(statusOn(facts, on as Day, today)).toBe(status);
  });

  test.each([
    ['has no end', life('1997-03-27'), ['active', 'active', 'active', 'active', 'active']],
    [
      'ended on a day that nobody knows',
      life('1997-03-27', null),
      ['undecided', 'undecided', 'closed', 'closed', 'closed'],
    ],
    ['ends on a day to come', life('1997-03-27', '2026-12-15'), ['active', 'active', 'active', 'active', 'closed']],
    ['ends some time in 2026', life('1997-03-27', '2026'), ['active', 'undecided', 'undecided', 'undecided', 'closed']],
  ])('that %s is so at one instant, whatever the day asked for', (_, facts, statuses) => {
    const days = ['2025-12-31', '2026-11-23', today, '2026-12-15', '2027-01-01'];
    expect(days.map((on) => statusOn(facts, on as Day, today))).toEqual(statuses);
  });

  test('goes through its statuses in one direction only', () => {
    const order = ['not_yet', 'planned', 'active', 'closed'];
    const date = fc
      .tuple(
        fc.integer({ min: 1992, max: 2026 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.constantFrom(4, 7, 10),
      )
      .map(([y, m, d, length]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`.slice(0, length));
    fc.assert(
      fc.property(
        date,
        fc.option(date, { nil: undefined }),
        fc.integer({ min: 0, max: 12_000 }),
        fc.integer({ min: 0, max: 900 }),
        (from, until, start, step) => {
          fc.pre(until === undefined || until >= from);
          const facts = life(from, until);
          const first = addDays('1991-01-01' as Day, start);
          const [a, b] = [statusOn(facts, first, today), statusOn(facts, addDays(first, step), today)];
          if (a !== 'undecided' && b !== 'undecided') expect(order.indexOf(b)).toBeGreaterThanOrEqual(order.indexOf(a));
        },
      ),
    );
  });
});

describe('an operation closed recently', () => {
  test.each([
    ['the day after its last day', '2025-12-01', true],
    ['24 months after it', '2027-11-30', true],
    ['a day later', '2027-12-01', false],
    ['on its last day', '2025-11-30', false],
  ])('%s', (_, on, recent) => {
    expect(closedRecently(life('1995-08-10', '2025-11-30'), on as Day)).toBe(recent);
  });

  test('is none whose last day nobody knows, and none that is open', () => {
    expect(closedRecently(life('1994', null), today)).toBe(false);
    expect(closedRecently(life('1994'), today)).toBe(false);
  });
});
