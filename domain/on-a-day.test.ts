import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, earliest, latest, type PartialDate } from './calendar';
import { heldOn, namesOn, officeOn, readDayAsked, seatsOn } from './on-a-day';

const date = (text: string) => text as PartialDate;
const day = (text: string) => text as Day;
const former = (name: string, from: string, until: string) => ({ name, from: date(from), until: date(until) });

describe('the day that an address asks for', () => {
  test.each([
    ['', null],
    ['on=2025-06-01', '2025-06-01'],
    ['on=2024-02-29', '2024-02-29'],
    ['on=1900-01-01', '1900-01-01'],
    ['on=2100-12-31', '2100-12-31'],
    ['on=', 'wrong'],
    ['on', 'wrong'],
    ['on=2025-02-30', 'wrong'],
    ['on=2025', 'wrong'],
    ['on=2025-06', 'wrong'],
    ['on=20250601', 'wrong'],
    ['on=99999-01-01', 'wrong'],
    ['on=-0001', 'wrong'],
    ['on=-0001-01-01', 'wrong'],
    ['on=0001-01-01', 'wrong'],
    ['on=1899-12-31', 'wrong'],
    ['on=2101-01-01', 'wrong'],
    ['on=2025-06-01T00:00', 'wrong'],
    ['on=+2025-06-01', 'wrong'],
    ['on=٢٠٢٥-٠٦-٠١', 'wrong'],
    ['on=２０２５-06-01', 'wrong'],
    ['on=2025-06-01&on=2025-06-01', 'wrong'],
    [`on=${'1'.repeat(5_000)}`, 'wrong'],
  ])('%s is read as %s', (query, expected) => {
    expect(readDayAsked(new URLSearchParams(query))).toBe(expected);
  });
});

describe('the name on a day', () => {
  const serbia = [
    former('to the Federal Republic of Yugoslavia', '2001-01-11', '2003-02'),
    former('to Serbia and Montenegro', '2003-02', '2006-06-28'),
  ];
  const astana = [former('in Nur-Sultan', '2019', '2022-09-22')];
  test.each([
    [
      'before it was there: the one it begins with',
      serbia,
      '2001-01-11',
      '1999-01-01',
      ['to the Federal Republic of Yugoslavia'],
    ],
    ['of its first day', serbia, '2001-01-11', '2001-01-11', ['to the Federal Republic of Yugoslavia']],
    [
      'in a month in which it changed',
      serbia,
      '2001-01-11',
      '2003-02-10',
      ['to the Federal Republic of Yugoslavia', 'to Serbia and Montenegro'],
    ],
    ['after that month', serbia, '2001-01-11', '2003-03-01', ['to Serbia and Montenegro']],
    ['on its own last day', serbia, '2001-01-11', '2006-06-28', ['to Serbia and Montenegro']],
    ['on the day after', serbia, '2001-01-11', '2006-06-29', [null]],
    ['before one that it had only for a time', astana, '2015-01-01', '2016-01-01', [null]],
    ['in the year in which that began', astana, '2015-01-01', '2019-06-01', ['in Nur-Sultan', null]],
    ['while it had that', astana, '2015-01-01', '2020-01-01', ['in Nur-Sultan']],
    [
      'of one whose first year is all that is known',
      [former('old', '1994', '1996-06-30')],
      '1994',
      '1994-05-01',
      ['old'],
    ],
    ['of one that never changed', [], '1994', '2020-01-01', [null]],
    [
      'between two names with a gap',
      [former('a', '1994', '1996'), former('b', '1999', '2000')],
      '1994',
      '1996-05-01',
      ['a', null],
    ],
  ] as const)('%s', (_, names, establishedOn, on, expected) => {
    expect(namesOn(names, date(establishedOn), day(on)).map((name) => name?.name ?? null)).toEqual(expected);
  });

  test('a rename decided for a day to come shows from that day on, and not before', () => {
    const names = [former('old', '1997-03-27', '2027-06-30')];
    expect(namesOn(names, date('1997-03-27'), day('2026-11-24'))).toEqual(names);
    expect(namesOn(names, date('1997-03-27'), day('2027-06-30'))).toEqual(names);
    expect(namesOn(names, date('1997-03-27'), day('2027-07-01'))).toEqual([null]);
  });
});

describe('the seat on a day', () => {
  const seat = (place: string, from: string | null, until: string | null) => ({
    place,
    from: from === null ? null : date(from),
    until: until === null ? null : date(until),
  });
  const moved = [seat('astana', '2007-06-21', null), seat('almaty', '1998-07-23', '2007-06-20')];
  test.each([
    ['before the move', moved, '2007-06-20', ['almaty']],
    ['after it', moved, '2007-06-21', ['astana']],
    ['before the operation: the first', moved, '1990-01-01', ['almaty']],
    ['in the month of a move', [seat('a', null, '2007-06'), seat('b', null, null)], '2007-06-10', ['a', 'b']],
    [
      'after a move to a seat that began nobody knows when',
      [seat('b', null, null), seat('a', '1998', '2007-06')],
      '2007-07-01',
      ['b'],
    ],
    ['after the last seat ended with the operation', [seat('a', null, '2007-06-20')], '2020-01-01', ['a']],
    ['of two at a time', [seat('a', null, null), seat('b', '2001-01-01', null)], '2002-01-01', ['b']],
    ['in a gap', [seat('a', null, '2001'), seat('b', '2003', null)], '2002-06-01', []],
    ['where none is recorded', [], '2002-06-01', []],
  ] as const)('%s', (_, seats, on, expected) => {
    expect(seatsOn(seats, date('1998-07-23'), day(on)).map(({ place }) => place)).toEqual(expected);
  });
});

describe('a field office on a day', () => {
  const today = day('2026-11-24');
  const office = (
    standing: 'open' | 'closed' | 'unknown',
    openedOn: string | null,
    closedOn: string | null,
    asOf: string | null = null,
  ) => ({
    standing,
    openedOn: openedOn as PartialDate | null,
    closedOn: closedOn as PartialDate | null,
    asOf: asOf as PartialDate | null,
  });
  test.each([
    [office('open', '1995-02', null), '1995-01-31', 'not_yet'],
    [office('open', '1995-02', null), '1995-02-10', 'unknown'],
    [office('open', '1995-02', null), '2000-01-01', 'open'],
    [office('open', '1995-02', '2027-06-30'), '2026-11-24', 'open'],
    [office('open', '1995-02', '2027-06-30'), '2027-07-01', 'closed'],
    [office('open', null, '2027-06-30'), '2026-11-24', 'open'],
    [office('open', null, '2027-06-30'), '2020-01-01', 'unknown'],
    [office('closed', '2002-01', '2006-06-29'), '2006-06-29', 'open'],
    [office('closed', '2002-01', '2006-06-29'), '2006-06-30', 'closed'],
    [office('closed', '1997-04-22', null), '2000-01-01', 'unknown'],
    [office('closed', '1997-04-22', null), '2026-11-24', 'closed'],
    [office('open', null, null), '2020-01-01', 'unknown'],
    [office('open', null, null, '2024'), '2025-01-01', 'open'],
    [office('open', null, null), '2026-11-24', 'open'],
    [office('unknown', null, null), '2026-11-24', 'unknown'],
    [office('closed', null, null, '2010'), '2012-01-01', 'closed'],
    [office('closed', null, '2010'), '2009-01-01', 'unknown'],
  ])('%o on %s is %s', (recorded, on, expected) => {
    expect(officeOn(recorded, day(on), today)).toBe(expected);
  });
});

const someDay = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays(day('1980-01-01'), count));
const someDate = fc.tuple(someDay, fc.constantFrom(4, 7, 10)).map(([on, length]) => on.slice(0, length) as PartialDate);

test('what surely held on a day held on no day surely outside its span, and the days between are undecided', () => {
  fc.assert(
    fc.property(someDate, someDate, someDay, (from, until, on) => {
      const held = heldOn({ from, until }, on);
      if (held === 'yes') expect(on >= latest(from) && on <= earliest(until)).toBe(true);
      if (on < earliest(from) || on > latest(until)) expect(held).toBe('no');
    }),
  );
});

test('there is a name on every day; before a change is possible, the new name is never among them', () => {
  fc.assert(
    fc.property(someDate, fc.array(someDate, { minLength: 1, maxLength: 4 }), someDay, (established, ends, on) => {
      const ordered = [...new Set(ends)].sort((a, b) => (latest(a) < latest(b) ? -1 : 1));
      const names = ordered.map((until, index) => former(`name ${index}`, ordered[index - 1] ?? established, until));
      const possible = namesOn(names, established, on);
      expect(possible.length).toBeGreaterThan(0);
      const [first] = names;
      if (first === undefined) throw new Error('there is no name');
      const surelyBeforeAnyChange = ordered.every((until) => on <= earliest(until));
      if (surelyBeforeAnyChange && earliest(established) <= earliest(first.until)) expect(possible).toEqual([first]);
      if (ordered.every((until) => on > latest(until))) expect(possible).toEqual([null]);
    }),
  );
});
