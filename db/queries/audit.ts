import { and, desc, eq, gte, like, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
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
  /** The account that it was done to, where it was one and is still there. */
  readonly subjectAccount: { readonly id: number; readonly name: string } | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
};

/** What of the log is asked for; `null` where anything is. */
export type AuditFilter = {
  readonly action: AuditAction | null;
  /** Who did it. */
  readonly account: number | null;
  /** What it was done to. */
  readonly subject: string | null;
  /** From this UTC instant on, and before that one. */
  readonly from: string | null;
  readonly until: string | null;
  /** Only what is older than this entry. */
  readonly before: number | null;
};

/** The latest entries of the log, the latest first. */
export function findAudit(db: Db, filter: AuditFilter, most: number): readonly AuditLine[] {
  const subjects = alias(t.accounts, 'subjects');
  return db
    .select({
      id: t.auditEntries.id,
      at: t.auditEntries.at,
      accountId: t.auditEntries.accountId,
      name: t.accounts.name,
      action: t.auditEntries.action,
      subject: t.auditEntries.subject,
      subjectAccount: { id: subjects.id, name: subjects.name },
      details: t.auditEntries.details,
    })
    .from(t.auditEntries)
    .leftJoin(t.accounts, eq(t.accounts.id, t.auditEntries.accountId))
    .leftJoin(subjects, and(eq(sql`CAST(${subjects.id} AS TEXT)`, t.auditEntries.subject), isAboutAccounts))
    .where(
      and(
        filter.action === null ? undefined : eq(t.auditEntries.action, filter.action),
        filter.account === null ? undefined : eq(t.auditEntries.accountId, filter.account),
        filter.subject === null ? undefined : eq(t.auditEntries.subject, filter.subject),
        filter.from === null ? undefined : gte(t.auditEntries.at, filter.from),
        filter.until === null ? undefined : lt(t.auditEntries.at, filter.until),
        filter.before === null ? undefined : lt(t.auditEntries.id, filter.before),
      ),
    )
    .orderBy(desc(t.auditEntries.id))
    .limit(most)
    .all()
    .map((line) => ({ ...line, details: JSON.parse(line.details) as AuditLine['details'] }));
}

/** The subject of these entries is the number of an account. */
const isAboutAccounts = or(
  like(t.auditEntries.action, 'account.%'),
  like(t.auditEntries.action, 'second_factor.%'),
  like(t.auditEntries.action, 'sign_in.%'),
);
