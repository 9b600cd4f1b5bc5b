import { sql } from 'drizzle-orm';
import { type Locale, sourceLocale } from '../../domain/locale';
import type { Db } from '../client';
import type { OperationFiles, RecordFiles } from '../exchange/format';
import * as t from '../schema';
import { appendToAudit } from './audit';
import { writeLife } from './life-content';
import { writeTexts } from './operation-content';
import { recordFirstRevisions } from './record';

/**
 * Fills an empty database with a record, in one transaction: as the first revision of each operation and one site revision. Answers `'not_empty'`, having changed nothing,
 * where the database already holds operations.
 */
export function importRecord(db: Db, record: RecordFiles, importedAt: Date): null | 'not_empty' {
  return db.transaction(
    () => {
      if (db.select({ id: t.operations.id }).from(t.operations).get() !== undefined) return 'not_empty';
      importPlaces(db, record);
      const operationIds = new Map(record.operations.map(({ slug }, index) => [slug, index + 1]));
      for (const operation of record.operations) importOperation(db, operation, operationIds);
      importSuccessions(db, record, operationIds);
      importSite(db, record);
      importAnnouncements(db, record, operationIds);
      recordFirstRevisions(db, importedAt);
      appendToAudit(db, {
        at: importedAt,
        accountId: null,
        action: 'record.imported',
        subject: null,
        details: { operations: record.operations.length },
      });
      db.update(t.siteRevision)
        .set({ number: sql`${t.siteRevision.number} + 1`, changedAt: importedAt.toISOString() })
        .run();
      return null;
    },
    { behavior: 'immediate' },
  );
}

type Ids = ReadonlyMap<string, number>;

function importPlaces(db: Db, record: RecordFiles): void {
  for (const { key, latitude, longitude, geonames, names } of record.places) {
    const { id } = db.insert(t.places).values({ key, latitude, longitude, geonames }).returning().get();
    for (const [locale, name] of entries(names)) db.insert(t.placeNames).values({ placeId: id, locale, name }).run();
  }
}

function importOperation(db: Db, { slug, facts, profiles }: OperationFiles, operationIds: Ids): void {
  const operationId = idOf(operationIds, slug);
  const { kind, region, siteUrl, changedAt } = facts;
  db.insert(t.operations).values({ id: operationId, slug, kind, region, siteUrl, changedAt }).run();
  // Whom it was followed by is written once all operations are there.
  writeLife(db, operationId, { slug, facts: { ...facts, successors: [] } });
  for (const [locale, { changedAt, ...texts }] of entries(profiles)) {
    writeTexts(db, { operationId, locale }, texts, { changedAt, madeFrom: madeFromOf(locale) });
  }
}

/** What is imported begins with the first revision, and its translations were made from that. */
function madeFromOf(locale: Locale): number | null {
  return locale === sourceLocale ? null : 1;
}

function importSuccessions(db: Db, record: RecordFiles, operationIds: Ids): void {
  for (const { slug, facts } of record.operations) {
    for (const { slug: successor, kind, gapReason } of facts.successors) {
      db.insert(t.successions)
        .values({
          predecessorId: idOf(operationIds, slug),
          successorId: idOf(operationIds, successor),
          kind,
          gapReason,
        })
        .run();
    }
  }
}

function importSite(db: Db, record: RecordFiles): void {
  for (const [locale, texts] of entries(record.site)) {
    for (const [key, text] of entries(texts))
      db.insert(t.siteTexts)
        .values({ key, locale, ...text, madeFrom: madeFromOf(locale) })
        .run();
  }
  for (const { from, to } of record.redirects) db.insert(t.redirects).values({ fromPath: from, toPath: to }).run();
}

function importAnnouncements(db: Db, { announcements }: RecordFiles, operationIds: Ids): void {
  for (const { operation, texts, ...announcement } of announcements) {
    const operationId = operation === null ? null : idOf(operationIds, operation);
    const { id } = db
      .insert(t.announcements)
      .values({ ...announcement, operationId })
      .returning()
      .get();
    for (const [locale, text] of entries(texts))
      db.insert(t.announcementTexts).values({ announcementId: id, locale, text }).run();
  }
}

function idOf(ids: Ids, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the record names "${key}" without holding it`);
  return id;
}

function entries<Key extends string, Value>(of: Readonly<Partial<Record<Key, Value>>>): [Key, Value][] {
  return Object.entries(of) as [Key, Value][];
}
