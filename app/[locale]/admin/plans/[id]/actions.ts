'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { writeDb } from '@/db/client';
import { findPlan } from '@/db/queries/plans';
import { announcePlan, cancelPlan, withdrawAnnouncement } from '@/db/writes/announce-plan';
import { carryOutPlan } from '@/db/writes/carry-out-plan';
import { commentOnPlan, describePlan, savePlanPart, setPlanStep } from '@/db/writes/plans';
import { isLocale, type Locale, sourceLocale } from '@/domain/locale';
import { planSteps, stepStates } from '@/domain/plan';
import { pathOf } from '@/i18n/addresses';
import { done, line, ownNumber, readForm, refused } from '../../form-answer';
import type { FormState, ProblemCode } from '../../form-state';
import { type FactsState, spareRows, unsentFacts } from '../../operations/[slug]/facts/facts-state';
import { planIdFrom, planTarget, planTitle } from '../plan-fields';
import { findKnown } from './find-known';
import { fromPlannedFields, sentPlannedFields, toPlannedFields } from './planned-fields';

const factFields = z.object({
  wish: z.enum(['save', 'rows'], { error: 'text_wrong' }),
  seen: ownNumber,
  spare: ownNumber,
});

/**
 * Keeps the facts of a plan, or gives its form more empty rows. One action, because without JavaScript a form shows an answer only while
 * its action is the same.
 */
export async function editPlannedFacts(
  address: string,
  id: string,
  _: FactsState,
  form: FormData,
): Promise<FactsState> {
  const who = await requireWho(address, 'enter_rooms');
  const refuse = (code: ProblemCode, given: Partial<FactsState> = {}): FactsState => ({
    ...unsentFacts,
    ...refused(form, code),
    sent: {},
    ...given,
  });
  const plan = findPlan(planIdFrom(String(id)) ?? 0);
  if (plan === null) return refuse('missing');
  const mine = form instanceof FormData ? sentPlannedFields(plan.kind, form) : {};
  const read = readForm(form, factFields);
  if (!read.ok) return { ...unsentFacts, ...read.state, sent: {}, mine };
  const { wish, seen, spare } = read.fields;
  if (wish === 'rows')
    return { ...unsentFacts, done: 'rows_added', mine, seen, spare: Math.min(spare, 40) + spareRows };
  const known = findKnown(localeFrom(address));
  const content = fromPlannedFields(plan.kind, mine, known);
  const by = { accountId: who.accountId, at: now() };
  const saved = savePlanPart(writeDb(), { planId: plan.id, part: 'facts', seen, content }, by);
  switch (saved.is) {
    case 'saved':
      return { ...unsentFacts, ...done('plan_saved') };
    case 'unchanged':
      return refuse('unchanged', { mine, seen: saved.version });
    case 'refused':
      return refuse(saved.why, { mine, seen });
    case 'stale': {
      const { facts } = findPlan(plan.id) ?? plan;
      const theirs = toPlannedFields(plan.kind, facts.content, known);
      return refuse('plan_stale', { mine, seen: facts.version, theirs });
    }
  }
}

const descriptionFields = z.object({
  title: planTitle,
  targetDate: planTarget,
  owner: line(15).pipe(z.string().regex(/^\d*$/, { error: 'text_wrong' })),
});

/** Changes what a plan is called, when it is meant to happen and who sees to it. */
export async function describeThisPlan(address: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'enter_rooms');
  const read = readForm(form, descriptionFields);
  if (!read.ok) return read.state;
  const { title, targetDate, owner } = read.fields;
  const ownerId = owner === '' ? null : Number(owner);
  const by = { accountId: who.accountId, at: now() };
  const refusal = describePlan(writeDb(), planIdFrom(String(id)) ?? 0, { title, targetDate, ownerId }, by);
  return refusal === null ? done('saved') : refused(form, refusal, refusal === 'owner_wrong' ? 'owner' : null);
}

const stepFields = z.object({
  step: z.enum(planSteps as [string, ...string[]], { error: 'text_wrong' }),
  state: z.enum(stepStates, { error: 'text_wrong' }),
  note: line(500),
});

/** Notes what became of a step of the checklist. */
export async function noteStep(address: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'enter_rooms');
  const read = readForm(form, stepFields);
  if (!read.ok) return read.state;
  const { step, state, note } = read.fields;
  const noted = { step: step as (typeof planSteps)[number], state, note: note.trim() || null };
  const by = { accountId: who.accountId, at: now() };
  const refusal = setPlanStep(writeDb(), planIdFrom(String(id)) ?? 0, noted, by);
  return refusal === null ? done('saved') : refused(form, refusal);
}

const commentFields = z.object({
  comment: z
    .string({ error: 'text_wrong' })
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, { error: 'plan_comment_wrong' satisfies ProblemCode })
        .max(2_000, { error: 'plan_comment_wrong' satisfies ProblemCode })
        .refine((text) => text.isWellFormed() && !/[^\P{Cc}\n\t]/u.test(text), { error: 'text_unreadable' }),
    ),
});

/** Says something about a plan. */
export async function sayOfPlan(address: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'enter_rooms');
  const read = readForm(form, commentFields);
  if (!read.ok) return read.state;
  const by = { accountId: who.accountId, at: now() };
  const refusal = commentOnPlan(writeDb(), planIdFrom(String(id)) ?? 0, read.fields.comment, by);
  return refusal === null ? done('plan_commented') : refused(form, refusal);
}

const announcementFields = z.object({ wish: z.enum(['announce', 'withdraw'], { error: 'text_wrong' }) });

/** Announces a plan to readers, or takes its announcement back. */
export async function announceThisPlan(address: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'record_lifecycle');
  const read = readForm(form, announcementFields);
  if (!read.ok) return read.state;
  const announces = read.fields.wish === 'announce';
  const write = announces ? announcePlan : withdrawAnnouncement;
  const refusal = write(writeDb(), planIdFrom(String(id)) ?? 0, { accountId: who.accountId, at: now() });
  return refusal === null ? done(announces ? 'plan_announced' : 'plan_withdrawn') : refused(form, refusal);
}

const cancelFields = z.object({ reason: line(500, 'reason_missing') });

/** Cancels a plan, with the reason. */
export async function cancelThisPlan(address: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'enter_rooms');
  const read = readForm(form, cancelFields);
  if (!read.ok) return read.state;
  const reason = read.fields.reason.trim();
  if (reason === '') return refused(form, 'reason_missing', 'reason');
  const by = { accountId: who.accountId, at: now() };
  const refusal = cancelPlan(writeDb(), planIdFrom(String(id)) ?? 0, reason, by);
  if (refusal !== null) return refused(form, refusal);
  redirect(pathOf(localeFrom(address), `/admin/plans/${id}`));
}

const versions = z.record(z.string().max(10), z.int().min(0));

/** Carries a plan out, as the person has seen it. */
export async function carryOutThisPlan(address: string, id: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'record_lifecycle');
  const read = readForm(form, z.object({ seen: line(500) }));
  if (!read.ok) return read.state;
  const seen = versions.safeParse(parsed(read.fields.seen));
  if (!seen.success) return refused(form, 'text_wrong');
  const planId = planIdFrom(String(id)) ?? 0;
  const refusal = carryOutPlan(writeDb(), planId, seen.data, { accountId: who.accountId, at: now() });
  if (refusal !== null) return refused(form, refusal);
  redirect(pathOf(localeFrom(address), `/admin/plans/${planId}`));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function localeFrom(address: unknown): Locale {
  return isLocale(address) ? address : sourceLocale;
}
