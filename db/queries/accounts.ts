import { eq } from 'drizzle-orm';
import type { Standing } from '../../domain/permissions';
import type { Db } from '../client';
import * as t from '../schema';

/** What an account may do depends on this; `null` where there is no such account. */
export function findStanding(db: Db, accountId: number): Standing | null {
  const account = db.select().from(t.accounts).where(eq(t.accounts.id, accountId)).get();
  if (account === undefined) return null;
  const roles = db.select().from(t.accountRoles).where(eq(t.accountRoles.accountId, accountId)).all();
  const locales = db.select().from(t.accountLocales).where(eq(t.accountLocales.accountId, accountId)).all();
  return {
    roles: roles.map(({ role }) => role),
    locales: locales.map(({ locale }) => locale),
    disabled: account.disabledAt !== null,
  };
}

/** An account by its address, with what signing in needs; `null` where there is none. */
export function findAccountByEmail(db: Db, email: string) {
  return db.select().from(t.accounts).where(eq(t.accounts.email, email)).get() ?? null;
}

/** Answers whether anybody has an account. */
export function hasAccounts(db: Db): boolean {
  return db.select({ id: t.accounts.id }).from(t.accounts).limit(1).get() !== undefined;
}

/** All accounts with their roles, by address, for the operator's list. */
export function findAccounts(db: Db) {
  return db
    .select()
    .from(t.accounts)
    .orderBy(t.accounts.email)
    .all()
    .map((account) => ({ ...account, standing: findStanding(db, account.id) }));
}
