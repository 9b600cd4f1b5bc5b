import type { Locale } from '../../domain/locale';
import type { Db } from '../client';
import { findOutdatedSince } from '../queries/texts';
import type { PresentTexts } from '../queries/translation-file';
import {
  type ComparedOperation,
  type Comparison,
  examineTranslationFile,
  type FileRefusal,
} from './compare-translation-file';
import { type Drafter, saveDraft } from './drafts';

/** What somebody wants of a file that they have compared. */
export type Choice = {
  /** What the comparison they saw stands for. */
  readonly seen: string;
  readonly texts: readonly { readonly slug: string; readonly field: string }[];
  /** The operations whose draft may be changed. */
  readonly overDraft: readonly string[];
  /** The operations of which they have seen what has changed in the source text since. */
  readonly overSource: readonly string[];
};

type Named = Pick<ComparedOperation, 'slug' | 'name'>;

/** What came of it: the operations that have a new version of their draft; or why nothing was written. */
export type TakenIn =
  | { readonly is: 'taken_in'; readonly locale: Locale; readonly operations: readonly Named[] }
  | FileRefusal
  | {
      readonly is: 'asked';
      readonly why:
        | 'file_stale'
        | 'file_nothing_chosen'
        | 'file_draft_there'
        | 'file_source_changed'
        | 'file_draft_behind';
      readonly comparison: Comparison;
    };

/**
 * Takes what somebody has chosen from a file in as drafts, all of it or nothing. Everything is read and compared again: `file_stale`
 * where something has changed since they saw it. An existing draft is changed, and a text whose source has changed is taken, only where
 * they say so (`file_draft_there`, `file_source_changed`); a draft that began before what is published now is for the editor to settle
 * first (`file_draft_behind`).
 */
export function takeInTranslationFile(db: Db, file: Uint8Array | string, choice: Choice, by: Drafter): TakenIn {
  return undoing(db, (undo): TakenIn => {
    const found = examineTranslationFile(db, file, by.accountId);
    if ('is' in found) return found;
    const { comparison, examined } = found;
    const ask = (why: Extract<TakenIn, { is: 'asked' }>['why']): TakenIn => ({ is: 'asked', why, comparison });
    if (comparison.seen !== choice.seen) return ask('file_stale');
    const wanted = examined.flatMap((operation) => {
      const fields = choice.texts.filter(({ slug }) => slug === operation.compared.slug).map(({ field }) => field);
      const texts = operation.compared.changed.filter(({ field }) => fields.includes(field));
      return texts.length === 0 ? [] : [{ ...operation, texts }];
    });
    if (wanted.length === 0) return ask('file_nothing_chosen');
    for (const { compared, texts } of wanted) {
      if (compared.draft !== null && !choice.overDraft.includes(compared.slug)) return ask('file_draft_there');
      const moved = texts.some(({ field }) => compared.sourceChanges.some((change) => change.field === field));
      if (moved && !choice.overSource.includes(compared.slug)) return ask('file_source_changed');
    }
    for (const { operationId, present, compared, texts } of wanted) {
      const content = { ...present.texts, ...Object.fromEntries(texts.map(({ field, after }) => [field, after])) };
      const taken = texts.map(({ field }) => field);
      const save = {
        of: { operationId },
        part: comparison.locale,
        seen: present.draft?.version ?? 0,
        basedOn: present.draft?.basedOn ?? present.latest,
        madeFrom: madeFromOf(db, operationId, present, compared, taken),
        content,
      };
      if (saveDraft(db, save, by).is !== 'saved') return undo(ask('file_draft_behind'));
    }
    return {
      is: 'taken_in',
      locale: comparison.locale,
      operations: wanted.map(({ compared: { slug, name } }) => ({ slug, name })),
    };
  });
}

/**
 * The revision that the draft is made from: of what is taken, and of what the translator has left as it is, the file's; of everything
 * else the one it was made from before. A draft can name only one, so it is the oldest of those fields' whose source has changed since,
 * and the latest where that is none's: nothing that is outdated is hidden.
 */
function madeFromOf(
  db: Db,
  operationId: number,
  { latest, madeFrom, texts }: PresentTexts,
  { sourceRevision, same, sourceChanges }: ComparedOperation,
  taken: readonly string[],
): number {
  const numberOf = (field: string) => {
    if (taken.includes(field)) return sourceRevision;
    return same.includes(field) ? Math.max(sourceRevision, madeFrom ?? 0) : (madeFrom ?? latest);
  };
  const outdatedSince = new Map<number, readonly string[]>();
  const outdated = Object.keys(texts).filter((field) => {
    if (taken.includes(field) && sourceChanges.some((change) => change.field === field)) return true;
    const number = numberOf(field);
    const since = outdatedSince.get(number) ?? findOutdatedSince(db, { operationId }, number);
    outdatedSince.set(number, since);
    return since.includes(field);
  });
  return Math.min(latest, ...outdated.map(numberOf));
}

class Undone extends Error {
  constructor(readonly answer: unknown) {
    super('undone');
  }
}

/** Writes in one transaction; what `undo` is given becomes the answer, and nothing that was written stays. */
function undoing<Answer>(
  db: Db,
  write: (undo: (answer: Answer) => never) => Answer extends Promise<unknown> ? never : Answer,
): Answer {
  const undo = (answer: Answer): never => {
    throw new Undone(answer);
  };
  try {
    return db.transaction(() => write(undo), { behavior: 'immediate' });
  } catch (error) {
    if (error instanceof Undone) return error.answer as Answer;
    throw error;
  }
}
