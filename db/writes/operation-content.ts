import { and, eq, inArray } from 'drizzle-orm';
import type { Locale } from '../../domain/locale';
import type { ProfileTexts } from '../../domain/text-fields';
import type { Db } from '../client';
import type { OperationFiles } from '../exchange/format';
import * as t from '../schema';

/** Writes what an operation says in one locale, in place of what it said before. Within `record()`, or when a record is imported. */
export function writeTexts(
  db: Db,
  { operationId, locale }: { readonly operationId: number; readonly locale: Locale },
  { closureNote, restructuringNotes, formerNames, ...texts }: ProfileTexts,
  made: { readonly changedAt: string; readonly madeFrom: number | null },
): void {
  const row = { operationId, locale, ...texts, ...made };
  db.insert(t.profiles)
    .values(row)
    .onConflictDoUpdate({ target: [t.profiles.operationId, t.profiles.locale], set: row })
    .run();
  db.delete(t.closureNotes)
    .where(and(eq(t.closureNotes.operationId, operationId), eq(t.closureNotes.locale, locale)))
    .run();
  if (closureNote !== null) db.insert(t.closureNotes).values({ operationId, locale, note: closureNote }).run();
  const restructurings = db.select().from(t.restructurings).where(eq(t.restructurings.operationId, operationId)).all();
  for (const { id, effectiveOn } of restructurings) {
    const note = restructuringNotes[effectiveOn];
    const key = { restructuringId: id, locale };
    db.delete(t.restructuringNotes)
      .where(and(eq(t.restructuringNotes.restructuringId, id), eq(t.restructuringNotes.locale, locale)))
      .run();
    if (note !== undefined)
      db.insert(t.restructuringNotes)
        .values({ ...key, note })
        .run();
  }
  const names = db.select().from(t.formerNames).where(eq(t.formerNames.operationId, operationId)).all();
  for (const { id, from } of names) {
    const name = formerNames[from];
    db.delete(t.formerNameTexts)
      .where(and(eq(t.formerNameTexts.formerNameId, id), eq(t.formerNameTexts.locale, locale)))
      .run();
    if (name !== undefined) db.insert(t.formerNameTexts).values({ formerNameId: id, locale, name }).run();
  }
}

/**
 * Writes the facts of an operation that have forms, in place of those before. What is told of it in words stays where its date does: a
 * former name that goes takes its texts along. Establishment, restructurings, withdrawal, closure and successions stay as they are.
 */
export function writeFacts(db: Db, operationId: number, { slug, facts }: Pick<OperationFiles, 'slug' | 'facts'>): void {
  const { kind, region, siteUrl } = facts;
  db.update(t.operations).set({ slug, kind, region, siteUrl }).where(eq(t.operations.id, operationId)).run();
  const placeIds = new Map(
    db
      .select({ id: t.places.id, key: t.places.key })
      .from(t.places)
      .all()
      .map(({ id, key }) => [key, id]),
  );
  const placeIdOf = (key: string): number => {
    const id = placeIds.get(key);
    if (id === undefined) throw new Error(`the facts of ${slug} name a place "${key}" that nobody knows`);
    return id;
  };
  for (const table of [
    t.hostCountries,
    t.mandates,
    t.seats,
    t.fieldOffices,
    t.furtherInformationLanguages,
    t.operationThemes,
    t.sources,
  ])
    db.delete(table).where(eq(table.operationId, operationId)).run();
  for (const country of facts.hostCountries) db.insert(t.hostCountries).values({ operationId, country }).run();
  if (facts.mandate !== null) {
    db.insert(t.mandates)
      .values({ operationId, ...facts.mandate })
      .run();
  }
  for (const { place, ...dates } of facts.seats) {
    db.insert(t.seats)
      .values({ operationId, placeId: placeIdOf(place), ...dates })
      .run();
  }
  for (const { place, ...office } of facts.fieldOffices) {
    db.insert(t.fieldOffices)
      .values({ operationId, placeId: placeIdOf(place), ...office })
      .run();
  }
  for (const [position, language] of facts.furtherInformationLanguages.entries()) {
    db.insert(t.furtherInformationLanguages)
      .values({ operationId, position, ...language })
      .run();
  }
  for (const theme of facts.themes) db.insert(t.operationThemes).values({ operationId, theme }).run();
  for (const source of facts.sources) {
    db.insert(t.sources)
      .values({ operationId, ...source })
      .run();
  }
  writeFormerNames(db, operationId, facts.formerNames);
}

function writeFormerNames(db: Db, operationId: number, formerNames: OperationFiles['facts']['formerNames']): void {
  const before = db.select().from(t.formerNames).where(eq(t.formerNames.operationId, operationId)).all();
  const gone = before.filter((name) => !formerNames.some(({ from }) => from === name.from)).map(({ id }) => id);
  db.delete(t.formerNames).where(inArray(t.formerNames.id, gone)).run();
  for (const { from, until } of formerNames) {
    db.insert(t.formerNames)
      .values({ operationId, from, until })
      .onConflictDoUpdate({ target: [t.formerNames.operationId, t.formerNames.from], set: { until } })
      .run();
  }
}
