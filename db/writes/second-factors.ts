import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '../client';
import * as t from '../schema';
import type { By } from './accounts';
import { appendToAudit } from './audit';

/** Keeps the secret of a second factor that the person has not confirmed yet; replaces an earlier one that was not. */
export function beginSecondFactor(db: Db, accountId: number, sealedSecret: string): null | 'second_factor_there' {
  const { changes } = db
    .insert(t.secondFactors)
    .values({ accountId, sealedSecret, confirmedAt: null, lastStep: null })
    .onConflictDoUpdate({
      target: t.secondFactors.accountId,
      set: { sealedSecret },
      setWhere: isNull(t.secondFactors.confirmedAt),
    })
    .run();
  return changes === 1 ? null : 'second_factor_there';
}

/** Asks for the second factor from now on, and keeps the hashes of the codes that can stand in for it. */
export function confirmSecondFactor(
  db: Db,
  accountId: number,
  confirmed: { readonly step: number; readonly codeHashes: readonly string[] },
  at: Date,
): null | 'second_factor_there' {
  return db.transaction(
    () => {
      const { changes } = db
        .update(t.secondFactors)
        .set({ confirmedAt: at.toISOString(), lastStep: confirmed.step })
        .where(and(eq(t.secondFactors.accountId, accountId), isNull(t.secondFactors.confirmedAt)))
        .run();
      if (changes === 0) return 'second_factor_there';
      replaceCodes(db, accountId, confirmed.codeHashes);
      appendToAudit(db, { at, accountId, action: 'second_factor.set_up', subject: String(accountId), details: {} });
      return null;
    },
    { behavior: 'immediate' },
  );
}

/** Uses up a time step; answers whether no code of it, or of a later one, was taken before. */
export function spendStep(db: Db, accountId: number, step: number): boolean {
  const { changes } = db
    .update(t.secondFactors)
    .set({ lastStep: step })
    .where(
      and(
        eq(t.secondFactors.accountId, accountId),
        or(isNull(t.secondFactors.lastStep), lt(t.secondFactors.lastStep, step)),
      ),
    )
    .run();
  return changes === 1;
}

/** Uses up a recovery code; answers whether it was one that had not been used. */
export function spendRecoveryCode(db: Db, accountId: number, codeHash: string, at: Date): boolean {
  return db.transaction(
    () => {
      const { changes } = db
        .update(t.recoveryCodes)
        .set({ usedAt: at.toISOString() })
        .where(
          and(
            eq(t.recoveryCodes.accountId, accountId),
            eq(t.recoveryCodes.codeHash, codeHash),
            isNull(t.recoveryCodes.usedAt),
          ),
        )
        .run();
      if (changes === 0) return false;
      appendToAudit(db, { at, accountId, action: 'second_factor.code_used', subject: String(accountId), details: {} });
      return true;
    },
    { behavior: 'immediate' },
  );
}

/** Gives an account new recovery codes; the earlier ones stop working. */
export function renewRecoveryCodes(db: Db, accountId: number, codeHashes: readonly string[], at: Date): void {
  db.transaction(
    () => {
      replaceCodes(db, accountId, codeHashes);
      appendToAudit(db, {
        at,
        accountId,
        action: 'second_factor.codes_renewed',
        subject: String(accountId),
        details: {},
      });
    },
    { behavior: 'immediate' },
  );
}

/** Stops asking for the second factor. */
export function removeSecondFactor(db: Db, accountId: number, by: By): void {
  db.transaction(
    () => {
      db.delete(t.secondFactors).where(eq(t.secondFactors.accountId, accountId)).run();
      appendToAudit(db, { ...by, action: 'second_factor.removed', subject: String(accountId), details: {} });
    },
    { behavior: 'immediate' },
  );
}

function replaceCodes(db: Db, accountId: number, codeHashes: readonly string[]): void {
  db.delete(t.recoveryCodes).where(eq(t.recoveryCodes.accountId, accountId)).run();
  for (const codeHash of codeHashes) db.insert(t.recoveryCodes).values({ accountId, codeHash, usedAt: null }).run();
}
