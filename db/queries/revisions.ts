import { and, asc, desc, eq } from 'drizzle-orm';
import type { Db } from '../client';
import type { OperationFiles } from '../exchange/format';
import * as t from '../schema';

/** What an operation's published content was; `publishedAt` is a UTC instant, `accountId` is `null` for the first data. */
export type Revision = {
  readonly number: number;
  readonly publishedAt: string;
  readonly accountId: number | null;
  readonly content: OperationFiles;
};

/** The number of an operation's latest revision; 0 where it has none yet. */
export function findLatestNumber(db: Db, operationId: number): number {
  const row = db
    .select({ number: t.revisions.number })
    .from(t.revisions)
    .where(eq(t.revisions.operationId, operationId))
    .orderBy(desc(t.revisions.number))
    .limit(1)
    .get();
  return row?.number ?? 0;
}

/** One revision of an operation; `null` where it has none of that number. */
export function findRevision(db: Db, operationId: number, number: number): Revision | null {
  const row = db
    .select()
    .from(t.revisions)
    .where(and(eq(t.revisions.operationId, operationId), eq(t.revisions.number, number)))
    .get();
  return row === undefined ? null : { ...row, content: JSON.parse(row.content) as OperationFiles };
}

/** The numbers, instants and authors of all revisions of an operation, the first first. */
export function findRevisions(db: Db, operationId: number): readonly Omit<Revision, 'content'>[] {
  return db
    .select({ number: t.revisions.number, publishedAt: t.revisions.publishedAt, accountId: t.revisions.accountId })
    .from(t.revisions)
    .where(eq(t.revisions.operationId, operationId))
    .orderBy(asc(t.revisions.number))
    .all();
}
