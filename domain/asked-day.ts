import { type Day, parseDay } from './calendar';

/**
 * Reads the day that a reader asks for in an address's query, `YYYY-MM-DD`. Answers `undefined` where they ask for none, and `null` where
 * it is given twice, or is no whole day: `2025-02-30`, `20250601`, `2025`, digits of other scripts, nothing.
 */
export function readAskedDay(query: URLSearchParams, name: string): Day | null | undefined {
  const [given, ...more] = query.getAll(name);
  if (given === undefined) return undefined;
  return more.length > 0 ? null : parseDay(given);
}
