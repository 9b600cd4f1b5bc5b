import type { RoomWords } from './editing/field-label';

/** Why something that nobody was there for was refused, from the code that was kept; nothing where it has no words. */
export function refusalWords(t: RoomWords, code: string | null): string {
  const key = `problem.${code}` as 'problem.missing';
  return code !== null && /^[a-z_]+$/.test(code) && t.has(key) ? t(key) : '';
}
