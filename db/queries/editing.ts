import type { Day } from '../../domain/calendar';
import type { Region } from '../../domain/closed-lists';
import { isTranslation, type PartName, whoseMove } from '../../domain/draft';
import { type Locale, locales } from '../../domain/locale';
import { type Status, statusOn } from '../../domain/status';
import type { Db } from '../client';
import * as t from '../schema';
import { findAllDrafts, findWaitingSchedules } from './drafts';
import { findOperations } from './operations';
import { findOutdatedSince } from './texts';

/** How a part stands, as the matrix shows it: the furthest that is true of it. */
export type PartState = 'missing' | 'published' | 'outdated' | 'draft' | 'in_review' | 'approved' | 'scheduled';

/** An operation as those who edit see it. */
export type EditedOperation = {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly region: Region;
  readonly status: Status;
  readonly parts: Readonly<Record<PartName, PartState>>;
  /** Whose moves wait: those who draft, review or publish. */
  readonly moves: readonly ReturnType<typeof whoseMove>[];
};

/** All operations with how each of their parts stands on a day, named in a locale; by slug. */
export function findEditedOperations(db: Db, locale: Locale, today: Day): readonly EditedOperation[] {
  const drafts = findAllDrafts(db);
  const scheduled = new Set(findWaitingSchedules(db).flatMap(({ parts }) => parts.map(({ draftId }) => draftId)));
  const made = db
    .select({ operationId: t.profiles.operationId, locale: t.profiles.locale, madeFrom: t.profiles.madeFrom })
    .from(t.profiles)
    .all();
  return findOperations(locale).map(({ id, slug, shortName, region, life }) => {
    const own = drafts.filter(({ of }) => of !== 'common' && of.operationId === id);
    const stateOf = (part: PartName): PartState => {
      const draft = own.find((candidate) => candidate.part === part);
      if (draft !== undefined) return scheduled.has(draft.id) ? 'scheduled' : draft.state;
      if (part === 'facts') return 'published';
      const text = made.find((row) => row.operationId === id && row.locale === part);
      if (text === undefined) return 'missing';
      const outdated = isTranslation(part) && findOutdatedSince(db, { operationId: id }, text.madeFrom ?? 0).length > 0;
      return outdated ? 'outdated' : 'published';
    };
    return {
      id,
      slug,
      name: shortName,
      region,
      status: statusOn(life, today, today),
      parts: Object.fromEntries((['facts', ...locales] as const).map((part) => [part, stateOf(part)])) as Record<
        PartName,
        PartState
      >,
      moves: [...new Set(own.map(({ state }) => whoseMove(state)))],
    };
  });
}
