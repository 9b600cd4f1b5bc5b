import { and, eq, gt, isNull } from 'drizzle-orm';
import type { LinkPurpose } from '../../domain/one-time-link';
import type { Db } from '../client';
import * as t from '../schema';
import { type Account, findAccount, hasAccounts } from './accounts';

/** Answers whether the link that sets up the first administrator still works: nobody has an account yet. */
export function setupLinkWorks(db: Db, tokenHash: string, at: Date): boolean {
  return findWorking(db, tokenHash, 'setup', at) !== undefined && !hasAccounts(db);
}

/** Whose link this is; `null` for one that is none, was used or is too old, or whose account is disabled. */
export function findLinkOwner(db: Db, tokenHash: string, purpose: 'invitation' | 'reset', at: Date): Account | null {
  const link = findWorking(db, tokenHash, purpose, at);
  const account = link?.accountId == null ? null : findAccount(db, link.accountId);
  return account?.state === 'disabled' ? null : account;
}

function findWorking(db: Db, tokenHash: string, purpose: LinkPurpose, at: Date) {
  return db
    .select()
    .from(t.oneTimeLinks)
    .where(
      and(
        eq(t.oneTimeLinks.tokenHash, tokenHash),
        eq(t.oneTimeLinks.purpose, purpose),
        isNull(t.oneTimeLinks.usedAt),
        gt(t.oneTimeLinks.expiresAt, at.toISOString()),
      ),
    )
    .get();
}
