import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { Db } from '../client';
import type { OperationFiles } from '../exchange/format';
import * as t from '../schema';
import { writeFacts } from './operation-content';

/**
 * Writes all facts of an operation, those of its life too, in place of those before. What is told in words of a restructuring or of a
 * closure stays where that does. Successors that are not there yet are left to a later write. Within `record()`, or when a record is
 * imported.
 */
export function writeLife(db: Db, operationId: number, { slug, facts }: Pick<OperationFiles, 'slug' | 'facts'>): void {
  const establishment = { operationId, ...facts.establishment };
  db.insert(t.establishments)
    .values(establishment)
    .onConflictDoUpdate({ target: t.establishments.operationId, set: facts.establishment })
    .run();
  writeFacts(db, operationId, { slug, facts });
  writeClosure(db, operationId, facts.closure);
  writeRestructurings(db, operationId, facts.restructurings);
  for (const table of [t.mandateExtensions, t.formerKinds, t.withdrawals])
    db.delete(table).where(eq(table.operationId, operationId)).run();
  for (const extension of facts.mandateExtensions)
    db.insert(t.mandateExtensions)
      .values({ operationId, ...extension })
      .run();
  for (const former of facts.formerKinds)
    db.insert(t.formerKinds)
      .values({ operationId, ...former })
      .run();
  if (facts.withdrawal !== null)
    db.insert(t.withdrawals)
      .values({ operationId, ...facts.withdrawal })
      .run();
  writeSuccessors(db, operationId, facts.successors);
}

function writeClosure(db: Db, operationId: number, closure: OperationFiles['facts']['closure']): void {
  if (closure === null) {
    db.delete(t.closures).where(eq(t.closures.operationId, operationId)).run();
    return;
  }
  db.insert(t.closures)
    .values({ operationId, ...closure })
    .onConflictDoUpdate({ target: t.closures.operationId, set: closure })
    .run();
}

function writeRestructurings(
  db: Db,
  operationId: number,
  restructurings: OperationFiles['facts']['restructurings'],
): void {
  const owned = eq(t.restructurings.operationId, operationId);
  const kept: number[] = [];
  for (const row of restructurings) {
    const { id } = db
      .insert(t.restructurings)
      .values({ operationId, ...row })
      .onConflictDoUpdate({
        target: [t.restructurings.operationId, t.restructurings.effectiveOn, t.restructurings.kind],
        set: { decision: row.decision },
      })
      .returning()
      .get();
    kept.push(id);
    // What is told of a day is told of all that changed on it, and stays when one of them was an error.
    db.run(sql`INSERT OR IGNORE INTO ${t.restructuringNotes} (restructuring_id, locale, note)
      SELECT ${id}, locale, min(note) FROM ${t.restructuringNotes}
      WHERE restructuring_id IN (SELECT id FROM ${t.restructurings} WHERE ${owned} AND effective_on = ${row.effectiveOn})
      GROUP BY locale`);
  }
  db.delete(t.restructurings)
    .where(and(owned, notInArray(t.restructurings.id, kept)))
    .run();
}

function writeSuccessors(db: Db, predecessorId: number, successors: OperationFiles['facts']['successors']): void {
  db.delete(t.successions).where(eq(t.successions.predecessorId, predecessorId)).run();
  for (const { slug, kind, gapReason } of successors) {
    db.run(sql`INSERT INTO ${t.successions} (predecessor_id, successor_id, kind, gap_reason)
      SELECT ${predecessorId}, id, ${kind}, ${gapReason} FROM ${t.operations} WHERE slug = ${slug}`);
  }
}
