import { expect, test } from 'vitest';
import { refuseInstant } from './schedule';

const now = new Date('2026-11-25T09:30:00.000Z');

test.each<[string, ReturnType<typeof refuseInstant>]>([
  ['1970-01-01T00:00:00.000Z', 'instant_past'],
  ['2026-11-25T09:29:59.999Z', 'instant_past'],
  ['2026-11-25T09:30:00.000Z', 'instant_past'],
  ['2026-11-25T09:30:00.001Z', null],
  ['2028-11-25T09:30:00.000Z', null],
  ['2028-11-26T09:30:00.000Z', null],
  ['2028-11-27T09:30:00.001Z', 'instant_far'],
  ['9999-12-31T22:59:00.000Z', 'instant_far'],
])('a publication at %s: %s', (instant, refusal) => {
  expect(refuseInstant(new Date(instant), now)).toBe(refusal);
});
