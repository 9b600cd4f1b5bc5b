import { and, eq } from 'drizzle-orm';
import type { PartialDate } from '../../domain/calendar';
import { localeOfPart, type PartName } from '../../domain/draft';
import type { Locale } from '../../domain/locale';
import { may, type Standing } from '../../domain/permissions';
import { derivedSteps, type PlanKind, type PlanStep, type StepState, stepsOfPlan } from '../../domain/plan';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { plannedFacts } from '../exchange/planned-facts';
import { findStanding } from '../queries/accounts';
import { findPlan, type Plan } from '../queries/plans';
import { exists } from '../queries/revisions';
import * as t from '../schema';
import { atOnce } from './at-once';
import { appendToAudit } from './audit';
import { type Drafter, refuseFields } from './drafts';

export type PlanRefusal = 'forbidden' | 'missing' | 'plan_ended';

/** Answers whether somebody may prepare plans: whoever drafts, each in their languages, and whoever carries plans out. */
export function mayPrepare(standing: Standing, locale?: Locale): boolean {
  return may(standing, 'draft', locale) || may(standing, 'record_lifecycle');
}

/** A plan that is begun. */
export type NewPlan = {
  readonly kind: PlanKind;
  /** `null` for an establishment. */
  readonly operationId: number | null;
  readonly title: string;
  readonly targetDate: PartialDate | null;
};

/** Begins a plan, which whoever begins it owns; answers its number. */
export function createPlan(
  db: Db,
  { kind, operationId, title, targetDate }: NewPlan,
  by: Drafter,
): { readonly id: number } | 'forbidden' | 'missing' {
  return atOnce(db, () => {
    const standing = findStanding(db, by.accountId);
    if (standing === null || !mayPrepare(standing)) return 'forbidden';
    const isThere = operationId !== null && exists(db, { operationId });
    if ((kind === 'establishment') !== (operationId === null) || (operationId !== null && !isThere)) return 'missing';
    const { id } = db
      .insert(t.plans)
      .values({
        kind,
        operationId,
        title,
        targetDate,
        ownerId: by.accountId,
        state: 'preparing',
        createdAt: by.at.toISOString(),
      })
      .returning()
      .get();
    appendToAudit(db, { ...by, action: 'plan.created', subject: `plan ${id}`, details: { kind } });
    return { id };
  });
}

/** Changes what a plan is called, when it is meant to happen and who owns it. */
export function describePlan(
  db: Db,
  planId: number,
  { title, targetDate, ownerId }: Pick<Plan, 'title' | 'targetDate' | 'ownerId'>,
  by: Drafter,
): PlanRefusal | 'owner_wrong' | null {
  return atOnce(db, () => {
    const refusal = refusePreparing(db, planId, by);
    if (refusal !== null) return refusal;
    const owner = ownerId === null ? null : findStanding(db, ownerId);
    if (ownerId !== null && (owner === null || !mayPrepare(owner))) return 'owner_wrong';
    db.update(t.plans).set({ title, targetDate, ownerId }).where(eq(t.plans.id, planId)).run();
    return null;
  });
}

/** What came of saving a part of a plan. `stale`: somebody else has saved it meanwhile; nothing was written. */
export type PlanSaved =
  | { readonly is: 'saved'; readonly version: number }
  | { readonly is: 'unchanged'; readonly version: number }
  | { readonly is: 'stale' }
  | { readonly is: 'refused'; readonly why: PlanRefusal | 'plan_facts_wrong' }
  | {
      readonly is: 'refused';
      readonly why: NonNullable<ReturnType<typeof refuseFields>>['why'];
      readonly field: string;
    };

/** Keeps a part of a plan as its next version: its facts, or its texts in one language. Facts may be unfinished; every version is kept. */
export function savePlanPart(
  db: Db,
  save: { readonly planId: number; readonly part: PartName; readonly seen: number; readonly content: unknown },
  by: Drafter,
): PlanSaved {
  return atOnce(db, (): PlanSaved => {
    const { planId, part, seen } = save;
    const refusal = refusePreparing(db, planId, by, localeOfPart(part));
    const plan = findPlan(planId, db);
    if (refusal !== null || plan === null) return { is: 'refused', why: refusal ?? 'missing' };
    const now = part === 'facts' ? plan.facts : plan.texts[part];
    if (part === 'facts' && !plannedFacts[plan.kind].safeParse(save.content).success)
      return { is: 'refused', why: 'plan_facts_wrong' };
    if (part !== 'facts') {
      const wrong = refuseFields(save.content as TextFields);
      if (wrong !== null) return { is: 'refused', ...wrong };
    }
    const content = JSON.stringify(save.content);
    if (JSON.stringify(now.content) === content) return { is: 'unchanged', version: now.version };
    if (now.version !== seen) return { is: 'stale' };
    const version = seen + 1;
    const row = { planId, part, version, content, savedBy: by.accountId, savedAt: by.at.toISOString() };
    db.insert(t.planParts).values(row).run();
    return { is: 'saved', version };
  });
}

/** Notes what became of a step of the checklist. What the plan answers itself cannot be ticked. */
export function setPlanStep(
  db: Db,
  planId: number,
  { step, state, note }: { readonly step: PlanStep; readonly state: StepState; readonly note: string | null },
  by: Drafter,
): PlanRefusal | null {
  return atOnce(db, () => {
    const refusal = refusePreparing(db, planId, by);
    const plan = findPlan(planId, db);
    if (refusal !== null || plan === null) return refusal ?? 'missing';
    if (!stepsOfPlan(plan.kind).includes(step) || derivedSteps.includes(step)) return 'missing';
    const row = { planId, step, state, note, accountId: by.accountId, at: by.at.toISOString() };
    db.insert(t.planStepStates)
      .values(row)
      .onConflictDoUpdate({ target: [t.planStepStates.planId, t.planStepStates.step], set: row })
      .run();
    return null;
  });
}

/** Says something about a plan; whoever may enter the rooms may, as long as it is prepared. */
export function commentOnPlan(db: Db, planId: number, text: string, by: Drafter): PlanRefusal | null {
  return atOnce(db, () => {
    const standing = findStanding(db, by.accountId);
    if (standing === null || !may(standing, 'enter_rooms')) return 'forbidden';
    const refusal = refuseEnded(db, planId);
    if (refusal !== null) return refusal;
    db.insert(t.planComments).values({ planId, text, accountId: by.accountId, at: by.at.toISOString() }).run();
    return null;
  });
}

/** Marks a plan as ended, once. Within a transaction. */
export function endPlan(
  db: Db,
  planId: number,
  end: {
    readonly state: 'carried_out' | 'cancelled';
    readonly reason: string | null;
    readonly operationId: number | null;
  },
  by: Drafter,
): PlanRefusal | null {
  const { changes } = db
    .update(t.plans)
    .set({
      state: end.state,
      endedAt: by.at.toISOString(),
      endedBy: by.accountId,
      endReason: end.reason,
      ...(end.operationId === null ? {} : { operationId: end.operationId }),
    })
    .where(and(eq(t.plans.id, planId), eq(t.plans.state, 'preparing')))
    .run();
  return changes === 1 ? null : (refuseEnded(db, planId) ?? 'plan_ended');
}

function refusePreparing(db: Db, planId: number, by: Drafter, locale?: Locale): PlanRefusal | null {
  const standing = findStanding(db, by.accountId);
  if (standing === null || !mayPrepare(standing, locale)) return 'forbidden';
  return refuseEnded(db, planId);
}

function refuseEnded(db: Db, planId: number): 'missing' | 'plan_ended' | null {
  const row = db.select({ state: t.plans.state }).from(t.plans).where(eq(t.plans.id, planId)).get();
  if (row === undefined) return 'missing';
  return row.state === 'preparing' ? null : 'plan_ended';
}
