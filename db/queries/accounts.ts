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
