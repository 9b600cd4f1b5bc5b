import { and, eq, inArray } from 'drizzle-orm';
import { type Locale, sourceLocale } from '../../domain/locale';
import type { Db } from '../client';
import * as t from '../schema';

/** What is edited, as the desk and the calendar name it. */
export type Subject = { readonly slug: string; readonly name: string };

/** All operations by number, named in a locale, else in the source language. */
export function findSubjects(db: Db, locale: Locale): ReadonlyMap<number, Subject> {
  const rows = db
    .select({ id: t.operations.id, slug: t.operations.slug, name: t.profiles.shortName, in: t.profiles.locale })
    .from(t.operations)
    .innerJoin(
      t.profiles,
      and(eq(t.profiles.operationId, t.operations.id), inArray(t.profiles.locale, [locale, sourceLocale])),
    )
    .all();
  // The name in the locale comes last and stays.
  return new Map(
    [...rows.filter((row) => row.in !== locale), ...rows.filter((row) => row.in === locale)].map(
      ({ id, slug, name }) => [id, { slug, name }],
    ),
  );
}
