import { and, eq, gt, isNull } from 'drizzle-orm';
import { type LinkPurpose, linkLifetimes } from '../../domain/one-time-link';
import type { Db } from '../client';
import { hasAccounts } from '../queries/accounts';
import * as t from '../schema';
import { createAccount, type NewAccount } from './accounts';

/** Makes the link that sets up the first administrator; an earlier one stops working. */
export function replaceSetupLink(db: Db, tokenHash: string, at: Date): void {
  db.transaction(
    () => {
      db.delete(t.oneTimeLinks).where(eq(t.oneTimeLinks.purpose, 'setup')).run();
      db.insert(t.oneTimeLinks)
        .values({ tokenHash, purpose: 'setup', accountId: null, expiresAt: expiry('setup', at) })
        .run();
    },
    { behavior: 'immediate' },
  );
}

/**
 * Makes the first administrator with the link that `npm start` prints. Answers `null`, or `'link_invalid'` where the link was used, is
 * too old or is none, or where somebody has an account already.
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

function expiry(purpose: LinkPurpose, at: Date): string {
  return new Date(at.getTime() + linkLifetimes[purpose]).toISOString();
}
