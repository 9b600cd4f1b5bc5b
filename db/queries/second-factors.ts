import { and, count, eq, isNull } from 'drizzle-orm';
import type { Db } from '../client';
import * as t from '../schema';

/** The second factor of an account, confirmed or not yet; `null` where none was begun. */
export function findSecondFactor(
  db: Db,
  accountId: number,
): { readonly sealedSecret: string; readonly confirmed: boolean } | null {
  const row = db.select().from(t.secondFactors).where(eq(t.secondFactors.accountId, accountId)).get();
  return row === undefined ? null : { sealedSecret: row.sealedSecret, confirmed: row.confirmedAt !== null };
}

/** How many recovery codes an account has left. */
export function countRecoveryCodes(db: Db, accountId: number): number {
  const row = db
    .select({ left: count() })
    .from(t.recoveryCodes)
    .where(and(eq(t.recoveryCodes.accountId, accountId), isNull(t.recoveryCodes.usedAt)))
    .get();
  return row?.left ?? 0;
}
