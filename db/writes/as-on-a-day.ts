import { isTranslation } from '../../domain/draft';
import { sourceLocale } from '../../domain/locale';
import type { Db } from '../client';
import { findDraftById, findWaitingSchedules, type Schedule } from '../queries/drafts';
import { findPlan } from '../queries/plans';
import { findLatestNumber } from '../queries/revisions';
import { applyPlan, type CarryOutProblem } from './carry-out-plan';
import { writePart } from './publish-drafts';
import { rolledBack } from './rolled-back';

/** What would be read once what is scheduled, and a plan, have been carried out. */
export type AsOnADay<Answer> = {
  readonly answer: Answer;
  /** What stands in the way of the plan, which was left out then; `null` where nothing does, or no plan was asked for. */
  readonly problem: CarryOutProblem | null;
  /** The schedules that are due by then and could not be carried out as they stand. */
  readonly leftOut: readonly Schedule[];
};

/**
 * Answers what `read` finds when every schedule that is due by `until` has been carried out, and then a plan, in a transaction that is
 * rolled back. What is decided already needs nothing: its facts have their dates. `read` must be synchronous and use the connection that
 * it is given.
 */
export function asOnADay<Answer>(
  db: Db,
  { until, planId, at }: { readonly until: Date; readonly planId: number | null; readonly at: Date },
  read: (db: Db) => Answer extends Promise<unknown> ? never : Answer,
): AsOnADay<Answer> {
  return rolledBack(db, () => {
    const leftOut = findWaitingSchedules(db)
      .filter(({ publishAt }) => publishAt <= until.toISOString())
      .filter((schedule) => attempt(db, () => (carriesOut(db, schedule) ? null : 'left out')) !== null);
    const plan = planId === null ? null : findPlan(planId, db);
    const problem = plan === null || plan.state !== 'preparing' ? null : attempt(db, () => applyPlan(db, plan, at));
    return { answer: read(db), problem, leftOut };
  });
}

/** Publishes what a schedule holds, in the versions that were approved; answers whether all of it could be. */
function carriesOut(db: Db, { of, publishAt, parts }: Schedule): boolean {
  const number = findLatestNumber(db, of) + 1;
  const withSource = parts.some(({ part }) => part === sourceLocale);
  return parts.every(({ draftId, version }) => {
    const draft = findDraftById(db, draftId);
    if (draft === null || draft.state !== 'approved' || draft.version !== version) return false;
    const madeFrom = isTranslation(draft.part) && withSource ? number : draft.madeFrom;
    return writePart(db, of, draft.part, draft.content, { madeFrom, changedAt: publishAt }) === null;
  });
}

/** Tries something within the transaction; where it is refused, nothing of it is left there either. */
function attempt<Refusal>(db: Db, write: () => Refusal | null): Refusal | null {
  const refused: { refusal: Refusal | null } = { refusal: null };
  const undone = new Error('refused');
  try {
    db.transaction(() => {
      refused.refusal = write();
      if (refused.refusal !== null) throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  }
  return refused.refusal;
}
