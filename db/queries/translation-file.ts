import { asc } from 'drizzle-orm';
import { type Locale, sourceLocale } from '../../domain/locale';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { writeXliff, type XliffOperation } from '../exchange/xliff';
import * as t from '../schema';
import { type Draft, findAllDrafts, findDraft } from './drafts';
import { contentNow, findLatestNumber } from './revisions';
import { fieldsIn, findOutdatedSince } from './texts';

/** What is to be done in a language; operations by their numbers, in the order of their slugs. */
export type TranslationWork = {
  /** Those whose published translation says something else than its source text does now. */
  readonly outdated: readonly number[];
  /** Those that have no published translation. */
  readonly missing: readonly number[];
  /** How many have a draft on its way, whatever is published. */
  readonly drafts: number;
};

/** What is to be done in a language. The source language itself has nothing to be translated. */
export function findTranslationWork(db: Db, locale: Locale): TranslationWork {
  if (locale === sourceLocale) return { outdated: [], missing: [], drafts: 0 };
  const madeFrom = new Map(
    db
      .select()
      .from(t.profiles)
      .all()
      .flatMap((row) => (row.locale === locale ? [[row.operationId, row.madeFrom ?? 0] as const] : [])),
  );
  const outdated: number[] = [];
  const missing: number[] = [];
  for (const { id } of db.select({ id: t.operations.id }).from(t.operations).orderBy(asc(t.operations.slug)).all()) {
    const made = madeFrom.get(id);
    if (made === undefined) missing.push(id);
    else if (findOutdatedSince(db, { operationId: id }, made).length > 0) outdated.push(id);
  }
  const drafts = findAllDrafts(db).filter(({ of, part }) => of !== 'common' && part === locale).length;
  return { outdated, missing, drafts };
}

/** What an operation says in a language as those who edit see it, beside its source text. */
export type PresentTexts = {
  readonly slug: string;
  /** The number of its latest revision. */
  readonly latest: number;
  /** The revision of the source text that the texts were made from; `null` where there are none. */
  readonly madeFrom: number | null;
  readonly draft: Draft | null;
  /** What the draft says; where there is none, what is published. */
  readonly texts: TextFields;
  /** The source text as it is published now. */
  readonly source: TextFields;
};

/** What an operation says in a language now; refuses, with an Error, an id that is none. */
export function findPresentTexts(db: Db, operationId: number, locale: Locale): PresentTexts {
  const of = { operationId };
  const content = contentNow(db, of);
  const draft = findDraft(db, of, locale);
  const drafted: Partial<TextFields> = draft === null ? {} : (draft.content as TextFields);
  // A draft of the facts may have been published since this one began: its fields are those that there are now.
  const texts = Object.entries(fieldsIn(content, locale)).map(([name, text]) => [name, drafted[name] ?? text] as const);
  return {
    slug: content.slug,
    latest: findLatestNumber(db, of),
    madeFrom: draft?.madeFrom ?? content.madeFrom[locale] ?? null,
    draft,
    texts: Object.fromEntries(texts),
    source: fieldsIn(content, sourceLocale),
  };
}

/**
 * A file for translators (XLIFF 2.0) of operations in one language: the source text as it is published now, and beside it what the draft
 * says or, where there is none, what is published. Fields without a source text are left out. `null` where nothing is left, and for the
 * source language.
 */
export function makeTranslationFile(db: Db, operationIds: readonly number[], locale: Locale): string | null {
  if (locale === sourceLocale) return null;
  const operations = operationIds.flatMap((operationId): XliffOperation[] => {
    const { slug, latest, texts, source } = findPresentTexts(db, operationId, locale);
    const units = Object.entries(source).flatMap(([field, text]) =>
      text.trim() === '' ? [] : [{ field, source: text, target: texts[field] || null }],
    );
    return units.length === 0 ? [] : [{ slug, sourceRevision: latest, units }];
  });
  return operations.length === 0 ? null : writeXliff({ operations, locale });
}
