import { and, eq, sql } from 'drizzle-orm';
import type { AuditAction } from '../../domain/audit-action';
import { locales } from '../../domain/locale';
import { may, type Permission } from '../../domain/permissions';
import type { Db } from '../client';
import type { OperationFiles } from '../exchange/format';
import { findStanding } from '../queries/accounts';
import { findLatestNumber, findRevision } from '../queries/revisions';
import { findOperationFiles } from '../queries/whole-record';
import * as t from '../schema';
import { appendToAudit } from './audit';

/** A change of an operation's published content: who asks for it, what it is called in the log, and what it was based on. */
export type Change = {
  readonly accountId: number;
  readonly permission: Permission;
  /** What the log calls it. */
  readonly action: AuditAction;
  readonly operationId: number;
  /** The number of the revision that the person saw when they made the change. */
  readonly basedOn: number;
  readonly at: Date;
};

/** Why the door itself refuses a change; a rule has codes of its own. */
export type DoorRefusal = 'forbidden' | 'missing' | 'stale' | 'unchanged';

/**
 * The only door to an operation's published content. In one `BEGIN IMMEDIATE` transaction it checks the account's permission and the
 * revision that the change was based on, lets `apply` run its rule on what the transaction sees and change it, and itself writes the
 * revision, the audit entry and the next site revision: all of it or nothing. Answers `null` or why it was refused; a refusal of
 * `apply` undoes what `apply` did. A change that changes nothing is `'unchanged'`.
 *
 * `apply` must be synchronous: what follows an `await` would be written outside the transaction. Its type does not allow a promise.
 */
export function record<Refusal extends string>(
  db: Db,
  change: Change,
  apply: (db: Db) => Refusal | null,
): Refusal | DoorRefusal | null {
  const undone = new Undone<Refusal | DoorRefusal>();
  try {
    db.transaction(
      () => {
        const refusal = admit(db, change) ?? apply(db);
        if (refusal !== null) throw undone.because(refusal);
        const unchanged = publish(db, change);
        if (unchanged !== null) throw undone.because(unchanged);
      },
      { behavior: 'immediate' },
    );
    return null;
  } catch (error) {
    if (error === undone) return undone.refusal;
    throw error;
  }
}

/** Writes the first revision of every operation that has none: what was imported, by nobody. */
export function recordFirstRevisions(db: Db, at: Date): void {
  db.transaction(
    () => {
      const operations = db.select({ id: t.operations.id }).from(t.operations).all();
      for (const { id } of operations) if (findLatestNumber(db, id) === 0) insertRevision(db, id, 1, null, at);
    },
    { behavior: 'immediate' },
  );
}

function admit(db: Db, { accountId, permission, operationId, basedOn }: Change): DoorRefusal | null {
  const account = findStanding(db, accountId);
  if (account === null || !may(account, permission)) return 'forbidden';
  const exists = db.select({ id: t.operations.id }).from(t.operations).where(eq(t.operations.id, operationId)).get();
  if (exists === undefined) return 'missing';
  return findLatestNumber(db, operationId) === basedOn ? null : 'stale';
}

function publish(db: Db, { accountId, action, operationId, basedOn, at }: Change): 'unchanged' | null {
  const before = findRevision(db, operationId, basedOn)?.content ?? null;
  const after = findOperationFiles(db, operationId);
  if (same(before, after)) return 'unchanged';
  markChanged(db, operationId, before, after, at.toISOString());
  insertRevision(db, operationId, basedOn + 1, accountId, at);
  appendToAudit(db, { at, accountId, action, subject: after.slug, details: { revision: basedOn + 1 } });
  db.update(t.siteRevision)
    .set({ number: sql`${t.siteRevision.number} + 1`, changedAt: at.toISOString() })
    .run();
  return null;
}

/** Notes when the facts, and when each text, last changed: what pages and the sitemap tell. */
function markChanged(
  db: Db,
  operationId: number,
  before: OperationFiles | null,
  after: OperationFiles,
  changedAt: string,
) {
  if (!same(before?.facts, after.facts)) {
    db.update(t.operations).set({ changedAt }).where(eq(t.operations.id, operationId)).run();
  }
  for (const locale of locales) {
    if (after.profiles[locale] === undefined || same(before?.profiles[locale], after.profiles[locale])) continue;
    db.update(t.profiles)
      .set({ changedAt })
      .where(and(eq(t.profiles.operationId, operationId), eq(t.profiles.locale, locale)))
      .run();
  }
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function insertRevision(db: Db, operationId: number, number: number, accountId: number | null, at: Date): void {
  db.insert(t.revisions)
    .values({
      operationId,
      number,
      accountId,
      publishedAt: at.toISOString(),
      content: JSON.stringify(findOperationFiles(db, operationId)),
    })
    .run();
}

/** Thrown to roll a transaction back, carrying why. */
class Undone<Refusal extends string> extends Error {
  #refusal: Refusal | undefined;

  because(refusal: Refusal): this {
    this.#refusal = refusal;
    return this;
  }

  get refusal(): Refusal {
    if (this.#refusal === undefined) throw new Error('nothing was refused');
    return this.#refusal;
  }
}
