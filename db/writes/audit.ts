import type { AuditAction } from '../../domain/audit-action';
import type { Db } from '../client';
import * as t from '../schema';

/** Something that is worth a line in the log. */
export type AuditEntry = {
  readonly at: Date;
  /** `null` for what nobody signed in has done. */
  readonly accountId: number | null;
  readonly action: AuditAction;
  readonly subject: string | null;
  /** What else is worth knowing; never a person's name or address, which live with the account. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
};

/** Appends to the log. Within `record()` it commits with the change or not at all. */
export function appendToAudit(db: Db, { at, details, ...entry }: AuditEntry): void {
  db.insert(t.auditEntries)
    .values({ ...entry, at: at.toISOString(), details: JSON.stringify(details) })
    .run();
}
