import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayAt, instantAt, startOfDay } from './clock';
import type { Day } from './domain/calendar';

test.each([
  ['2026-01-15', '2026-01-14T23:00:00.000Z'],
  ['2026-07-15', '2026-07-14T22:00:00.000Z'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', '2026-10-25T23:00:00.000Z'],
])('%s begins in Vienna at %s', (day, instant) => {
  expect(startOfDay(day as Day).toISOString()).toBe(instant);
  expect(dayAt(new Date(instant))).toBe(day);
  expect(dayAt(new Date(Date.parse(instant) - 1))).not.toBe(day);
});

test.each([
  ['2026-01-15T10:00', '2026-01-15T09:00:00.000Z'],
  ['2026-07-15T00:00', '2026-07-14T22:00:00.000Z'],
  ['2026-07-15T10:00:30', '2026-07-15T08:00:00.000Z'],
  // The clocks go forward at two.
  ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T02:00', '2026-03-29T01:00:00.000Z'],
  ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
  ['2026-03-29T23:59', '2026-03-29T21:59:00.000Z'],
  // They go back at three: what comes twice is the first.
  ['2026-10-25T00:30', '2026-10-24T22:30:00.000Z'],
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
  ['2026-10-25T23:59', '2026-10-25T22:59:00.000Z'],
  ['2024-02-29T12:00', '2024-02-29T11:00:00.000Z'],
])('in Vienna it is %s at %s', (local, instant) => {
  expect(instantAt(local)?.toISOString()).toBe(instant);
});

test.each([
  '',
  '2026-11-24',
  '2026-11-24 10:00',
  '2026-11-24T24:00',
  '2026-11-24T10:60',
  '2026-02-29T10:00',
  '2026-11-24T10:00Z',
  ' 2026-11-24T10:00',
  '2026-11-24T10:00\n',
  '٢٠٢٦-11-24T10:00',
  '12026-11-24T10:00',
])('%j is no time of day', (local) => {
  expect(instantAt(local)).toBeNull();
});

test.each(['0001-01-01T00:00', '9999-12-31T23:59'])('%s, at an end of the calendar, is an instant too', (local) => {
  expect(instantAt(local)?.getTime()).not.toBeNaN();
});

test('every time of day is an instant that shows it, but for those that a change of the clocks leaves out', () => {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Vienna', dateStyle: 'short', timeStyle: 'short' });
  const minute = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(minute, (any) => {
      const local = any.toISOString().slice(0, 16);
      const instant = instantAt(local) ?? new Date(Number.NaN);
      const leftOut = /-03-(2[5-9]|3[01])T02/.test(local) && any.getUTCDay() === 0;
      if (!leftOut) expect(shown.format(instant)).toBe(local.replace('T', ' '));
    }),
  );
});
