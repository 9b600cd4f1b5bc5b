import { and, eq, gt, isNull } from 'drizzle-orm';
import type { LinkPurpose } from '../../domain/one-time-link';
import type { Db } from '../client';
import * as t from '../schema';

/** Answers whether a link still works. */
export function worksStill(db: Db, tokenHash: string, purpose: LinkPurpose, at: Date): boolean {
  const row = db
    .select({ purpose: t.oneTimeLinks.purpose })
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
  return row !== undefined;
}
