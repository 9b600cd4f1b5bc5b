import { and, eq, isNull } from 'drizzle-orm';
import type { Locale } from '../../domain/locale';
import type { Role } from '../../domain/permissions';
import type { Db } from '../client';
import * as t from '../schema';
import { appendToAudit } from './audit';

export type NewAccount = {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  /** The locales of a translator. */
  readonly locales: readonly Locale[];
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
  return db.transaction(
    () => {
      const email = plainEmail(account.email);
      if (db.select().from(t.accounts).where(eq(t.accounts.email, email)).get() !== undefined) return 'email_taken';
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
      for (const role of new Set(account.roles)) db.insert(t.accountRoles).values({ accountId: id, role }).run();
      for (const locale of new Set(account.locales)) {
        db.insert(t.accountLocales).values({ accountId: id, locale }).run();
      }
      appendToAudit(db, {
        ...by,
        action: 'account.created',
        subject: String(id),
        details: { roles: account.roles.join() },
      });
      return id;
    },
    { behavior: 'immediate' },
  );
}

/** Disables an account and ends its sessions; answers `'missing'` where there is none of that address. */
export function disableAccount(db: Db, email: string, by: By): null | 'missing' {
  return db.transaction(
    () => {
      const account = db
        .select()
        .from(t.accounts)
        .where(eq(t.accounts.email, plainEmail(email)))
        .get();
      if (account === undefined) return 'missing';
      db.update(t.accounts).set({ disabledAt: by.at.toISOString() }).where(eq(t.accounts.id, account.id)).run();
      endSessionsOf(db, account.id, by.at);
      appendToAudit(db, { ...by, action: 'account.disabled', subject: String(account.id), details: {} });
      return null;
    },
    { behavior: 'immediate' },
  );
}

/** Gives an account a password and ends its sessions; answers `'missing'` where there is none of that address. */
export function setPassword(db: Db, email: string, passwordHash: string, by: By): null | 'missing' {
  return db.transaction(
    () => {
      const account = db
        .select()
        .from(t.accounts)
        .where(eq(t.accounts.email, plainEmail(email)))
        .get();
      if (account === undefined) return 'missing';
      db.update(t.accounts).set({ passwordHash }).where(eq(t.accounts.id, account.id)).run();
      endSessionsOf(db, account.id, by.at);
      appendToAudit(db, { ...by, action: 'account.password_set', subject: String(account.id), details: {} });
      return null;
    },
    { behavior: 'immediate' },
  );
}

/** Ends every session of an account, on their next request. */
export function endSessionsOf(db: Db, accountId: number, at: Date): void {
  db.update(t.sessions)
    .set({ endedAt: at.toISOString() })
    .where(and(eq(t.sessions.accountId, accountId), isNull(t.sessions.endedAt)))
    .run();
}
