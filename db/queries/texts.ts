import { and, eq, gt, isNull } from 'drizzle-orm';
import { siteTextKeys } from '../../domain/closed-lists';
import { isTranslation, type PartName } from '../../domain/draft';
import { type Locale, sourceLocale } from '../../domain/locale';
import { outdatedFields } from '../../domain/outdated';
import { fieldsOfOperation, type TextFields, toFields } from '../../domain/text-fields';
import type { Db } from '../client';
import * as t from '../schema';
import {
  type CommonContent,
  contentNow,
  findLatestNumber,
  findRevision,
  type Held,
  type OperationContent,
} from './revisions';

/** The texts of a locale as fields, out of published content. Those that it has no text for are empty. */
export function fieldsIn(content: OperationContent | CommonContent, locale: Locale): TextFields {
  if (!('slug' in content)) {
    const texts = content.site[locale];
    return Object.fromEntries(siteTextKeys.map((key) => [key, texts?.[key]?.text ?? '']));
  }
  const { closure, restructurings, formerNames } = content.facts;
  const names = fieldsOfOperation({
    closed: closure !== null,
    // Of a day's restructuring one thing is told, however much it changed.
    restructuringDates: [...new Set(restructurings.map(({ effectiveOn }) => effectiveOn))],
    formerNameDates: formerNames.map(({ from }) => from),
  });
  return toFields(content.profiles[locale] ?? null, names);
}

/** How a translation stands to its source text. */
export type TranslationState = {
  /** The revision of the source text that it was made from. */
  readonly madeFrom: number;
  /** The fields in which the source text says something else now. */
  readonly outdated: readonly string[];
};

/** How a published translation stands to its source text; `null` for the source text itself and where there is no translation. */
export function findTranslationState(db: Db, of: Held, locale: Locale): TranslationState | null {
  const madeFrom = contentNow(db, of).madeFrom[locale];
  return madeFrom === undefined ? null : { madeFrom, outdated: findOutdatedSince(db, of, madeFrom) };
}

/** The fields in which the source text says something else now, or said so in the revision `latest`, than in a revision. */
export function findOutdatedSince(
  db: Db,
  of: Held,
  madeFrom: number,
  latest = findLatestNumber(db, of),
): readonly string[] {
  if (madeFrom >= latest) return [];
  const setAside = db
    .select({ revision: t.changesSetAside.revision, field: t.changesSetAside.field })
    .from(t.changesSetAside)
    .where(
      and(
        of === 'common' ? isNull(t.changesSetAside.operationId) : eq(t.changesSetAside.operationId, of.operationId),
        gt(t.changesSetAside.revision, madeFrom),
      ),
    )
    .all();
  const revisions = Array.from({ length: latest - madeFrom + 1 }, (_, index) => madeFrom + index).flatMap((number) => {
    const content = findRevision(db, of, number)?.content;
    if (content === undefined) return [];
    const aside = setAside.filter(({ revision }) => revision === number).map(({ field }) => field);
    return [{ number, fields: fieldsIn(content, sourceLocale), setAside: aside }];
  });
  return outdatedFields(revisions);
}

/** The number of the revision that a translation begun now is made from: the latest, for a translation. */
export function madeFromNow(db: Db, of: Held, part: PartName): number | null {
  return isTranslation(part) ? findLatestNumber(db, of) : null;
}
