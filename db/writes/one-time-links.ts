import { and, eq, gt, isNull } from 'drizzle-orm';
import { type LinkPurpose, linkLifetimes } from '../../domain/one-time-link';
import type { Db } from '../client';
import { findAccount, hasAccounts } from '../queries/accounts';
import { findLinkOwner } from '../queries/one-time-links';
import * as t from '../schema';
import { type By, createAccount, type NewAccount, setPassword } from './accounts';
import { appendToAudit } from './audit';

/** Makes the link that sets up the first administrator; an earlier one stops working. */
export function replaceSetupLink(db: Db, tokenHash: string, at: Date): void {
  db.transaction(
    () => {
      db.delete(t.oneTimeLinks).where(eq(t.oneTimeLinks.purpose, 'setup')).run();
      insertLink(db, { tokenHash, purpose: 'setup', accountId: null }, at);
    },
    { behavior: 'immediate' },
  );
}

/**
 * Makes the link by which a person chooses a password: the first of an invited one, or a new one. Earlier links of the account stop
 * working. Answers what the link is for, `'missing'` or, for a disabled account, `'disabled'`.
 */
export function replaceLink(
  db: Db,
  accountId: number,
  tokenHash: string,
  by: By,
): 'invitation' | 'reset' | 'missing' | 'disabled' {
  return db.transaction(
    () => {
      const account = findAccount(db, accountId);
      if (account === null) return 'missing';
      if (account.state === 'disabled') return 'disabled';
      const purpose = account.state === 'invited' ? 'invitation' : 'reset';
      db.delete(t.oneTimeLinks).where(eq(t.oneTimeLinks.accountId, accountId)).run();
      insertLink(db, { tokenHash, purpose, accountId }, by.at);
      appendToAudit(db, { ...by, action: 'account.link_made', subject: String(accountId), details: { purpose } });
      return purpose;
    },
    { behavior: 'immediate' },
  );
}

/**
 * Makes the first administrator with the link that `npm start` prints. Answers its number, or `'link_invalid'` where the link was used,
 * is too old or is none, or where somebody has an account already.
 */
export function setUpFirstAdministrator(
  db: Db,
  tokenHash: string,
  account: Omit<NewAccount, 'roles' | 'locales'>,
  at: Date,
): number | 'link_invalid' {
  return db.transaction(
    () => {
      if (hasAccounts(db) || !spendLink(db, tokenHash, 'setup', at)) return 'link_invalid';
      const id = createAccount(db, { ...account, roles: ['administrator'], locales: [] }, { accountId: null, at });
      if (id === 'email_taken') throw new Error('the first account cannot be taken');
      return id;
    },
    { behavior: 'immediate' },
  );
}

/** Gives the owner of a link the password they have chosen; ends their sessions. Answers whose it is, or `'link_invalid'`. */
export function setPasswordByLink(
  db: Db,
  { tokenHash, purpose }: { readonly tokenHash: string; readonly purpose: 'invitation' | 'reset' },
  passwordHash: string,
  at: Date,
): number | 'link_invalid' {
  return db.transaction(
    () => {
      const owner = findLinkOwner(db, tokenHash, purpose, at);
      if (owner === null || !spendLink(db, tokenHash, purpose, at)) return 'link_invalid';
      setPassword(db, owner.id, passwordHash, { accountId: owner.id, at });
      return owner.id;
    },
    { behavior: 'immediate' },
  );
}

type NewLink = { readonly tokenHash: string; readonly purpose: LinkPurpose; readonly accountId: number | null };

function insertLink(db: Db, link: NewLink, at: Date): void {
  const expiresAt = new Date(at.getTime() + linkLifetimes[link.purpose]).toISOString();
  db.insert(t.oneTimeLinks)
    .values({ ...link, expiresAt })
    .run();
}

/** Uses a link up; answers whether it worked. */
function spendLink(db: Db, tokenHash: string, purpose: LinkPurpose, at: Date): boolean {
  const instant = at.toISOString();
  const { changes } = db
    .update(t.oneTimeLinks)
    .set({ usedAt: instant })
    .where(
      and(
        eq(t.oneTimeLinks.tokenHash, tokenHash),
        eq(t.oneTimeLinks.purpose, purpose),
        isNull(t.oneTimeLinks.usedAt),
        gt(t.oneTimeLinks.expiresAt, instant),
      ),
    )
    .run();
  return changes === 1;
}
