import { and, eq, isNull } from 'drizzle-orm';
import type { Locale } from '../../domain/locale';
import type { Role } from '../../domain/permissions';
import type { Db } from '../client';
import { countOtherAdministrators } from '../queries/accounts';
import * as t from '../schema';
import { atOnce } from './at-once';
import { appendToAudit } from './audit';

/** What an administrator says of an account. */
export type AccountDetails = {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The locales of a translator. */
  readonly locales: readonly Locale[];
};

export type NewAccount = AccountDetails & {
  /** The locale of their rooms. */
  readonly locale: Locale;
  /** argon2id; `null` until the person has chosen a password. */
  readonly passwordHash: string | null;
};

/** Who asked for a change of an account, and when. `accountId` is `null` for the operator's command and for the first administrator. */
export type By = { readonly accountId: number | null; readonly at: Date };

/** An address in the form in which accounts are looked up. */
export function plainEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Makes an account; answers its number, or `'email_taken'`. */
export function createAccount(db: Db, account: NewAccount, by: By): number | 'email_taken' {
  return atOnce(db, () => {
    const email = plainEmail(account.email);
    if (isTaken(db, email, null)) return 'email_taken';
    const { id } = db
      .insert(t.accounts)
      .values({
        email,
        name: account.name.trim(),
        locale: account.locale,
        passwordHash: account.passwordHash,
        createdAt: by.at.toISOString(),
      })
      .returning()
      .get();
    giveRoles(db, id, account);
    const action = account.passwordHash === null ? 'account.invited' : 'account.created';
    appendToAudit(db, { ...by, action, subject: String(id), details: { roles: account.roles.join() } });
    return id;
  });
}

/** Changes what an administrator says of an account. Refuses to leave nobody who could administer accounts. */
export function changeAccount(
  db: Db,
  id: number,
  details: AccountDetails,
  by: By,
): null | 'missing' | 'email_taken' | 'last_administrator' {
  return atOnce(db, () => {
    if (!isThere(db, id)) return 'missing';
    const email = plainEmail(details.email);
    if (isTaken(db, email, id)) return 'email_taken';
    if (!details.roles.includes('administrator') && isLastAdministrator(db, id)) return 'last_administrator';
    db.update(t.accounts).set({ email, name: details.name.trim() }).where(eq(t.accounts.id, id)).run();
    db.delete(t.accountRoles).where(eq(t.accountRoles.accountId, id)).run();
    db.delete(t.accountLocales).where(eq(t.accountLocales.accountId, id)).run();
    giveRoles(db, id, details);
    appendToAudit(db, {
      ...by,
      action: 'account.changed',
      subject: String(id),
      details: { roles: details.roles.join(), locales: details.locales.join() },
    });
    return null;
  });
}

/** Changes what a person says of themselves: their name, and the locale of their rooms. */
export function changeOwnDetails(
  db: Db,
  id: number,
  details: { readonly name: string; locale: Locale },
  at: Date,
): void {
  atOnce(db, () => {
    db.update(t.accounts).set({ name: details.name.trim(), locale: details.locale }).where(eq(t.accounts.id, id)).run();
    appendToAudit(db, { accountId: id, at, action: 'account.changed', subject: String(id), details: {} });
  });
}

/** Disables an account and ends its sessions. Refuses to leave nobody who could administer accounts. */
export function disableAccount(db: Db, id: number, by: By): null | 'missing' | 'last_administrator' {
  return atOnce(db, () => {
    if (!isThere(db, id)) return 'missing';
    if (isLastAdministrator(db, id)) return 'last_administrator';
    db.update(t.accounts).set({ disabledAt: by.at.toISOString() }).where(eq(t.accounts.id, id)).run();
    endSessionsOf(db, id, by.at);
    db.delete(t.oneTimeLinks).where(eq(t.oneTimeLinks.accountId, id)).run();
    appendToAudit(db, { ...by, action: 'account.disabled', subject: String(id), details: {} });
    return null;
  });
}

/** Opens the rooms again to an account that was disabled. */
export function enableAccount(db: Db, id: number, by: By): null | 'missing' {
  return atOnce(db, () => {
    if (!isThere(db, id)) return 'missing';
    db.update(t.accounts).set({ disabledAt: null }).where(eq(t.accounts.id, id)).run();
    appendToAudit(db, { ...by, action: 'account.enabled', subject: String(id), details: {} });
    return null;
  });
}

/**
 * Erases a person: their name, address, sessions and second factor. What they did stays in the log and in revisions, under a number
 * that is never given again. Refuses to leave nobody who could administer accounts.
 */
export function eraseAccount(db: Db, id: number, by: By): null | 'missing' | 'last_administrator' {
  return atOnce(db, () => {
    if (!isThere(db, id)) return 'missing';
    if (isLastAdministrator(db, id)) return 'last_administrator';
    db.delete(t.accounts).where(eq(t.accounts.id, id)).run();
    appendToAudit(db, { ...by, action: 'account.erased', subject: String(id), details: {} });
    return null;
  });
}

/** Gives an account a password and ends its sessions, but for the one that asks, where it is named. */
export function setPassword(
  db: Db,
  id: number,
  passwordHash: string,
  by: By & { readonly keepSession?: string },
): null | 'missing' {
  return atOnce(db, () => {
    if (!isThere(db, id)) return 'missing';
    const { keepSession, ...who } = by;
    db.update(t.accounts).set({ passwordHash }).where(eq(t.accounts.id, id)).run();
    endSessionsOf(db, id, by.at, keepSession);
    db.delete(t.oneTimeLinks).where(eq(t.oneTimeLinks.accountId, id)).run();
    appendToAudit(db, { ...who, action: 'account.password_set', subject: String(id), details: {} });
    return null;
  });
}

/**
 * Takes an account's password and second factor away, for somebody who has lost the second: they begin anew with a link made after
 * this; earlier ones stop working. A password alone may be too short to stand alone, so both go.
 */
export function startAccountAnew(db: Db, id: number, by: By): null | 'missing' | 'last_administrator' {
  return atOnce(db, () => {
    if (!isThere(db, id)) return 'missing';
    if (isLastAdministrator(db, id)) return 'last_administrator';
    db.update(t.accounts).set({ passwordHash: null }).where(eq(t.accounts.id, id)).run();
    db.delete(t.secondFactors).where(eq(t.secondFactors.accountId, id)).run();
    endSessionsOf(db, id, by.at);
    db.delete(t.oneTimeLinks).where(eq(t.oneTimeLinks.accountId, id)).run();
    appendToAudit(db, { ...by, action: 'account.started_anew', subject: String(id), details: {} });
    return null;
  });
}

/** Ends every session of an account but one, where it is named, on their next request. */
export function endSessionsOf(db: Db, accountId: number, at: Date, keep?: string): void {
  const open = db
    .select({ nameHash: t.sessions.nameHash })
    .from(t.sessions)
    .where(and(eq(t.sessions.accountId, accountId), isNull(t.sessions.endedAt)))
    .all();
  for (const { nameHash } of open) {
    if (nameHash === keep) continue;
    db.update(t.sessions).set({ endedAt: at.toISOString() }).where(eq(t.sessions.nameHash, nameHash)).run();
  }
}

function isThere(db: Db, id: number): boolean {
  return db.select({ id: t.accounts.id }).from(t.accounts).where(eq(t.accounts.id, id)).get() !== undefined;
}

function isTaken(db: Db, email: string, byOtherThan: number | null): boolean {
  const owner = db.select({ id: t.accounts.id }).from(t.accounts).where(eq(t.accounts.email, email)).get();
  return owner !== undefined && owner.id !== byOtherThan;
}

function isLastAdministrator(db: Db, id: number): boolean {
  const held = db
    .select()
    .from(t.accountRoles)
    .where(and(eq(t.accountRoles.accountId, id), eq(t.accountRoles.role, 'administrator')))
    .get();
  return held !== undefined && countOtherAdministrators(db, id) === 0;
}

function giveRoles(db: Db, id: number, { roles, locales }: AccountDetails): void {
  for (const role of new Set(roles)) db.insert(t.accountRoles).values({ accountId: id, role }).run();
  for (const locale of new Set(locales)) db.insert(t.accountLocales).values({ accountId: id, locale }).run();
}
