import { readFileSync } from 'node:fs';
import { type Day, parseDay } from './domain/calendar';
import { env } from './env';

/** The time zone whose midnight turns the organization's day. */
export const organizationTimeZone = 'Europe/Vienna';

const viennaDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: organizationTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The current instant; in tests, the one that `CLOCK_FILE` names. */
export function now(): Date {
  const { CLOCK_FILE } = env();
  return CLOCK_FILE === undefined ? new Date() : new Date(readFileSync(CLOCK_FILE, 'utf8').trim());
}

/** The organization's day at `instant`: the calendar day in Vienna. */
export function dayAt(instant: Date): Day {
  const day = parseDay(viennaDay.format(instant));
  if (day === null) throw new RangeError('the clock does not tell a calendar day');
  return day;
}

/** The organization's day now. */
export function today(): Day {
  return dayAt(now());
}
