import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Locale } from '../../domain/locale';
import type { Standing } from '../../domain/permissions';
import type { Db } from '../client';
import * as t from '../schema';
import { findStanding } from './accounts';

/** Somebody who is signed in. */
export type SignedIn = Standing & {
  readonly accountId: number;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  /** What the session is kept under. */
  readonly sessionHash: string;
  /** When the session was last used; a UTC instant. */
  readonly lastUsedAt: string;
};

/** How long a session lasts at most, how long without use, and how long it waits for a second factor; in seconds. */
export type SessionLimits = { readonly longest: number; readonly idle: number; readonly waiting: number };

/** A session as its owner sees it. Instants are UTC. */
export type OwnSession = {
  readonly nameHash: string;
  readonly device: string;
  readonly startedAt: string;
  readonly lastUsedAt: string;
};

/**
 * Who a session belongs to; `null` where there is no such session, it waits for a second factor, has ended, is too old, was idle too
 * long, or its account is disabled.
 */
export function findSignedIn(db: Db, nameHash: string, at: Date, limits: SessionLimits): SignedIn | null {
  const found = findOpen(db, nameHash, at, limits);
  if (found === null || found.session.waitsForSecondFactor) return null;
  const { account, session, standing } = found;
  const { id, name, email, locale } = account;
  return { ...standing, accountId: id, name, email, locale, sessionHash: nameHash, lastUsedAt: session.lastUsedAt };
}

/** Whose second factor a session waits for; `null` where it waits for none, or not any more. */
export function findWaiting(db: Db, nameHash: string, at: Date, limits: SessionLimits): number | null {
  const found = findOpen(db, nameHash, at, limits);
  return found?.session.waitsForSecondFactor ? found.account.id : null;
}

/** The sessions of an account that are open, the last used first. */
export function findSessionsOf(db: Db, accountId: number, at: Date, limits: SessionLimits): readonly OwnSession[] {
  return db
    .select()
    .from(t.sessions)
    .where(
      and(eq(t.sessions.accountId, accountId), isNull(t.sessions.endedAt), eq(t.sessions.waitsForSecondFactor, false)),
    )
    .orderBy(desc(t.sessions.lastUsedAt))
    .all()
    .filter((session) => isFresh(session, at, limits))
    .map(({ nameHash, device, startedAt, lastUsedAt }) => ({ nameHash, device, startedAt, lastUsedAt }));
}

function findOpen(db: Db, nameHash: string, at: Date, limits: SessionLimits) {
  const row = db
    .select({ session: t.sessions, account: t.accounts })
    .from(t.sessions)
    .innerJoin(t.accounts, eq(t.accounts.id, t.sessions.accountId))
    .where(eq(t.sessions.nameHash, nameHash))
    .get();
  if (row === undefined || row.session.endedAt !== null || !isFresh(row.session, at, limits)) return null;
  const standing = findStanding(db, row.account.id);
  return standing === null || standing.disabled ? null : { ...row, standing };
}

function isFresh(
  session: typeof t.sessions.$inferSelect,
  at: Date,
  { longest, idle, waiting }: SessionLimits,
): boolean {
  const age = (instant: string) => (at.getTime() - Date.parse(instant)) / 1000;
  if (session.waitsForSecondFactor) return age(session.startedAt) <= waiting;
  return age(session.startedAt) <= longest && age(session.lastUsedAt) <= idle;
}
