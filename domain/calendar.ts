/**
 * Calendar dates of the record: ISO 8601, proleptic Gregorian, years 0001 to 9999, no time and no zone.
 * A partial date is an interval of days, and is compared as one.
 */

/** The time zone whose midnight turns the organization's day. */
export const organizationTimeZone = 'Europe/Vienna';

declare const day: unique symbol;
declare const partial: unique symbol;

/** A whole calendar day, `YYYY-MM-DD`. */
export type Day = string & { readonly [day]: true; readonly [partial]: true };

/** A year `YYYY`, a month `YYYY-MM` or a day `YYYY-MM-DD`. */
export type PartialDate = string & { readonly [partial]: true };

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Reads a partial date; answers `null` to anything that is not one: `2025-02-30`, `20250601`, `0000`, digits of other scripts. */
export function parsePartialDate(text: string): PartialDate | null {
  const match = shape.exec(text);
  if (!match || match[1] === '0000') return null;
  const month = match[2] === undefined ? 1 : Number(match[2]);
  if (month < 1 || month > 12) return null;
  const dayOfMonth = match[3] === undefined ? 1 : Number(match[3]);
  if (dayOfMonth < 1 || dayOfMonth > daysIn(Number(match[1]), month)) return null;
  return text as PartialDate;
}

/** Reads a whole day; answers `null` to anything else, partial dates included. */
export function parseDay(text: string): Day | null {
  const date = parsePartialDate(text);
  return date !== null && isDay(date) ? date : null;
}

/** Answers whether a date is known to the day. */
export function isDay(date: PartialDate): date is Day {
  return date.length === 10;
}

/** The first day that a partial date can mean. */
export function earliest(date: PartialDate): Day {
  return `${date}${'-01-01'.slice(date.length - 4)}` as Day;
}

/** The last day that a partial date can mean. */
export function latest(date: PartialDate): Day {
  if (isDay(date)) return date;
  const year = Number(date.slice(0, 4));
  const month = date.length === 4 ? 12 : Number(date.slice(5, 7));
  return format(year, month, daysIn(year, month));
}

/** Answers whether every day that `a` can mean lies before every day that `b` can mean. */
export function surelyBefore(a: PartialDate, b: PartialDate): boolean {
  return latest(a) < earliest(b);
}

/** The day `count` days later, or earlier if negative. Refuses, with a RangeError, to leave the years 0001 to 9999. */
export function addDays(from: Day, count: number): Day {
  return fromEpochDay(toEpochDay(from) + count);
}

/** The same day of the month `count` months later, or earlier if negative; the month's last day where it has no such day. */
export function addMonths(from: Day, count: number): Day {
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + count;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return format(year, month, Math.min(Number(from.slice(8)), daysIn(year, month)));
}

/** Days since 1 January 1970, for measuring distances between days. */
export function toEpochDay(of: Day): number {
  const date = new Date(0);
  date.setUTCFullYear(Number(of.slice(0, 4)), Number(of.slice(5, 7)) - 1, Number(of.slice(8)));
  return date.getTime() / 86_400_000;
}

function fromEpochDay(epochDay: number): Day {
  const date = new Date(epochDay * 86_400_000);
  return format(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

function format(year: number, month: number, dayOfMonth: number): Day {
  if (!(year >= 1 && year <= 9999)) throw new RangeError('a calendar date outside the years 0001 to 9999');
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as Day;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
