import { cookies, headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { now } from '../clock';
import { queryDb, writeDb } from '../db/client';
import { findAccountByEmail } from '../db/queries/accounts';
import { findSignedIn, findWaiting, type SignedIn } from '../db/queries/sessions';
import { appendToAudit } from '../db/writes/audit';
import { endSession, startSession, touchSession } from '../db/writes/sessions';
import { isLocale, sourceLocale } from '../domain/locale';
import { may, type Permission } from '../domain/permissions';
import type { Attempt } from './attempts';
import {
  deviceCookie,
  sealDevice,
  sealSession,
  sessionCookie,
  sessionLimits,
  unsealDevice,
  unsealSession,
} from './cookies';
import { hashToken, newToken } from './tokens';
import { doorAddress, readWayBack } from './way-back';

/** A session's last use is noted at most this often, in milliseconds. */
const touchInterval = 60_000;

/** Who has sent this request; `null` where nobody is signed in. The session is looked up on every request. */
export const findWho = cache(async (): Promise<SignedIn | null> => {
  const nameHash = await currentSession();
  if (nameHash === null) return null;
  const at = now();
  const who = findSignedIn(queryDb(), nameHash, at, sessionLimits);
  if (who !== null && at.getTime() - Date.parse(who.lastUsedAt) > touchInterval) touchSession(writeDb(), nameHash, at);
  return who;
});

/**
 * Who has sent this request, if they may do this; the first line of every page and action of the rooms. Sends whoever is not signed in
 * to the door, from where they come back to where they were, and whoever must set up a second factor first to where that is done; answers 403 to whoever may not, which the log
 * notes. `locale` is the one of the address, as it came.
 */
export async function requireWho(locale: unknown, permission: Permission): Promise<SignedIn> {
  const who = await findWho();
  const language = isLocale(locale) ? locale : sourceLocale;
  if (who === null) redirect(doorAddress(language, readWayBack((await headers()).get('x-where-we-are-path'))));
  if (may(who, permission)) return who;
  if (may({ ...who, lacksSecondFactor: false }, permission)) {
    redirect(`/${language}/admin/account/second-factor`);
  }
  appendToAudit(writeDb(), {
    at: now(),
    accountId: who.accountId,
    action: 'permission.refused',
    subject: null,
    details: { permission },
  });
  return forbidden();
}

/** Where an attempt to sign in comes from. */
export async function attemptFrom(email: string): Promise<Attempt> {
  const account = findAccountByEmail(queryDb(), email);
  const device = await unsealDevice((await cookies()).get(deviceCookie().name)?.value, account?.id ?? null);
  return { email, address: await addressOfRequest(), device };
}

/** The network address that this request came from. */
export async function addressOfRequest(): Promise<string> {
  return (await headers()).get('x-where-we-are-address') ?? '';
}

/** Signs somebody in on this browser, and remembers the browser as one of theirs. */
export async function signIn(accountId: number): Promise<void> {
  await beginSession(accountId, false);
  const { name, options } = deviceCookie();
  const jar = await cookies();
  const known = await unsealDevice(jar.get(name)?.value, accountId);
  jar.set(name, await sealDevice(accountId, known ?? newToken()), options);
}

/** Remembers that somebody's password was right, so that they may show their second factor. */
export function waitForSecondFactor(accountId: number): Promise<void> {
  return beginSession(accountId, true);
}

/** Whose second factor this browser is asked for; `null` where nobody's is. */
export async function findWhoWaits(): Promise<number | null> {
  const nameHash = await currentSession();
  return nameHash === null ? null : findWaiting(queryDb(), nameHash, now(), sessionLimits);
}

/** Signs out whoever has sent this request: the session ends, whatever becomes of the cookie. */
export async function signOut(): Promise<void> {
  await endCurrentSession();
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

async function beginSession(accountId: number, waitsForSecondFactor: boolean): Promise<void> {
  await endCurrentSession();
  const sessionName = newToken();
  const device = (await headers()).get('user-agent') ?? '';
  startSession(writeDb(), { nameHash: hashToken(sessionName), accountId, device, waitsForSecondFactor }, now());
  const { name, options } = sessionCookie();
  (await cookies()).set(name, await sealSession(sessionName), options);
}

async function endCurrentSession(): Promise<void> {
  const nameHash = await currentSession();
  if (nameHash !== null) endSession(writeDb(), nameHash, now());
}

async function currentSession(): Promise<string | null> {
  const name = await unsealSession((await cookies()).get(sessionCookie().name)?.value);
  return name === null ? null : hashToken(name);
}
