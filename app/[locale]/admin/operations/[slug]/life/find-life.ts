import type { Db } from '@/db/client';
import { findOperations } from '@/db/queries/operations';
import { contentNow, findLatestNumber, type OperationContent } from '@/db/queries/revisions';
import { type Locale, locales } from '@/domain/locale';
import { type LifeFields, toLifeFields } from './life-fields';

/** A choice, and its words. */
export type Option = { readonly value: string; readonly label: string };

/** A life as its room shows it. */
export type LifeView = {
  /** The revision that this is. */
  readonly seen: number;
  readonly content: OperationContent;
  readonly fields: LifeFields;
  /** The languages that the operation has a profile in. */
  readonly languages: readonly Locale[];
  /** The operations that can follow it. */
  readonly others: readonly Option[];
};

/** The life of an operation as it is recorded, for its room in a locale. */
export function findLife(db: Db, operationId: number, locale: Locale): LifeView {
  const content = contentNow(db, { operationId });
  const collator = new Intl.Collator(locale);
  return {
    seen: findLatestNumber(db, { operationId }),
    content,
    fields: toLifeFields(content.facts, content.profiles),
    languages: locales.filter((candidate) => content.profiles[candidate] !== undefined),
    others: findOperations(locale, db)
      .filter(({ slug }) => slug !== content.slug)
      .map(({ slug, shortName }) => ({ value: slug, label: shortName }))
      .sort((a, b) => collator.compare(a.label, b.label)),
  };
}
