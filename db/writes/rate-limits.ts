import { lte } from 'drizzle-orm';
import type { Db } from '../client';
import * as t from '../schema';

/** Forgets the counts of attempts that have run out; what is counted does not change by it. */
export function forgetRunOutCounts(db: Db, at: Date): void {
  db.delete(t.rateLimits).where(lte(t.rateLimits.expire, at.getTime())).run();
}
