import { isDeepStrictEqual } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import type { AuditAction } from '../../domain/audit-action';
import { localeOfPart, type PartName } from '../../domain/draft';
import { type Locale, locales } from '../../domain/locale';
import { may, type Permission } from '../../domain/permissions';
import type { Db } from '../client';
import { findStanding } from '../queries/accounts';
import {
  type CommonContent,
  contentNow,
  exists,
  findLatestNumber,
  findRevision,
  type Held,
  type OperationContent,
  partOf,
} from '../queries/revisions';
import * as t from '../schema';
import { appendToAudit } from './audit';
import { indexForSearch } from './search-index';

/** A change of published content: who asks for it, what it is called in the log, what it may touch and what it was based on. */
export type Change = {
  readonly accountId: number;
  readonly permission: Permission;
  /** What the log calls it. */
  readonly action: AuditAction;
  /** An operation, or what belongs to none: the site's own texts, the places, the redirects. */
  readonly of: Held;
  /** What it changes, each with the number of the revision that the person saw; whatever else it touches is a defect and is thrown. */
  readonly parts: Readonly<Partial<Record<PartName, number>>>;
  /** Whether an operation's change may leave a redirect behind, as a new slug does; those get a revision of their own then. */
  readonly leavesRedirect?: boolean;
  /** Why, in the person's own words, where they said it. */
  readonly reason: string | null;
  readonly at: Date;
};

/** Why the door itself refuses a change; a rule has codes of its own. */
export type DoorRefusal = 'forbidden' | 'missing' | 'stale' | 'unchanged';

/**
 * The only door to published content. In one `BEGIN IMMEDIATE` transaction it checks the account's permission and that no part of the
 * change has been published anew since the revision it was based on, lets `apply` run its rule on what the transaction sees and change
 * it, and itself writes the revision, the audit entry, the search index and the next site revision: all of it or nothing. Answers
 * `null` or why it was refused; a refusal of `apply` undoes what `apply` did. A change that changes nothing is `'unchanged'`.
 *
 * `apply` must be synchronous: what follows an `await` would be written outside the transaction. Its type does not allow a promise.
 */
export function record<Refusal extends string>(
  db: Db,
  change: Change,
  apply: (db: Db) => Refusal | null,
): Refusal | DoorRefusal | null {
  return allOrNothing<Refusal | DoorRefusal>(db, () => {
    const refused = admit(db, change);
    if (refused !== null) return refused;
    const before = contentNow(db, change.of);
    const redirects = change.leavesRedirect ? contentNow(db, 'common') : null;
    const refusal = apply(db) ?? publish(db, change, before);
    if (refusal !== null) return refusal;
    if (redirects !== null) {
      const { accountId, permission, reason, at } = change;
      const left = { accountId, permission, reason, at, action: 'redirect.changed', of: 'common' } as const;
      publish(db, { ...left, parts: { facts: 0 } }, redirects);
    }
    countSiteRevision(db, change.at);
    return null;
  });
}

/** What founds an operation: a change that is based on nothing, because there was nothing. */
export type Founding = Pick<Change, 'accountId' | 'permission' | 'action' | 'reason' | 'at'>;

/**
 * The same door for an operation that is new: `apply` makes it under the number that it is given, and its first revision is what it made.
 * All of it or nothing; answers why it was refused.
 */
export function recordFounding<Refusal extends string>(
  db: Db,
  founding: Founding,
  apply: (db: Db, operationId: number) => Refusal | null,
): Refusal | 'forbidden' | null {
  return allOrNothing<Refusal | 'forbidden'>(db, () => {
    const account = findStanding(db, founding.accountId);
    if (account === null || !may(account, founding.permission)) return 'forbidden';
    const operationId = nextOperationId(db);
    const refusal = apply(db, operationId);
    if (refusal !== null) return refusal;
    const content = contentNow(db, { operationId });
    const made = partNames.filter((part) => part === 'facts' || content.profiles[part] !== undefined);
    publishAs(db, { ...founding, of: { operationId } }, made);
    countSiteRevision(db, founding.at);
    return null;
  });
}

/** The number that the next new operation gets. */
export function nextOperationId(db: Db): number {
  return (
    (db
      .select({ last: sql<number>`coalesce(max(${t.operations.id}), 0)` })
      .from(t.operations)
      .get()?.last ?? 0) + 1
  );
}

/** Runs `write` in one `BEGIN IMMEDIATE` transaction; where it answers a refusal, what it did is undone. */
export function allOrNothing<Refusal extends string>(db: Db, write: () => Refusal | null): Refusal | null {
  const undone = new Undone<Refusal>();
  try {
    db.transaction(
      () => {
        const refusal = write();
        if (refusal !== null) throw undone.because(refusal);
      },
      { behavior: 'immediate' },
    );
    return null;
  } catch (error) {
    if (error === undone) return undone.refusal;
    throw error;
  }
}

/** Writes the first revision of everything that has none, and makes it findable: what was imported, by nobody. */
export function recordFirstRevisions(db: Db, at: Date): void {
  db.transaction(
    () => {
      const operations = db.select({ id: t.operations.id }).from(t.operations).all();
      if (operations.length === 0) return;
      for (const { id } of operations) {
        if (findLatestNumber(db, { operationId: id }) > 0) continue;
        const content = contentNow(db, { operationId: id });
        insertRevision(db, { operationId: id }, { number: 1, accountId: null, reason: null, at }, content);
        indexForSearch(db, id, content);
      }
      if (findLatestNumber(db, 'common') === 0) {
        insertRevision(db, 'common', { number: 1, accountId: null, reason: null, at }, contentNow(db, 'common'));
      }
    },
    { behavior: 'immediate' },
  );
}

function admit(db: Db, { accountId, permission, of, parts }: Change): DoorRefusal | null {
  const account = findStanding(db, accountId);
  const named = partNames.filter((part) => parts[part] !== undefined);
  if (account === null || !named.every((part) => may(account, permission, localeOfPart(part)))) return 'forbidden';
  if (!exists(db, of)) return 'missing';
  const latest = findLatestNumber(db, of);
  const now = findRevision(db, of, latest)?.content;
  const fresh = named.every((part) => {
    const basedOn = parts[part];
    if (basedOn === latest) return true;
    const seen = basedOn === undefined ? undefined : findRevision(db, of, basedOn)?.content;
    return seen !== undefined && now !== undefined && same(partOf(seen, part), partOf(now, part));
  });
  return fresh ? null : 'stale';
}

type Content = OperationContent | CommonContent;

function publish(db: Db, change: Change, before: Content): 'unchanged' | null {
  const { of, parts } = change;
  const touched = partNames.filter((part) => !same(partOf(before, part), partOf(contentNow(db, of), part)));
  if (touched.length === 0) return 'unchanged';
  const stray = touched.find((part) => parts[part] === undefined);
  if (stray !== undefined) throw new Error(`a change of ${Object.keys(parts).join()} has touched ${stray}`);
  publishAs(db, change, touched);
  return null;
}

/** Writes the revision, the search index and the log's entry of what is published now. */
function publishAs(
  db: Db,
  { accountId, action, of, reason, at }: Omit<Change, 'parts' | 'permission'>,
  touched: readonly PartName[],
): void {
  markChanged(db, of, touched, at.toISOString());
  const content = contentNow(db, of);
  const number = findLatestNumber(db, of) + 1;
  insertRevision(db, of, { number, accountId, reason, at }, content);
  if (of !== 'common') indexForSearch(db, of.operationId, content as OperationContent);
  appendToAudit(db, {
    at,
    accountId,
    action,
    subject: 'slug' in content ? content.slug : 'common',
    details: { revision: number, parts: touched.join() },
  });
}

function countSiteRevision(db: Db, at: Date): void {
  db.update(t.siteRevision)
    .set({ number: sql`${t.siteRevision.number} + 1`, changedAt: at.toISOString() })
    .run();
}

const partNames: readonly PartName[] = ['facts', ...locales];

/** Notes when the facts, and when each text, last changed: what pages and the sitemap tell. */
function markChanged(db: Db, of: Held, touched: readonly PartName[], changedAt: string): void {
  // The site's own texts say so themselves, each by itself.
  if (of === 'common') return;
  for (const part of touched) {
    if (part === 'facts') {
      db.update(t.operations).set({ changedAt }).where(eq(t.operations.id, of.operationId)).run();
    } else {
      db.update(t.profiles).set({ changedAt }).where(isProfile(of.operationId, part)).run();
    }
  }
}

function isProfile(operationId: number, locale: Locale) {
  return and(eq(t.profiles.operationId, operationId), eq(t.profiles.locale, locale));
}

/** Answers whether two parts say the same, in whatever order a revision of an earlier version has its facts. */
function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

function plain(part: unknown): unknown {
  return part === undefined ? null : JSON.parse(JSON.stringify(part));
}

function insertRevision(
  db: Db,
  of: Held,
  head: { readonly number: number; readonly accountId: number | null; readonly reason: string | null; at: Date },
  content: Content,
): void {
  const { at, ...rest } = head;
  const row = { ...rest, publishedAt: at.toISOString(), content: JSON.stringify(content) };
  if (of === 'common') db.insert(t.commonRevisions).values(row).run();
  else
    db.insert(t.revisions)
      .values({ ...row, operationId: of.operationId })
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
