import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  type Day,
  earliest,
  isDay,
  latest,
  type PartialDate,
  parseDay,
  parsePartialDate,
  surelyBefore,
  toEpochDay,
} from './calendar';

const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10) as Day);
const partialDate = fc
  .tuple(day, fc.constantFrom(4, 7, 10))
  .map(([text, length]) => text.slice(0, length) as PartialDate);

describe('a partial date', () => {
  test.each(['1994', '1999-10', '1999-10-25', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(parsePartialDate(text)).toBe(text);
  });

  test.each([
    '',
    '94',
    '0000',
    '0000-01-01',
    '99999-01-01',
    '-0001',
    '1999-00',
    '1999-13',
    '1999-1',
    '2025-02-30',
    '2023-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-01-00',
    '20250601',
    '2025-06-01T00:00',
    ' 2025',
    '2025\n',
    '١٩٩٩',
    '２０２５-０１-０１',
  ])('%j is none', (text) => {
    expect(parsePartialDate(text)).toBeNull();
  });

  test('holds exactly the days between its earliest and its latest', () => {
    fc.assert(
      fc.property(partialDate, day, (partial, candidate) => {
        const within = earliest(partial) <= candidate && candidate <= latest(partial);
        expect(within).toBe(candidate.startsWith(partial));
      }),
    );
  });

  test('that is a day is its own earliest and latest', () => {
    fc.assert(
      fc.property(day, (whole) => {
        expect([earliest(whole), latest(whole), isDay(whole)]).toEqual([whole, whole, true]);
      }),
    );
  });

  test.each([
    ['1999', '1999-01-01', '1999-12-31'],
    ['1999-02', '1999-02-01', '1999-02-28'],
    ['2000-02', '2000-02-01', '2000-02-29'],
    ['1999-04', '1999-04-01', '1999-04-30'],
  ])('%s begins on %s and ends on %s', (partial, first, last) => {
    expect([earliest(partial as PartialDate), latest(partial as PartialDate)]).toEqual([first, last]);
  });

  test('lies surely before another only if all its days do', () => {
    expect(surelyBefore('1999' as PartialDate, '2000-01' as PartialDate)).toBe(true);
    expect(surelyBefore('1999' as PartialDate, '1999-12-31' as PartialDate)).toBe(false);
    expect(surelyBefore('1999-12-30' as PartialDate, '1999' as PartialDate)).toBe(false);
  });
});

describe('days', () => {
  test('are counted forwards and back without loss', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1000-01-01'), max: new Date('9000-01-01'), noInvalidDate: true }),
        fc.integer({ min: -9_000, max: 9_000 }),
        (instant, count) => {
          const from = instant.toISOString().slice(0, 10) as Day;
          const to = addDays(from, count);
          expect(toEpochDay(to) - toEpochDay(from)).toBe(count);
          expect(addDays(to, -count)).toBe(from);
        },
      ),
    );
  });

  test('beyond the calendar are refused', () => {
    expect(() => addDays('9999-12-31' as Day, 1)).toThrow(RangeError);
    expect(() => addMonths('0001-01-01' as Day, -1)).toThrow(RangeError);
  });

  test.each([
    ['2025-11-30', 24, '2027-11-30'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', -24, '2022-02-28'],
    ['2024-01-15', -1, '2023-12-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from as Day, months)).toBe(to);
  });

  test('are not read from anything coarser', () => {
    expect(parseDay('1999-10')).toBeNull();
    expect(parseDay('1999-10-25')).toBe('1999-10-25');
  });
});
