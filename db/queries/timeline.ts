import { aliasedTable, asc, eq } from 'drizzle-orm';
import type { PartialDate } from '../../domain/calendar';
import type { RestructuringKind } from '../../domain/closed-lists';
import type { Locale } from '../../domain/locale';
import type { Tie } from '../../domain/timeline';
import { type Db, queryDb } from '../client';
import * as t from '../schema';
import { grouped } from './grouped';
import { findOperations, knownDate, type OperationEntry } from './operations';

/** An operation as the timeline shows it. */
export type TimelineEntry = OperationEntry & {
  readonly restructurings: readonly { readonly effectiveOn: PartialDate; readonly kind: RestructuringKind }[];
};

/** All operations with what changed in them, their texts in `locale`, else in the source language, and who took over from whom. */
export function findTimeline(
  locale: Locale,
  db: Db = queryDb(),
): { readonly operations: readonly TimelineEntry[]; readonly ties: readonly Tie[] } {
  const restructurings = grouped(
    db
      .select()
      .from(t.restructurings)
      .orderBy(asc(t.restructurings.effectiveOn), asc(t.restructurings.kind))
      .all()
      .map(({ operationId, effectiveOn, kind }) => ({ operationId, effectiveOn: knownDate(effectiveOn), kind })),
    ({ operationId }) => operationId,
  );
  const successors = aliasedTable(t.operations, 'successors');
  return {
    operations: findOperations(locale, db).map((entry) => ({
      ...entry,
      restructurings: restructurings.get(entry.id) ?? [],
    })),
    ties: db
      .select({ predecessor: t.operations.slug, successor: successors.slug, kind: t.successions.kind })
      .from(t.successions)
      .innerJoin(t.operations, eq(t.operations.id, t.successions.predecessorId))
      .innerJoin(successors, eq(successors.id, t.successions.successorId))
      .orderBy(asc(t.operations.slug), asc(successors.slug))
      .all(),
  };
}
