import { existsSync, readFileSync } from 'node:fs';
import { type Day, organizationTimeZone, parseDay } from './domain/calendar';
import { env, WrongSetting } from './env';

const viennaDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: organizationTimeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const viennaTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: organizationTimeZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The current instant; in tests, the one that `CLOCK_FILE` names. Refuses, with `WrongSetting`, a file that holds none. */
export function now(): Date {
  const { CLOCK_FILE } = env();
  if (CLOCK_FILE === undefined) return new Date();
  const instant = new Date(existsSync(CLOCK_FILE) ? readFileSync(CLOCK_FILE, 'utf8').trim() : Number.NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new WrongSetting(
      'The setting CLOCK_FILE must name a file that holds an instant such as 2026-11-24T10:00:00Z.',
    );
  }
  return instant;
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

/** The instant at which the organization's day begins: midnight in Vienna, in summer or winter time as it then is. */
export function startOfDay(day: Day): Date {
  const noon = new Date(`${day}T12:00:00Z`);
  const [hour = 0, minute = 0] = viennaTime.format(noon).split(':').map(Number);
  const guess = new Date(noon.getTime() - (hour * 60 + minute) * 60_000);
  // On the day on which the clocks change, midnight is an hour further from noon, or nearer.
  const [off = 0] = viennaTime.format(guess).split(':').map(Number);
  return off === 0 ? guess : new Date(guess.getTime() + (off > 12 ? 24 - off : -off) * 3_600_000);
}

/**
 * The instant of a time of day in Vienna, written `2026-11-24T10:00`; `null` for what is not one. A time that a change of the clocks
 * leaves out is an hour later; one that comes twice is the first.
 */
export function instantAt(local: string): Date | null {
  const [, text = '', hours = '', minutes = ''] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/.exec(local) ?? [];
  const day = parseDay(text);
  if (day === null || Number(hours) > 23 || Number(minutes) > 59) return null;
  const wanted = Number(hours) * 60 + Number(minutes);
  const begins = startOfDay(day).getTime();
  const after = (elapsed: number) => new Date(begins + elapsed * 60_000);
  // Of the instants that are so far into the day, had the clocks not changed by then, or had they: the first that shows the time.
  const shown = [wanted, wanted + 60, wanted - 60].map(after).find((instant) => {
    const [hour = 0, minute = 0] = viennaTime.format(instant).split(':').map(Number);
    return hour * 60 + minute === wanted;
  });
  return shown ?? after(wanted);
}
