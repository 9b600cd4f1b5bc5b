import { createHash } from 'node:crypto';
import { type Locale, sourceLocale } from '../../domain/locale';
import { may } from '../../domain/permissions';
import { plainText, type TextFields, type TextRefusal } from '../../domain/text-fields';
import type { Db } from '../client';
import { readXliff, type XliffOperation, type XliffRefusal, type XliffUnit } from '../exchange/xliff';
import { findStanding } from '../queries/accounts';
import { findOperationId } from '../queries/operations';
import { findRevision } from '../queries/revisions';
import { findRedirects } from '../queries/site';
import { fieldsIn, findOutdatedSince } from '../queries/texts';
import { findPresentTexts, type PresentTexts } from '../queries/translation-file';
import { refuseFields } from './drafts';

/** A text of the file that differs from what is there. */
export type ChangedText = {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** Whether some of its paragraphs are still in the source language. */
  readonly partial: boolean;
};

/** A source text that says something else now than it did to whoever translated it. */
export type SourceChange = { readonly field: string; readonly before: string; readonly now: string };

/** An operation of the file beside what is there now. */
export type ComparedOperation = {
  readonly slug: string;
  readonly name: string;
  /** The revision that the source text was taken from, and the latest. */
  readonly sourceRevision: number;
  readonly latest: number;
  /** The draft that the file would go into. */
  readonly draft: { readonly version: number; readonly by: string | null; readonly at: string } | null;
  readonly changed: readonly ChangedText[];
  readonly sourceChanges: readonly SourceChange[];
  /** The fields that are as they are there already, that have no translation, and that the operation does not have. */
  readonly same: readonly string[];
  readonly untranslated: readonly string[];
  readonly unknown: readonly string[];
};

/** What taking a file in would change. */
export type Comparison = {
  readonly is: 'compared';
  readonly locale: Locale;
  /** Stands for everything that was compared: where it is another later, something has changed meanwhile. */
  readonly seen: string;
  readonly operations: readonly ComparedOperation[];
};

/**
 * Why nothing of a file is taken in; `slug` and `field` say where, if it is somewhere:
 * - `forbidden`: the account may not draft at all, `file_locale_forbidden`: not in the file's language;
 * - `file_operation_unknown`: there is no such operation;
 * - `file_revision_unknown`: the operation has no revision of that number yet;
 * - those of `XliffRefusal`, and those of a text that may not be kept.
 */
export type FileRefusal = {
  readonly is: 'refused';
  readonly why:
    | XliffRefusal
    | TextRefusal
    | 'markdown_unsafe'
    | 'forbidden'
    | 'file_locale_forbidden'
    | 'file_operation_unknown'
    | 'file_revision_unknown';
  readonly slug: string | null;
  readonly field: string | null;
};

/** Compares a file of translations with what is there, and writes nothing. */
export function compareTranslationFile(db: Db, file: Uint8Array | string, accountId: number): Comparison | FileRefusal {
  const found = examineTranslationFile(db, file, accountId);
  return 'is' in found ? found : found.comparison;
}

/** An operation of a file with everything that taking it in needs. */
export type Examined = {
  readonly operationId: number;
  readonly present: PresentTexts;
  readonly compared: ComparedOperation;
};

/** Reads a file, compares it with what is there, and answers both what a person is shown and what it rests on. */
export function examineTranslationFile(
  db: Db,
  file: Uint8Array | string,
  accountId: number,
): FileRefusal | { readonly comparison: Comparison; readonly examined: readonly Examined[] } {
  const refuse = (why: FileRefusal['why'], slug: string | null = null, field: string | null = null): FileRefusal => ({
    is: 'refused',
    why,
    slug,
    field,
  });
  const standing = findStanding(db, accountId);
  if (standing === null) return refuse('forbidden');
  const read = readXliff(file);
  if (typeof read === 'string') return refuse(read);
  const { locale } = read;
  if (!may(standing, 'draft', locale)) {
    return refuse(standing.roles.includes('translator') ? 'file_locale_forbidden' : 'forbidden');
  }
  const examined: Examined[] = [];
  for (const operation of read.operations) {
    const operationId = findOperationOf(db, operation.slug);
    if (operationId === null) return refuse('file_operation_unknown', operation.slug);
    // Two addresses of one operation: the later would take the earlier's place.
    if (examined.some((other) => other.operationId === operationId)) return refuse('xliff_repeated', operation.slug);
    const present = findPresentTexts(db, operationId, locale);
    const then = findRevision(db, { operationId }, operation.sourceRevision);
    if (then === null) return refuse('file_revision_unknown', operation.slug);
    const compared = compare(db, operationId, operation, present, fieldsIn(then.content, sourceLocale));
    const wrong = refuseFields(Object.fromEntries(compared.changed.map(({ field, after }) => [field, after])));
    if (wrong !== null) return refuse(wrong.why, compared.slug, wrong.field);
    examined.push({ operationId, present, compared });
  }
  const operations = examined.map(({ compared }) => compared);
  const seen = createHash('sha256')
    .update(JSON.stringify([locale, operations]))
    .digest('base64url');
  return { comparison: { is: 'compared', locale, seen, operations }, examined };
}

/** The operation of that slug; an earlier slug leads to it as an earlier address does. */
function findOperationOf(db: Db, slug: string): number | null {
  const now = findRedirects(db).find(({ from }) => from === `/operations/${slug}`)?.to;
  return (
    findOperationId(db, slug) ?? (now === undefined ? null : findOperationId(db, now.slice('/operations/'.length)))
  );
}

function compare(
  db: Db,
  operationId: number,
  { sourceRevision, units }: XliffOperation,
  { slug, latest, draft, texts, source }: PresentTexts,
  sourceThen: TextFields,
): ComparedOperation {
  const concerned = findOutdatedSince(db, { operationId }, sourceRevision);
  const known = units.filter(({ field }) => texts[field] !== undefined);
  const translated = known.flatMap((unit) => {
    const before = texts[unit.field] ?? '';
    return unit.target === null ? [] : [{ ...unit, before, after: keptOf(unit.target, before) }];
  });
  // What somebody translated is what stands in their file, whatever a tool, or a person, has made of it.
  const isChanged = ({ field, source: read }: XliffUnit) =>
    concerned.includes(field) || !isAlike(read, sourceThen[field] ?? '');
  return {
    slug,
    name: source.shortName || slug,
    sourceRevision,
    latest,
    draft: draft === null ? null : { version: draft.version, by: draft.savedByName, at: draft.savedAt },
    changed: translated
      .filter(({ before, after }) => before !== after)
      .map(({ field, before, after, partial }) => ({ field, before, after, partial: partial === true })),
    sourceChanges: known
      .filter(isChanged)
      .map(({ field, source: read }) => ({ field, before: read, now: source[field] ?? '' })),
    same: translated.filter(({ before, after }) => before === after).map(({ field }) => field),
    untranslated: known.filter(({ target }) => target === null).map(({ field }) => field),
    unknown: units.filter(({ field }) => texts[field] === undefined).map(({ field }) => field),
  };
}

/** A text as it would be kept; one that only differs in how it is kept is as it was. */
function keptOf(text: string, before: string): string {
  const kept = plainText(text);
  return kept === plainText(before) ? before : kept;
}

/** Tools fold spaces and line breaks of the source as they like; that changes nothing of what it says. */
function isAlike(one: string, other: string): boolean {
  const folded = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
  return folded(one) === folded(other);
}
