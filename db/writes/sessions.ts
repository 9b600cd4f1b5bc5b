import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '../client';
import * as t from '../schema';
import { appendToAudit } from './audit';

/** Starts a session of an account, under the hash of its name. */
export function startSession(
  db: Db,
  session: { readonly nameHash: string; readonly accountId: number; readonly device: string },
  at: Date,
): void {
  db.transaction(
    () => {
      const instant = at.toISOString();
      db.insert(t.sessions)
        .values({ ...session, device: session.device.slice(0, 200), startedAt: instant, lastUsedAt: instant })
        .run();
      appendToAudit(db, { at, accountId: session.accountId, action: 'session.started', subject: null, details: {} });
    },
    { behavior: 'immediate' },
  );
}

/** Ends a session, if it has not ended. */
export function endSession(db: Db, nameHash: string, at: Date): void {
  db.transaction(
    () => {
      const [ended] = db
        .update(t.sessions)
        .set({ endedAt: at.toISOString() })
        .where(and(eq(t.sessions.nameHash, nameHash), isNull(t.sessions.endedAt)))
        .returning()
        .all();
      if (ended)
        appendToAudit(db, { at, accountId: ended.accountId, action: 'session.ended', subject: null, details: {} });
    },
    { behavior: 'immediate' },
  );
}

/** Notes that a session was used. */
export function touchSession(db: Db, nameHash: string, at: Date): void {
  db.update(t.sessions).set({ lastUsedAt: at.toISOString() }).where(eq(t.sessions.nameHash, nameHash)).run();
}
