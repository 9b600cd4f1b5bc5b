import Database from 'better-sqlite3';
import { isTranslation, type PartName } from '../../domain/draft';
import type { Locale } from '../../domain/locale';
import { missingFields, type TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { type Draft, findDraft } from '../queries/drafts';
import { contentNow, type Held } from '../queries/revisions';
import { fieldsIn } from '../queries/texts';
import { writePart } from './publish-drafts';
import { rolledBack } from './rolled-back';

/** What stands where a draft is still empty and may not be. */
const stillEmpty = '…';

/** What would be read if drafts were published. */
export type AsIfPublished<Answer> = {
  readonly answer: Answer;
  /** The parts whose drafts were in it. */
  readonly parts: readonly PartName[];
  /** The parts whose drafts could not be published as they stand, and were left out. */
  readonly leftOut: readonly PartName[];
  /** Whether a text has fields that are still empty. */
  readonly incomplete: boolean;
};

/**
 * Answers what `read` finds when the drafts of the facts and of one locale's texts are published, with the same writes as publishing,
 * in a transaction that always ends by being rolled back: there is no way through this function on which it commits. `read` must be
 * synchronous and use the connection that it is given.
 */
export function asIfPublished<Answer>(
  db: Db,
  of: Held,
  locale: Locale,
  at: Date,
  read: (db: Db) => Answer extends Promise<unknown> ? never : Answer,
): AsIfPublished<Answer> {
  return rolledBack(db, () => {
    const parts: PartName[] = [];
    const leftOut: PartName[] = [];
    let incomplete = false;
    for (const part of ['facts', locale] as const) {
      const draft = findDraft(db, of, part);
      if (draft === null) continue;
      const tried = part === 'facts' ? draft : filled(db, draft, part);
      incomplete ||= part !== 'facts' && missingFields(draft.content as TextFields).length > 0;
      (isTaken(db, tried, at) ? parts : leftOut).push(part);
    }
    return { answer: read(db), parts, leftOut, incomplete };
  });
}

/** Publishes one draft within the transaction; one that is refused leaves nothing behind there either. */
function isTaken(db: Db, { of, part, content, madeFrom }: Draft, at: Date): boolean {
  const refused = new Error('refused');
  try {
    db.transaction(() => {
      if (writePart(db, of, part, content, { madeFrom, changedAt: at.toISOString() }) !== null) throw refused;
    });
    return true;
  } catch (error) {
    const unfit = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
    if (error === refused || unfit) return false;
    throw error;
  }
}

/** A draft of texts with a text in each field that there is now: its own, else what is published, else a mark that it is still empty. */
function filled(db: Db, draft: Draft, locale: Locale): Draft {
  const drafted = draft.content as TextFields;
  const published = fieldsIn(contentNow(db, draft.of), locale);
  const fields = Object.fromEntries(Object.entries(published).map(([name, text]) => [name, drafted[name] ?? text]));
  const missing = missingFields(fields);
  return {
    ...draft,
    madeFrom: isTranslation(draft.part) ? (draft.madeFrom ?? draft.basedOn) : null,
    content: Object.fromEntries(
      Object.entries(fields).map(([name, text]) => [name, missing.includes(name) ? stillEmpty : text]),
    ),
  };
}
