import { asc, eq } from 'drizzle-orm';
import { type Locale, locales } from '../../domain/locale';
import type { Db } from '../client';
import type { OperationFiles, RecordFiles } from '../exchange/format';
import * as t from '../schema';
import { grouped } from './grouped';
import { findRedirects } from './site';

/** The whole published record, in the shape of its files and in their order; never accounts. */
export function findWholeRecord(db: Db): RecordFiles {
  return {
    ...findCommonFiles(db),
    operations: db
      .select()
      .from(t.operations)
      .orderBy(asc(t.operations.slug))
      .all()
      .map((operation) => filesOf(db, operation)),
  };
}

/** What belongs to no operation, as the files of the record hold it. */
export function findCommonFiles(db: Db): Omit<RecordFiles, 'operations'> {
  return {
    places: findPlaces(db),
    redirects: findRedirects(db),
    announcements: findAnnouncements(db),
    site: findSiteTexts(db),
  };
}

/** One operation as the files of the record hold it; refuses, with an Error, an id that is none. */
export function findOperationFiles(db: Db, operationId: number): OperationFiles {
  const operation = db.select().from(t.operations).where(eq(t.operations.id, operationId)).get();
  if (operation === undefined) throw new Error(`there is no operation ${operationId}`);
  return filesOf(db, operation);
}

function filesOf(db: Db, operation: typeof t.operations.$inferSelect): OperationFiles {
  return {
    slug: operation.slug,
    facts: findFacts(db, operation),
    profiles: findProfiles(db, operation.id),
  };
}

function findPlaces(db: Db): RecordFiles['places'] {
  const names = grouped(db.select().from(t.placeNames).all(), ({ placeId }) => placeId);
  return db
    .select()
    .from(t.places)
    .orderBy(asc(t.places.key))
    .all()
    .map(({ id, key, latitude, longitude, geonames }) => ({
      key,
      latitude,
      longitude,
      geonames,
      names: byLocale(names.get(id) ?? [], ({ name }) => name) as RecordFiles['places'][number]['names'],
    }));
}

function findAnnouncements(db: Db): RecordFiles['announcements'] {
  const texts = grouped(db.select().from(t.announcementTexts).all(), ({ announcementId }) => announcementId);
  return db
    .select()
    .from(t.announcements)
    .leftJoin(t.operations, eq(t.operations.id, t.announcements.operationId))
    .orderBy(asc(t.announcements.key))
    .all()
    .map(({ announcements: { id, key, kind, expected, announcedAt }, operations }) => ({
      key,
      kind,
      operation: operations?.slug ?? null,
      expected,
      announcedAt,
      texts: byLocale(texts.get(id) ?? [], ({ text }) => text),
    }));
}

function findSiteTexts(db: Db): RecordFiles['site'] {
  const rows = grouped(db.select().from(t.siteTexts).orderBy(asc(t.siteTexts.key)).all(), ({ locale }) => locale);
  return Object.fromEntries(
    [...rows].map(([locale, texts]) => [
      locale,
      Object.fromEntries(texts.map(({ key, text, changedAt }) => [key, { text, changedAt }])),
    ]),
  );
}

function findFacts(db: Db, operation: typeof t.operations.$inferSelect): OperationFiles['facts'] {
  const { id, kind, region, siteUrl, changedAt } = operation;
  const establishment = db.select().from(t.establishments).where(eq(t.establishments.operationId, id)).get();
  if (establishment === undefined) throw new Error(`the operation ${operation.slug} was never established`);
  const mandate = db.select().from(t.mandates).where(eq(t.mandates.operationId, id)).get();
  const withdrawal = db.select().from(t.withdrawals).where(eq(t.withdrawals.operationId, id)).get();
  const closure = db.select().from(t.closures).where(eq(t.closures.operationId, id)).get();
  return {
    kind,
    region,
    siteUrl,
    changedAt,
    hostCountries: db
      .select()
      .from(t.hostCountries)
      .where(eq(t.hostCountries.operationId, id))
      .orderBy(asc(t.hostCountries.country))
      .all()
      .map(({ country }) => country),
    establishment: withoutOwner(establishment),
    mandate: mandate ? withoutOwner(mandate) : null,
    restructurings: db
      .select({
        effectiveOn: t.restructurings.effectiveOn,
        kind: t.restructurings.kind,
        decision: t.restructurings.decision,
      })
      .from(t.restructurings)
      .where(eq(t.restructurings.operationId, id))
      .orderBy(asc(t.restructurings.effectiveOn), asc(t.restructurings.kind))
      .all(),
    mandateExtensions: db
      .select()
      .from(t.mandateExtensions)
      .where(eq(t.mandateExtensions.operationId, id))
      .orderBy(asc(t.mandateExtensions.until))
      .all()
      .map(withoutOwner),
    formerKinds: db
      .select()
      .from(t.formerKinds)
      .where(eq(t.formerKinds.operationId, id))
      .orderBy(asc(t.formerKinds.until))
      .all()
      .map(withoutOwner),
    withdrawal: withdrawal ? withoutOwner(withdrawal) : null,
    closure: closure ? withoutOwner(closure) : null,
    seats: db
      .select({ place: t.places.key, from: t.seats.from, until: t.seats.until })
      .from(t.seats)
      .innerJoin(t.places, eq(t.places.id, t.seats.placeId))
      .where(eq(t.seats.operationId, id))
      .orderBy(asc(t.seats.id))
      .all(),
    fieldOffices: db
      .select({
        place: t.places.key,
        kind: t.fieldOffices.kind,
        standing: t.fieldOffices.standing,
        openedOn: t.fieldOffices.openedOn,
        closedOn: t.fieldOffices.closedOn,
        asOf: t.fieldOffices.asOf,
      })
      .from(t.fieldOffices)
      .innerJoin(t.places, eq(t.places.id, t.fieldOffices.placeId))
      .where(eq(t.fieldOffices.operationId, id))
      .orderBy(asc(t.fieldOffices.id))
      .all(),
    formerNames: db
      .select({ from: t.formerNames.from, until: t.formerNames.until })
      .from(t.formerNames)
      .where(eq(t.formerNames.operationId, id))
      .orderBy(asc(t.formerNames.from))
      .all(),
    successors: db
      .select({ slug: t.operations.slug, kind: t.successions.kind, gapReason: t.successions.gapReason })
      .from(t.successions)
      .innerJoin(t.operations, eq(t.operations.id, t.successions.successorId))
      .where(eq(t.successions.predecessorId, id))
      .orderBy(asc(t.operations.slug))
      .all(),
    furtherInformationLanguages: db
      .select({ language: t.furtherInformationLanguages.language, url: t.furtherInformationLanguages.url })
      .from(t.furtherInformationLanguages)
      .where(eq(t.furtherInformationLanguages.operationId, id))
      .orderBy(asc(t.furtherInformationLanguages.position))
      .all(),
    themes: db
      .select()
      .from(t.operationThemes)
      .where(eq(t.operationThemes.operationId, id))
      .orderBy(asc(t.operationThemes.theme))
      .all()
      .map(({ theme }) => theme),
    sources: db
      .select({
        field: t.sources.field,
        confidence: t.sources.confidence,
        url: t.sources.url,
        note: t.sources.note,
      })
      .from(t.sources)
      .where(eq(t.sources.operationId, id))
      .orderBy(asc(t.sources.id))
      .all(),
  };
}

function findProfiles(db: Db, id: number): OperationFiles['profiles'] {
  const closureNotes = db.select().from(t.closureNotes).where(eq(t.closureNotes.operationId, id)).all();
  const restructuringNotes = db
    .select({
      locale: t.restructuringNotes.locale,
      date: t.restructurings.effectiveOn,
      words: t.restructuringNotes.note,
    })
    .from(t.restructuringNotes)
    .innerJoin(t.restructurings, eq(t.restructurings.id, t.restructuringNotes.restructuringId))
    .where(eq(t.restructurings.operationId, id))
    .orderBy(asc(t.restructurings.effectiveOn))
    .all();
  const formerNames = db
    .select({ locale: t.formerNameTexts.locale, date: t.formerNames.from, words: t.formerNameTexts.name })
    .from(t.formerNameTexts)
    .innerJoin(t.formerNames, eq(t.formerNames.id, t.formerNameTexts.formerNameId))
    .where(eq(t.formerNames.operationId, id))
    .orderBy(asc(t.formerNames.from))
    .all();
  const profiles = db.select().from(t.profiles).where(eq(t.profiles.operationId, id)).all();
  return byLocale(profiles, ({ operationId, locale, madeFrom, ...content }) => ({
    ...content,
    closureNote: closureNotes.find((note) => note.locale === locale)?.note ?? null,
    restructuringNotes: byDate(restructuringNotes, locale),
    formerNames: byDate(formerNames, locale),
  }));
}

function byDate(rows: readonly { locale: Locale; date: string; words: string }[], locale: Locale) {
  return Object.fromEntries(rows.filter((row) => row.locale === locale).map(({ date, words }) => [date, words]));
}

/** In the order of the site's locales, whatever order the rows came in. */
function byLocale<Row extends { locale: Locale }, Value>(rows: readonly Row[], toValue: (row: Row) => Value) {
  const values: Partial<Record<Locale, Value>> = {};
  for (const locale of locales) {
    const row = rows.find((candidate) => candidate.locale === locale);
    if (row !== undefined) values[locale] = toValue(row);
  }
  return values;
}

function withoutOwner<Row extends { operationId: number }>({ operationId, ...facts }: Row): Omit<Row, 'operationId'> {
  return facts;
}
