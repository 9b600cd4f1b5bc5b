import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../client';
import * as t from '../schema';
import { endSessionsOf } from './accounts';
import { appendToAudit } from './audit';

/** A session to begin, under the hash of its name. */
export type NewSession = {
  readonly nameHash: string;
  readonly accountId: number;
  /** What the browser says it is. */
  readonly device: string;
  /** Whether it opens nothing yet but the question for the second factor. */
  readonly waitsForSecondFactor: boolean;
  /** What the password was found right against, where it was asked for. */
  readonly passwordHash?: string | null | undefined;
};

/**
 * Starts a session of an account; answers whether it did. It does not where the account was disabled, or its password changed, since the
 * password was found right. One that waits for the second factor is not in the log: nobody has signed in yet.
 */
export function startSession(db: Db, { passwordHash, ...session }: NewSession, at: Date): boolean {
  return db.transaction(
    () => {
      const account = db.select().from(t.accounts).where(eq(t.accounts.id, session.accountId)).get();
      if (account === undefined || account.disabledAt !== null) return false;
      if (passwordHash !== undefined && account.passwordHash !== passwordHash) return false;
      const instant = at.toISOString();
      db.insert(t.sessions)
        .values({ ...session, device: session.device.slice(0, 400), startedAt: instant, lastUsedAt: instant })
        .run();
      if (!session.waitsForSecondFactor)
        appendToAudit(db, { at, accountId: session.accountId, action: 'session.started', subject: null, details: {} });
      return true;
    },
    { behavior: 'immediate' },
  );
}

/** Ends a session, if it has not ended; one of a certain account, where it is named. */
export function endSession(db: Db, nameHash: string, at: Date, ofAccount?: number): void {
  db.transaction(
    () => {
      const [ended] = db
        .update(t.sessions)
        .set({ endedAt: at.toISOString() })
        .where(
          and(
            eq(t.sessions.nameHash, nameHash),
            isNull(t.sessions.endedAt),
            ofAccount === undefined ? undefined : eq(t.sessions.accountId, ofAccount),
          ),
        )
        .returning()
        .all();
      if (ended && !ended.waitsForSecondFactor)
        appendToAudit(db, { at, accountId: ended.accountId, action: 'session.ended', subject: null, details: {} });
    },
    { behavior: 'immediate' },
  );
}

/** Ends all sessions of an account but one. */
export function endOtherSessions(db: Db, accountId: number, keep: string, at: Date): void {
  db.transaction(
    () => {
      endSessionsOf(db, accountId, at, keep);
      appendToAudit(db, { at, accountId, action: 'session.ended', subject: null, details: { all_others: true } });
    },
    { behavior: 'immediate' },
  );
}

/** Notes that a session was used. */
export function touchSession(db: Db, nameHash: string, at: Date): void {
  db.update(t.sessions).set({ lastUsedAt: at.toISOString() }).where(eq(t.sessions.nameHash, nameHash)).run();
}
