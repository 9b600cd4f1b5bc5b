import { type Day, earliest, latest, type PartialDate, parsePartialDate } from './calendar';

/** The first and the last day that a fact of the record may name: the organization's forerunner began in 1972. */
export const earliestFact = '1972-01-01' as Day;
export const latestFact = '2100-12-31' as Day;

/** Answers whether every day that a date can mean is one that a fact of the record may name. */
export function isFactDate(date: PartialDate): boolean {
  return earliest(date) >= earliestFact && latest(date) <= latestFact;
}

/** Reads a date that a fact of the record may name; answers `null` to anything else. */
export function parseFactDate(text: string): PartialDate | null {
  const date = parsePartialDate(text);
  return date !== null && isFactDate(date) ? date : null;
}
