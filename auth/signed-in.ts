import { cookies, headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { now } from '../clock';
import { queryDb, writeDb } from '../db/client';
import { findAccountByEmail, findPasswordHash } from '../db/queries/accounts';
import { findSignedIn, findWaiting, type SignedIn } from '../db/queries/sessions';
import { appendToAudit } from '../db/writes/audit';
import { endSession, startSession, touchSession } from '../db/writes/sessions';
import { isLocale, sourceLocale } from '../domain/locale';
import { may, type Permission } from '../domain/permissions';
import type { Attempt, Place } from './attempts';
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

/** Where this request came from, for an account that may know the browser. */
export async function placeOfRequest(accountId: number): Promise<Place> {
  const device = await unsealDevice((await cookies()).get(deviceCookie().name)?.value, accountId);
  return { address: await addressOfRequest(), device };
}

async function addressOfRequest(): Promise<string> {
  return (await headers()).get('x-where-we-are-address') ?? '';
}

/**
 * Signs somebody in on this browser, and remembers the browser as one of theirs. Answers `false` where their account was disabled, or
 * their password is not any more what it was found right against.
 */
export async function signIn(accountId: number, passwordHash?: string | null): Promise<boolean> {
  if (!(await beginSession(accountId, false, passwordHash))) return false;
  const { name, options } = deviceCookie();
  const jar = await cookies();
  const known = await unsealDevice(jar.get(name)?.value, accountId);
  jar.set(name, await sealDevice(accountId, known ?? newToken()), options);
  return true;
}

/** Remembers that somebody's password was right, so that they may show their second factor; `false` as for `signIn`. */
export function waitForSecondFactor(accountId: number, passwordHash: string | null): Promise<boolean> {
  return beginSession(accountId, true, passwordHash);
}

/** Whose second factor this browser is asked for; `null` where nobody's is. */
export async function findWhoWaits(): Promise<Waiting | null> {
  const sessionHash = await currentSession();
  const accountId = sessionHash === null ? null : findWaiting(queryDb(), sessionHash, now(), sessionLimits);
  if (sessionHash === null || accountId === null) return null;
  return { accountId, sessionHash, passwordHash: findPasswordHash(queryDb(), accountId) };
}

/** Whom a browser is asked to show the second factor of, and what their password is as yet. */
export type Waiting = {
  readonly accountId: number;
  readonly sessionHash: string;
  readonly passwordHash: string | null;
};

/** Signs out whoever has sent this request: the session ends, whatever becomes of the cookie. */
export async function signOut(): Promise<void> {
  await endCurrentSession();
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

async function beginSession(
  accountId: number,
  waitsForSecondFactor: boolean,
  passwordHash?: string | null,
): Promise<boolean> {
  await endCurrentSession();
  const sessionName = newToken();
  const device = (await headers()).get('user-agent') ?? '';
  const session = { nameHash: hashToken(sessionName), accountId, device, waitsForSecondFactor, passwordHash };
  if (!startSession(writeDb(), session, now())) return false;
  const { name, options } = sessionCookie();
  (await cookies()).set(name, await sealSession(sessionName), options);
  return true;
}

async function endCurrentSession(): Promise<void> {
  const nameHash = await currentSession();
  if (nameHash !== null) endSession(writeDb(), nameHash, now());
}

async function currentSession(): Promise<string | null> {
  const name = await unsealSession((await cookies()).get(sessionCookie().name)?.value);
  return name === null ? null : hashToken(name);
}
