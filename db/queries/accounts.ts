import { and, asc, count, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Locale } from '../../domain/locale';
import { mustHaveSecondFactor, type Standing } from '../../domain/permissions';
import type { Db } from '../client';
import * as t from '../schema';
import { findSettings } from './settings';

/** An account as the rooms show it. Instants are UTC. */
export type Account = {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly standing: Standing;
  /** Invited: nobody has chosen a password yet. */
  readonly state: 'invited' | 'active' | 'disabled';
  readonly hasSecondFactor: boolean;
  readonly lastUsedAt: string | null;
};

/** What an account may do depends on this; `null` where there is no such account. */
export function findStanding(db: Db, accountId: number): Standing | null {
  const account = db.select().from(t.accounts).where(eq(t.accounts.id, accountId)).get();
  if (account === undefined) return null;
  const roles = db
    .select()
    .from(t.accountRoles)
    .where(eq(t.accountRoles.accountId, accountId))
    .all()
    .map(({ role }) => role);
  const locales = db.select().from(t.accountLocales).where(eq(t.accountLocales.accountId, accountId)).all();
  return {
    roles,
    locales: locales.map(({ locale }) => locale),
    disabled: account.disabledAt !== null,
    lacksSecondFactor: mustHaveSecondFactor(roles, findSettings(db)) && !hasSecondFactor(db, accountId),
  };
}

/** Answers whether an account asks for a code besides its password. */
export function hasSecondFactor(db: Db, accountId: number): boolean {
  const row = db
    .select({ accountId: t.secondFactors.accountId })
    .from(t.secondFactors)
    .where(and(eq(t.secondFactors.accountId, accountId), isNotNull(t.secondFactors.confirmedAt)))
    .get();
  return row !== undefined;
}

/** An account's row by its address, with what signing in needs; `null` where there is none. */
export function findAccountByEmail(db: Db, email: string) {
  return db.select().from(t.accounts).where(eq(t.accounts.email, email)).get() ?? null;
}

/** One account as the rooms show it; `null` where there is none of that number. */
export function findAccount(db: Db, accountId: number): Account | null {
  const row = db.select().from(t.accounts).where(eq(t.accounts.id, accountId)).get();
  return row === undefined ? null : accountOf(db, row);
}

/** The hash of an account's password; `null` where nobody has chosen one, or there is no such account. */
export function findPasswordHash(db: Db, accountId: number): string | null {
  return db.select().from(t.accounts).where(eq(t.accounts.id, accountId)).get()?.passwordHash ?? null;
}

/** Answers whether anybody has an account. */
export function hasAccounts(db: Db): boolean {
  return db.select({ id: t.accounts.id }).from(t.accounts).limit(1).get() !== undefined;
}

/** Answers how many people could administer accounts if one of them could not. */
export function countOtherAdministrators(db: Db, accountId: number): number {
  const row = db
    .select({ others: count() })
    .from(t.accounts)
    .innerJoin(t.accountRoles, eq(t.accountRoles.accountId, t.accounts.id))
    .where(
      and(
        eq(t.accountRoles.role, 'administrator'),
        isNull(t.accounts.disabledAt),
        isNotNull(t.accounts.passwordHash),
        sql`${t.accounts.id} <> ${accountId}`,
      ),
    )
    .get();
  return row?.others ?? 0;
}

/** All accounts, by name. */
export function findAccounts(db: Db): readonly Account[] {
  return db
    .select()
    .from(t.accounts)
    .orderBy(asc(sql`${t.accounts.name} COLLATE NOCASE`), asc(t.accounts.id))
    .all()
    .map((row) => accountOf(db, row));
}

function accountOf(db: Db, { id, email, name, locale, passwordHash, disabledAt }: typeof t.accounts.$inferSelect) {
  const standing = findStanding(db, id);
  if (standing === null) throw new Error(`there is no account ${id}`);
  const lastUsed = db
    .select({ at: t.sessions.lastUsedAt })
    .from(t.sessions)
    .where(and(eq(t.sessions.accountId, id), eq(t.sessions.waitsForSecondFactor, false)))
    .orderBy(desc(t.sessions.lastUsedAt))
    .limit(1)
    .get();
  return {
    id,
    email,
    name,
    locale,
    standing,
    state: disabledAt !== null ? 'disabled' : passwordHash === null ? 'invited' : 'active',
    hasSecondFactor: hasSecondFactor(db, id),
    lastUsedAt: lastUsed?.at ?? null,
  } as const;
}
