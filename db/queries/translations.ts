import { and, eq, inArray, max } from 'drizzle-orm';
import type { Day } from '../../domain/calendar';
import { type SiteTextKey, siteTextKeys } from '../../domain/closed-lists';
import { isTranslation } from '../../domain/draft';
import { listedOn } from '../../domain/known-on-a-day';
import { type Locale, locales, sourceLocale } from '../../domain/locale';
import { type Db, queryDb } from '../client';
import * as t from '../schema';
import { findOperations } from './operations';
import type { Held } from './revisions';
import { findOutdatedSince } from './texts';

/**
 * The fields in which a published translation is behind its source text; none for the source text itself, and where there is no
 * translation. Two rows are read as long as the source text has not changed since.
 */
export function findFieldsBehind(of: Held, locale: Locale, db: Db = queryDb()): readonly string[] {
  if (!isTranslation(locale)) return [];
  const madeFrom = findMadeFrom(db, of, locale);
  return madeFrom === null ? [] : findOutdatedSince(db, of, madeFrom);
}

/** The revision that a translation was made from; of the site's own texts, the oldest of theirs. */
function findMadeFrom(db: Db, of: Held, locale: Locale): number | null {
  if (of !== 'common') {
    return (
      db
        .select({ madeFrom: t.profiles.madeFrom })
        .from(t.profiles)
        .where(and(eq(t.profiles.operationId, of.operationId), eq(t.profiles.locale, locale)))
        .get()?.madeFrom ?? null
    );
  }
  const rows = db
    .select({ madeFrom: t.siteTexts.madeFrom })
    .from(t.siteTexts)
    .where(and(eq(t.siteTexts.locale, locale), inArray(t.siteTexts.key, [...siteTextKeys])))
    .all();
  const numbers = rows.flatMap(({ madeFrom }) => (madeFrom === null ? [] : [madeFrom]));
  return numbers.length === 0 ? null : Math.min(...numbers);
}

/** How complete and how current texts are: how many there could be, which are behind their source text, which are not there. */
export type Completeness<Text> = {
  readonly all: number;
  readonly outdated: readonly Text[];
  readonly missing: readonly Text[];
};

/** An operation as the reader's language calls it. */
export type NamedOperation = { readonly slug: string; readonly shortName: string; readonly textLocale: Locale };

/** How complete and how current the texts of one language are. */
export type LanguageState = {
  readonly language: Locale;
  readonly operations: Completeness<NamedOperation>;
  readonly siteTexts: Completeness<SiteTextKey>;
};

/** How complete and how current each language is, the source language first; operations by the names that they have on `today` in `locale`. */
export function findTranslations(locale: Locale, today: Day, db: Db = queryDb()): readonly LanguageState[] {
  const collator = new Intl.Collator(locale);
  const operations = findOperations(locale, db)
    .map((operation) => listedOn(operation, today, today))
    .sort((a, b) => collator.compare(a.shortName, b.shortName));
  const texts = db
    .select({ operationId: t.profiles.operationId, locale: t.profiles.locale, madeFrom: t.profiles.madeFrom })
    .from(t.profiles)
    .all();
  const latest = new Map(
    db
      .select({ operationId: t.revisions.operationId, number: max(t.revisions.number) })
      .from(t.revisions)
      .groupBy(t.revisions.operationId)
      .all()
      .map(({ operationId, number }) => [operationId, number ?? 0]),
  );
  const siteTexts = db.select({ key: t.siteTexts.key, locale: t.siteTexts.locale }).from(t.siteTexts).all();
  const written = siteTextKeys.filter((key) => siteTexts.some((row) => row.key === key && row.locale === sourceLocale));
  const languages: readonly Locale[] = [sourceLocale, ...locales.filter((other) => other !== sourceLocale)];
  return languages.map((language) => {
    const own = new Map(texts.filter((text) => text.locale === language).map((text) => [text.operationId, text]));
    const isBehind = (id: number) => {
      const madeFrom = own.get(id)?.madeFrom ?? null;
      if (madeFrom === null || madeFrom >= (latest.get(id) ?? 0)) return false;
      return findOutdatedSince(db, { operationId: id }, madeFrom).length > 0;
    };
    const ownKeys = siteTexts.filter((row) => row.locale === language).map(({ key }) => key);
    const behind = findFieldsBehind('common', language, db);
    return {
      language,
      operations: {
        all: operations.length,
        outdated: operations.filter(({ id }) => isBehind(id)).map(named),
        missing: operations.filter(({ id }) => !own.has(id)).map(named),
      },
      siteTexts: {
        all: written.length,
        outdated: written.filter((key) => ownKeys.includes(key) && behind.includes(key)),
        missing: written.filter((key) => !ownKeys.includes(key)),
      },
    };
  });
}

function named({ slug, shortName, textLocale }: NamedOperation): NamedOperation {
  return { slug, shortName, textLocale };
}
