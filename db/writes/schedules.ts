import { and, eq } from 'drizzle-orm';
import { may } from '../../domain/permissions';
import { refuseInstant } from '../../domain/schedule';
import type { Db } from '../client';
import { findStanding } from '../queries/accounts';
import { findDraftById, findWaitingSchedules, type Schedule } from '../queries/drafts';
import * as t from '../schema';
import { appendToAudit } from './audit';
import { type Drafter, lapseSchedules, subjectOf } from './drafts';
import { type Publication, publishDrafts } from './publish-drafts';

export type ScheduleRefusal =
  | 'forbidden'
  | 'missing'
  | 'not_approved'
  | 'nothing_chosen'
  | 'instant_past'
  | 'instant_far';

/** Schedules a publication; an earlier schedule of one of its drafts lapses. The versions that are approved now are bound to it. */
export function schedulePublication(
  db: Db,
  { of, drafts: chosen, reason }: Omit<Publication, 'setAside'>,
  publishAt: Date,
  by: Drafter,
): ScheduleRefusal | null {
  return db.transaction(
    () => {
      const standing = findStanding(db, by.accountId);
      if (standing === null || !may(standing, 'publish')) return 'forbidden';
      const refusal = refuseInstant(publishAt, by.at);
      if (refusal !== null) return refusal;
      // A draft that is named twice is one; in two versions it is refused, because only one of them is approved.
      const drafts = chosen.filter(
        ({ id, version }, index) => chosen.findIndex((other) => other.id === id && other.version === version) === index,
      );
      if (drafts.length === 0) return 'nothing_chosen';
      const parts: string[] = [];
      for (const { id, version } of drafts) {
        const draft = findDraftById(db, id);
        if (draft === null || JSON.stringify(draft.of) !== JSON.stringify(of)) return 'missing';
        if (draft.state !== 'approved' || draft.version !== version) return 'not_approved';
        parts.push(draft.part);
      }
      // Only now that nothing can be refused any more, because a refusal takes nothing back.
      for (const { id } of drafts) lapseSchedules(db, id, by.at);
      const { id: scheduleId } = db
        .insert(t.schedules)
        .values({
          operationId: of === 'common' ? null : of.operationId,
          publishAt: publishAt.toISOString(),
          reason,
          madeBy: by.accountId,
          madeAt: by.at.toISOString(),
          state: 'waiting',
        })
        .returning()
        .get();
      for (const { id: draftId, version } of drafts) {
        const part = findDraftById(db, draftId)?.part;
        if (part !== undefined) db.insert(t.scheduleParts).values({ scheduleId, part, draftId, version }).run();
      }
      appendToAudit(db, {
        ...by,
        action: 'publication.scheduled',
        subject: subjectOf(db, of),
        details: { parts: parts.join(), publish_at: publishAt.toISOString() },
      });
      return null;
    },
    { behavior: 'immediate' },
  );
}

/** Cancels a schedule that waits; its drafts stay approved. */
export function cancelSchedule(db: Db, scheduleId: number, by: Drafter): 'forbidden' | 'missing' | null {
  return db.transaction(
    () => {
      const standing = findStanding(db, by.accountId);
      if (standing === null || !may(standing, 'publish')) return 'forbidden';
      const [ended] = db
        .update(t.schedules)
        .set({ state: 'cancelled', endedAt: by.at.toISOString() })
        .where(and(eq(t.schedules.id, scheduleId), eq(t.schedules.state, 'waiting')))
        .returning()
        .all();
      if (ended === undefined) return 'missing';
      const of = ended.operationId === null ? 'common' : { operationId: ended.operationId };
      appendToAudit(db, { ...by, action: 'publication.cancelled', subject: subjectOf(db, of), details: {} });
      return null;
    },
    { behavior: 'immediate' },
  );
}

/**
 * Carries out every schedule that is due at `now`, also those that were missed, each once, by whoever made it. What the door refuses is
 * kept as refused, with the code, and logged; so is one that fails, as `failed`. That does not keep the others from being carried out;
 * its error is thrown when they have been.
 */
export function carryOutSchedules(db: Db, now: Date): void {
  const due = findWaitingSchedules(db).filter(({ publishAt }) => publishAt <= now.toISOString());
  const errors: unknown[] = [];
  for (const schedule of due) {
    try {
      carryOut(db, schedule, now);
    } catch (error) {
      errors.push(error);
      // What will pass by itself, such as a full disk, waits on and is tried again.
      if (/^SQLITE_(BUSY|LOCKED|FULL|IOERR)/.test(String((error as { code?: unknown }).code))) continue;
      try {
        noteFailed(db, schedule, now);
      } catch (another) {
        errors.push(another);
      }
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** Notes that a schedule could not be carried out, so that it is not tried, and does not fail, every minute. */
function noteFailed(db: Db, { id, of, publishAt }: Schedule, now: Date): void {
  db.transaction(
    () => {
      const { changes } = db
        .update(t.schedules)
        .set({ state: 'refused', refusal: 'failed', endedAt: now.toISOString() })
        .where(and(eq(t.schedules.id, id), eq(t.schedules.state, 'waiting')))
        .run();
      if (changes === 0) return;
      const subject = subjectOf(db, of);
      const details = { publish_at: publishAt, why: 'failed' };
      appendToAudit(db, { at: now, accountId: null, action: 'publication.refused', subject, details });
    },
    { behavior: 'immediate' },
  );
}

/** Publishes and notes it in one transaction, so that it is carried out once, whoever else does the same and wherever it breaks off. */
function carryOut(db: Db, { id, of, publishAt, reason, madeBy, parts }: Schedule, now: Date): void {
  db.transaction(
    () => {
      const [taken] = db
        .update(t.schedules)
        .set({ state: 'done', endedAt: now.toISOString() })
        .where(and(eq(t.schedules.id, id), eq(t.schedules.state, 'waiting')))
        .returning()
        .all();
      if (taken === undefined) return;
      const drafts = parts.map(({ draftId, version }) => ({ id: draftId, version }));
      const by = { accountId: madeBy, at: now };
      const refusal = publishDrafts(db, { of, drafts, reason, setAside: null }, by);
      if (refusal !== null) {
        db.update(t.schedules).set({ state: 'refused', refusal }).where(eq(t.schedules.id, id)).run();
      }
      appendToAudit(db, {
        at: now,
        accountId: null,
        action: refusal === null ? 'publication.carried_out' : 'publication.refused',
        subject: subjectOf(db, of),
        details: { publish_at: publishAt, ...(refusal === null ? {} : { why: refusal }) },
      });
    },
    { behavior: 'immediate' },
  );
}
