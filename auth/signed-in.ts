import { cookies, headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { now } from '../clock';
import { queryDb, writeDb } from '../db/client';
import { findSignedIn, type SignedIn } from '../db/queries/sessions';
import { appendToAudit } from '../db/writes/audit';
import { endSession, startSession, touchSession } from '../db/writes/sessions';
import type { Locale } from '../domain/locale';
import { may, type Permission } from '../domain/permissions';
import {
  longestIdle,
  longestSession,
  sealSession,
  sessionCookieName,
  sessionCookieOptions,
  unsealSession,
} from './session-cookie';
import { hashToken, newToken } from './tokens';

/** A session's last use is noted at most this often, in milliseconds. */
const touchInterval = 60_000;

/** Who has sent this request; `null` where nobody is signed in. The session is looked up on every request. */
export const findWho = cache(async (): Promise<SignedIn | null> => {
  const nameHash = await currentSession();
  if (nameHash === null) return null;
  const at = now();
  const who = findSignedIn(queryDb(), nameHash, at, { longest: longestSession, idle: longestIdle });
  if (who !== null && at.getTime() - Date.parse(who.lastUsedAt) > touchInterval) touchSession(writeDb(), nameHash, at);
  return who;
});

/**
 * Who has sent this request, if they may do this; the first line of every page and action of the rooms. Sends whoever is not signed in
 * to the door, and answers 403 to whoever may not, which the log notes.
 */
export async function requireWho(locale: Locale, permission: Permission = 'enter_rooms'): Promise<SignedIn> {
  const who = await findWho();
  if (who === null) redirect(`/${locale}/admin/sign-in`);
  if (!may(who, permission)) {
    appendToAudit(writeDb(), {
      at: now(),
      accountId: who.accountId,
      action: 'permission.refused',
      subject: null,
      details: { permission },
    });
    forbidden();
  }
  return who;
}

/** Signs somebody in on this browser. */
export async function signIn(accountId: number): Promise<void> {
  const name = newToken();
  const device = (await headers()).get('user-agent') ?? '';
  startSession(writeDb(), { nameHash: hashToken(name), accountId, device }, now());
  (await cookies()).set(sessionCookieName(), await sealSession(name), sessionCookieOptions());
}

/** Signs out whoever has sent this request: the session ends, whatever becomes of the cookie. */
export async function signOut(): Promise<void> {
  const nameHash = await currentSession();
  if (nameHash !== null) endSession(writeDb(), nameHash, now());
  (await cookies()).set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}

async function currentSession(): Promise<string | null> {
  const name = await unsealSession((await cookies()).get(sessionCookieName())?.value);
  return name === null ? null : hashToken(name);
}
