'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { findOperationId } from '@/db/queries/operations';
import { createPlan } from '@/db/writes/plans';
import { isLocale, sourceLocale } from '@/domain/locale';
import { planKinds } from '@/domain/plan';
import { pathOf } from '@/i18n/addresses';
import { line, readForm, refused } from '../form-answer';
import type { FormState } from '../form-state';
import { planTarget, planTitle } from './plan-fields';

const fields = z.object({
  kind: z.enum(planKinds, { error: 'life_kind_wrong' }),
  operation: line(200).nullable(),
  title: planTitle,
  targetDate: planTarget,
});

/** Begins a plan, and shows it to whoever began it. */
export async function beginPlan(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'enter_rooms');
  const read = readForm(form, fields);
  if (!read.ok) return read.state;
  const { kind, operation, title, targetDate } = read.fields;
  const named = kind === 'establishment' || !operation ? null : findOperationId(queryDb(), operation);
  if (kind !== 'establishment' && named === null) return refused(form, 'plan_operation_missing', 'operation');
  const by = { accountId: who.accountId, at: now() };
  const begun = createPlan(writeDb(), { kind, operationId: named, title, targetDate }, by);
  if (typeof begun === 'string') return refused(form, begun);
  redirect(pathOf(isLocale(address) ? address : sourceLocale, `/admin/plans/${begun.id}`));
}
