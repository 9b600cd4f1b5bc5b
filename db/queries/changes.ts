import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { DatedFacts } from '../../domain/chronology';
import { type Locale, sourceLocale } from '../../domain/locale';
import { isRewritten } from '../../domain/rewritten';
import { type Db, queryDb } from '../client';
import * as t from '../schema';
import { grouped } from './grouped';
import { date, type FormerName, findOperations, knownDate, type OperationEntry } from './operations';

/** An operation with the dated facts that its life events are made of, and the names it had before. */
export type DatedOperation = OperationEntry & {
  readonly dated: DatedFacts;
  readonly formerNames: readonly FormerName[];
};

/** All operations with what happened to them, their texts in `locale`, else in the source language; one query for each kind of fact. */
export function findDatedOperations(locale: Locale, db: Db = queryDb()): readonly DatedOperation[] {
  const inLanguages: Locale[] = [locale, sourceLocale];
  const mandates = byOperation(db.select().from(t.mandates).all());
  const closures = byOperation(db.select().from(t.closures).all());
  const restructurings = byOperation(
    db.select().from(t.restructurings).orderBy(asc(t.restructurings.effectiveOn), asc(t.restructurings.kind)).all(),
  );
  const notes = grouped(
    db.select().from(t.restructuringNotes).where(inArray(t.restructuringNotes.locale, inLanguages)).all(),
    ({ restructuringId }) => restructuringId,
  );
  const formerNames = byOperation(
    db
      .select({
        operationId: t.formerNames.operationId,
        from: t.formerNames.from,
        until: t.formerNames.until,
        name: t.formerNameTexts.name,
        locale: t.formerNameTexts.locale,
      })
      .from(t.formerNames)
      .innerJoin(
        t.formerNameTexts,
        and(eq(t.formerNameTexts.formerNameId, t.formerNames.id), inArray(t.formerNameTexts.locale, inLanguages)),
      )
      .orderBy(asc(t.formerNames.from))
      .all(),
  );
  return findOperations(locale, db).map((operation) => {
    const { id, life, withdrawal, textLocale } = operation;
    const [mandate] = mandates.get(id) ?? [];
    const [closure] = closures.get(id) ?? [];
    return {
      ...operation,
      formerNames: (formerNames.get(id) ?? [])
        .filter((name) => name.locale === textLocale)
        .map(({ from, until, name }) => ({ from: knownDate(from), until: knownDate(until), name })),
      dated: {
        life,
        withdrawal,
        operationalFrom: null,
        fieldOffices: [],
        mandateExtensions: [],
        mandate: mandate ? { decision: mandate.decision, decidedOn: date(mandate.decidedOn) } : null,
        closure: closure
          ? {
              lastDay: date(closure.lastDay),
              mandateEndedOn: date(closure.mandateEndedOn),
              administrativeClosureOn: date(closure.administrativeClosureOn),
              decision: closure.decision,
              decidedOn: date(closure.decidedOn),
            }
          : null,
        restructurings: (restructurings.get(id) ?? []).map((restructuring) => ({
          effectiveOn: knownDate(restructuring.effectiveOn),
          kind: restructuring.kind,
          decision: restructuring.decision,
          note: (notes.get(restructuring.id) ?? []).find((note) => note.locale === textLocale)?.note ?? null,
        })),
      },
    };
  });
}

/** A revision by which an operation's source text was substantially rewritten, and when it was published; a UTC instant. */
export type Rewriting = {
  readonly operationId: number;
  readonly number: number;
  readonly publishedAt: string;
  /** When the revision before it was. */
  readonly publishedBefore: string;
};

/**
 * The revisions by which the source text of an operation, its summary and its body, was substantially rewritten. The database finds the
 * revisions whose source text is another than that of the one before; only those are measured.
 */
export function findRewritings(db: Db = queryDb()): readonly Rewriting[] {
  const textOf = (field: string) => sql`json_extract(content, ${`$.profiles.${sourceLocale}.${field}`})`;
  const differing = db.all<Rewriting & { readonly before: string; readonly after: string }>(sql`
    WITH source_texts AS (
      SELECT operation_id, number, published_at, ${textOf('summary')} || char(10) || ${textOf('body')} AS words
      FROM revisions
      WHERE operation_id IN (SELECT operation_id FROM revisions WHERE number > 1)
    ), pairs AS (
      SELECT *, lag(words) OVER before AS words_before, lag(published_at) OVER before AS published_before
      FROM source_texts WINDOW before AS (PARTITION BY operation_id ORDER BY number)
    )
    SELECT operation_id AS operationId, number, published_at AS publishedAt, published_before AS publishedBefore,
      words_before AS before, words AS after
    FROM pairs WHERE words_before <> words ORDER BY published_at, operation_id`);
  return differing
    .filter(({ before, after }) => isRewritten(before, after))
    .map(({ before, after, ...rewriting }) => rewriting);
}

function byOperation<Row extends { readonly operationId: number }>(rows: readonly Row[]) {
  return grouped(rows, ({ operationId }) => operationId);
}
