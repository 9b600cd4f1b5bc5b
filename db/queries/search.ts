import { sql } from 'drizzle-orm';
import type { Db } from '../client';

/**
 * The numbers of the operations whose published names or texts, in any locale, hold all of these words or their beginnings. Whatever is
 * asked for is words, never a query: what FTS5 would read as an operator is quoted.
 */
export function findByWords(db: Db, words: string): ReadonlySet<number> {
  const terms = words
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 20)
    .map((word) => `"${word}"*`);
  if (terms.length === 0) return new Set();
  const rows = db.all<{ operation_id: number }>(
    sql`SELECT DISTINCT operation_id FROM operation_search WHERE operation_search MATCH ${terms.join(' ')}`,
  );
  return new Set(rows.map(({ operation_id }) => operation_id));
}
