import { and, eq } from 'drizzle-orm';
import type { Locale } from '../../domain/locale';
import type { ProfileTexts } from '../../domain/text-fields';
import type { Db } from '../client';
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
