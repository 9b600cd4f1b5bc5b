import { eq } from 'drizzle-orm';
import { locales } from '../../domain/locale';
import { announcementField } from '../../domain/plan';
import type { Db } from '../client';
import { findStanding } from '../queries/accounts';
import { announcementKey, findPlan } from '../queries/plans';
import { findLatestNumber } from '../queries/revisions';
import * as t from '../schema';
import { appendToAudit } from './audit';
import type { Drafter } from './drafts';
import { endPlan, mayPrepare, type PlanRefusal } from './plans';
import { allOrNothing, type Change, type DoorRefusal, record } from './record';

export type AnnounceRefusal =
  | PlanRefusal
  | DoorRefusal
  | 'announcement_missing'
  | 'already_announced'
  | 'not_announced';

/** Announces a plan: its public wording in every language, and when it is expected. Readers see it at once. */
export function announcePlan(db: Db, planId: number, by: Drafter): AnnounceRefusal | null {
  return record<AnnounceRefusal>(db, ofCommon(db, 'plan.announced', by), () => {
    const plan = findPlan(planId, db);
    if (plan === null) return 'missing';
    if (plan.state !== 'preparing') return 'plan_ended';
    if (plan.announced) return 'already_announced';
    const texts = locales.map((locale) => [locale, plan.texts[locale].content[announcementField] ?? ''] as const);
    if (texts.some(([, text]) => text.trim() === '')) return 'announcement_missing';
    const { id } = db
      .insert(t.announcements)
      .values({
        key: announcementKey(planId),
        kind: plan.kind,
        operationId: plan.operationId,
        expected: plan.targetDate,
        announcedAt: by.at.toISOString(),
      })
      .returning()
      .get();
    for (const [locale, text] of texts)
      db.insert(t.announcementTexts).values({ announcementId: id, locale, text }).run();
    return null;
  });
}

/** Takes an announcement back; the plan goes on. */
export function withdrawAnnouncement(db: Db, planId: number, by: Drafter): AnnounceRefusal | null {
  return record<AnnounceRefusal>(db, ofCommon(db, 'plan.announcement_withdrawn', by), () => {
    const plan = findPlan(planId, db);
    if (plan === null) return 'missing';
    if (!plan.announced) return 'not_announced';
    removeAnnouncement(db, planId);
    return null;
  });
}

/** Cancels a plan, with the reason; its announcement goes with it, and what it held stays readable. */
export function cancelPlan(db: Db, planId: number, reason: string, by: Drafter): AnnounceRefusal | null {
  return allOrNothing<AnnounceRefusal>(db, () => {
    const standing = findStanding(db, by.accountId);
    if (standing === null || !mayPrepare(standing)) return 'forbidden';
    const plan = findPlan(planId, db);
    if (plan === null) return 'missing';
    appendToAudit(db, { ...by, action: 'plan.cancelled', subject: `plan ${planId}`, details: { kind: plan.kind } });
    if (plan.announced) {
      const withdrawn = withdrawAnnouncement(db, planId, by);
      if (withdrawn !== null) return withdrawn;
    }
    return endPlan(db, planId, { state: 'cancelled', reason, operationId: null }, by);
  });
}

/** Takes an announcement out of what is published. Within `record()`. */
export function removeAnnouncement(db: Db, planId: number): void {
  db.delete(t.announcements)
    .where(eq(t.announcements.key, announcementKey(planId)))
    .run();
}

/** A change of what belongs to no operation: announcements are among it. */
export function ofCommon(db: Db, action: Change['action'], by: Drafter): Change {
  const parts = { facts: findLatestNumber(db, 'common') };
  return { ...by, permission: 'record_lifecycle', action, of: 'common', parts, reason: null };
}
