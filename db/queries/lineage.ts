import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { PartialDate } from '../../domain/calendar';
import type { Family, FamilyMember } from '../../domain/lineage';
import { type Locale, sourceLocale } from '../../domain/locale';
import { type Db, queryDb } from '../client';
import * as t from '../schema';
import { date, type FormerName, findFormerNames, knownDate, preferred } from './operations';

/** An operation of a family, with its name in the language asked for, else in the source language. */
export type Relative = FamilyMember & {
  readonly textLocale: Locale;
  readonly shortName: string;
  readonly formerNames: readonly FormerName[];
  /** When its establishment was decided, where that is known. */
  readonly decidedOn: PartialDate | null;
};

/**
 * Everyone whom successions join to an operation, itself included, through however many others; nobody where it neither followed one
 * nor was followed. A tie is verified where its source was seen on either side.
 */
export function findFamily(operationId: number, locale: Locale, db: Db = queryDb()): Family<Relative> {
  // UNION, not UNION ALL: whoever was met once is not asked again, so that a circle ends.
  const ids = db
    .all<{ id: number }>(
      sql`WITH RECURSIVE family(id) AS (
        SELECT ${operationId}
        UNION
        SELECT iif(s.predecessor_id = family.id, s.successor_id, s.predecessor_id)
        FROM family JOIN ${t.successions} AS s ON s.predecessor_id = family.id OR s.successor_id = family.id
      ) SELECT id FROM family`,
    )
    .map(({ id }) => id);
  if (ids.length === 1) return { members: [], ties: [] };
  const rows = db
    .select({
      id: t.operations.id,
      slug: t.operations.slug,
      textLocale: t.profiles.locale,
      shortName: t.profiles.shortName,
      establishedOn: t.establishments.establishedOn,
      decidedOn: t.mandates.decidedOn,
      closureKind: t.closures.kind,
      lastDay: t.closures.lastDay,
    })
    .from(t.operations)
    .innerJoin(
      t.profiles,
      and(eq(t.profiles.operationId, t.operations.id), inArray(t.profiles.locale, [locale, sourceLocale])),
    )
    .innerJoin(t.establishments, eq(t.establishments.operationId, t.operations.id))
    .leftJoin(t.mandates, eq(t.mandates.operationId, t.operations.id))
    .leftJoin(t.closures, eq(t.closures.operationId, t.operations.id))
    .where(inArray(t.operations.id, ids))
    .orderBy(asc(t.operations.slug))
    .all();
  const members = preferred(rows, locale);
  const formerNames = findFormerNames(db, locale);
  return {
    members: members.map(({ id, establishedOn, decidedOn, closureKind, lastDay, ...member }) => ({
      ...member,
      formerNames: formerNames(id, member.textLocale),
      establishedOn: knownDate(establishedOn),
      decidedOn: date(decidedOn),
      lastDay: closureKind === null ? undefined : date(lastDay),
    })),
    ties: findTies(db, new Map(members.map(({ id, slug }) => [id, slug]))),
  };
}

/** The ties between the operations of a family, given the slug of each by its number. */
function findTies(db: Db, slugs: ReadonlyMap<number, string>): Family<Relative>['ties'] {
  const ids = [...slugs.keys()];
  const seen = new Set(
    db
      .select({ operationId: t.sources.operationId, field: t.sources.field })
      .from(t.sources)
      .where(
        and(
          inArray(t.sources.operationId, ids),
          inArray(t.sources.field, ['predecessors', 'successors']),
          eq(t.sources.confidence, 'confirmed'),
        ),
      )
      .all()
      .map(({ operationId, field }) => `${operationId} ${field}`),
  );
  return db
    .select()
    .from(t.successions)
    .where(inArray(t.successions.predecessorId, ids))
    .all()
    .map(({ predecessorId, successorId, kind }) => ({
      predecessor: slugs.get(predecessorId) ?? '',
      successor: slugs.get(successorId) ?? '',
      kind,
      verified: seen.has(`${predecessorId} successors`) || seen.has(`${successorId} predecessors`),
    }))
    .sort((a, b) => (`${a.predecessor} ${a.successor}` < `${b.predecessor} ${b.successor}` ? -1 : 1));
}
