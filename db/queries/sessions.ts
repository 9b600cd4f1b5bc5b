import { eq } from 'drizzle-orm';
import type { Locale } from '../../domain/locale';
import type { Standing } from '../../domain/permissions';
import type { Db } from '../client';
import * as t from '../schema';
import { findStanding } from './accounts';

/** Somebody who is signed in. */
export type SignedIn = Standing & {
  readonly accountId: number;
  readonly name: string;
  readonly locale: Locale;
  /** When the session was last used; a UTC instant. */
  readonly lastUsedAt: string;
};

/**
 * Who a session belongs to; `null` where there is no such session, it has ended, is too old, was idle too long, or its account is
 * disabled. Lengths in seconds.
 */
export function findSignedIn(
  db: Db,
  nameHash: string,
  at: Date,
  limits: { readonly longest: number; readonly idle: number },
): SignedIn | null {
  const row = db
    .select()
    .from(t.sessions)
    .innerJoin(t.accounts, eq(t.accounts.id, t.sessions.accountId))
    .where(eq(t.sessions.nameHash, nameHash))
    .get();
  if (row === undefined || row.sessions.endedAt !== null) return null;
  const age = (instant: string) => (at.getTime() - Date.parse(instant)) / 1000;
  if (age(row.sessions.startedAt) > limits.longest || age(row.sessions.lastUsedAt) > limits.idle) return null;
  const standing = findStanding(db, row.accounts.id);
  if (standing === null || standing.disabled) return null;
  const { id, name, locale } = row.accounts;
  return { ...standing, accountId: id, name, locale, lastUsedAt: row.sessions.lastUsedAt };
}
