'use server';

import { z } from 'zod';
import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { findAccount } from '@/db/queries/accounts';
import { findPlan } from '@/db/queries/plans';
import { savePlanPart } from '@/db/writes/plans';
import { type EditorState, unsent } from '../../../editing/editor-state';
import { sentFields, takenFields } from '../../../editing/sent-fields';
import { partFrom } from '../../../editing/subject';
import { done, ownNumber, readForm, refused } from '../../../form-answer';
import type { ProblemCode } from '../../../form-state';
import { planIdFrom } from '../../plan-fields';
import { planTexts } from '../plan-texts';

/** Keeps the texts of a plan in one locale. A save that is stale gives both versions back. */
export async function editPlanTexts(
  address: string,
  id: string,
  place: string,
  _: EditorState,
  form: FormData,
): Promise<EditorState> {
  const who = await requireWho(address, 'enter_rooms');
  const refuse = (code: ProblemCode, given: Partial<EditorState> = {}, field: string | null = null): EditorState => ({
    ...unsent,
    ...refused(form, code, field),
    sent: {},
    ...given,
  });
  const part = partFrom(place);
  const plan = findPlan(planIdFrom(String(id)) ?? 0);
  if (part === null || plan === null) return refuse('missing');
  const texts = planTexts(plan, part);
  const sent = sentFields(form, texts);
  const read = readForm(form, z.object({ seen: ownNumber }));
  if (!read.ok) return { ...unsent, ...read.state, sent: {}, mine: sent };
  const { seen } = read.fields;
  const taken = takenFields(form, texts);
  const mine = { ...sent, ...taken };
  const kept = { mine, kept: true, taken: Object.keys(taken), basedOn: 0 };
  const content = { ...plan.texts[part].content, ...mine };
  const saved = savePlanPart(
    writeDb(),
    { planId: plan.id, part, seen, content },
    { accountId: who.accountId, at: now() },
  );
  switch (saved.is) {
    case 'saved':
      return { ...unsent, ...done('plan_texts_saved'), ...kept, seen: saved.version };
    case 'unchanged':
      return refuse('unchanged', { ...kept, seen: saved.version });
    case 'refused':
      return refuse(saved.why, { mine: sent, seen }, 'field' in saved ? saved.field : null);
    case 'stale': {
      const latest = findPlan(plan.id) ?? plan;
      const { version, savedBy, savedAt } = latest.texts[part];
      const by = savedBy === null ? null : (findAccount(queryDb(), savedBy)?.name ?? null);
      const theirs = { fields: planTexts(latest, part), by, at: savedAt };
      return refuse('draft_stale', { mine: sent, seen: version, theirs });
    }
  }
}
