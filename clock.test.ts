import { expect, test } from 'vitest';
import { dayAt, startOfDay } from './clock';
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
