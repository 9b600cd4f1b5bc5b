import { and, desc, eq, lt } from 'drizzle-orm';
import type { AuditAction } from '../../domain/audit-action';
import type { Db } from '../client';
import * as t from '../schema';

/** A line of the log, with the name of who did it while their account is there. `at` is a UTC instant. */
export type AuditLine = {
  readonly id: number;
  readonly at: string;
  readonly accountId: number | null;
  readonly name: string | null;
  readonly action: AuditAction;
  readonly subject: string | null;
  readonly details: string;
};

/** What of the log is asked for: one action or all, and what is older than an entry. */
export type AuditFilter = { readonly action: AuditAction | null; readonly before: number | null };

/** The latest entries of the log, the latest first. */
export function findAudit(db: Db, { action, before }: AuditFilter, most: number): readonly AuditLine[] {
  return db
    .select({
      id: t.auditEntries.id,
      at: t.auditEntries.at,
      accountId: t.auditEntries.accountId,
      name: t.accounts.name,
      action: t.auditEntries.action,
      subject: t.auditEntries.subject,
      details: t.auditEntries.details,
    })
    .from(t.auditEntries)
    .leftJoin(t.accounts, eq(t.accounts.id, t.auditEntries.accountId))
    .where(
      and(
        action === null ? undefined : eq(t.auditEntries.action, action),
        before === null ? undefined : lt(t.auditEntries.id, before),
      ),
    )
    .orderBy(desc(t.auditEntries.id))
    .limit(most)
    .all();
}
