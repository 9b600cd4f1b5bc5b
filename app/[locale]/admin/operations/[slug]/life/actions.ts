'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { requireWho } from '@/auth/signed-in';
import { now, today } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { contentNow } from '@/db/queries/revisions';
import { annulClosure } from '@/db/writes/close-operation';
import { correctLife } from '@/db/writes/correct-life';
import { extendMandate, withdrawStaff } from '@/db/writes/restructure-operation';
import { tryLifeChange } from '@/db/writes/try-life-change';
import { latest, parsePartialDate } from '@/domain/calendar';
import * as life from '@/domain/life-changes';
import { locales } from '@/domain/locale';
import { heldFrom } from '../../../editing/subject';
import { done, line, ownNumber, readForm, refused } from '../../../form-answer';
import type { FormState } from '../../../form-state';
import { fieldOfProblem, fromLifeFields, type LifeFields, sentLifeFields } from './life-fields';

const trimmed = (most: number) => line(most).transform((text) => text.trim());

const asked = {
  seen: ownNumber,
  reason: line(500, 'reason_missing')
    .transform((text) => text.trim())
    .pipe(z.string().min(1, { error: 'reason_missing' })),
};

/** Corrects what the record says of a life. */
export async function correctRecordedLife(
  address: string,
  slug: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const who = await requireWho(address, 'record_lifecycle');
  const of = heldFrom(slug);
  if (of === null || of === 'common' || !(form instanceof FormData)) return refused(form, 'missing');
  const { profiles } = contentNow(queryDb(), of);
  const languages = locales.filter((locale) => profiles[locale] !== undefined);
  const fields = sentLifeFields(form, languages);
  const sent = givenBack(form, fields);
  const read = readForm(form, z.object(asked));
  if (!read.ok) return { ...read.state, sent: refused(sent, 'missing').sent };
  const correction = fromLifeFields(fields, languages);
  if ('why' in correction) return refused(sent, correction.why, correction.field);
  const { corrected, ...told } = correction;
  const recorded = { ...of, ...told, ...read.fields };
  const refusal = correctLife(writeDb(), { ...recorded, corrected }, { accountId: who.accountId, at: now() });
  if (refusal === null) return done('life_corrected');
  if (refusal === 'stale') {
    // What is recorded now is shown beside what was sent.
    refresh();
    return refused(sent, 'draft_stale');
  }
  const change = (facts: Parameters<typeof life.close>[0]) => ({ life: { ...facts, ...corrected }, newly: [] });
  const problem = tryLifeChange(writeDb(), { ...of, ...told, standard: 'history', change });
  return refused(sent, refusal, problem === null ? null : fieldOfProblem(problem, fields));
}

/** Takes a closure back whose last day is not over. */
export async function annulDecidedClosure(
  address: string,
  slug: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const who = await requireWho(address, 'record_lifecycle');
  const of = heldFrom(slug);
  if (of === null || of === 'common') return refused(form, 'missing');
  const read = readForm(form, z.object(asked));
  if (!read.ok) return read.state;
  const by = { accountId: who.accountId, at: now() };
  const refusal = annulClosure(writeDb(), { ...of, ...read.fields, today: today() }, by);
  return refusal === null ? done('closure_annulled') : refused(form, refusal);
}

const extensionFields = z.object({
  seen: ownNumber,
  until: trimmed(20),
  decision: trimmed(300),
  decidedOn: trimmed(20),
});

/** Extends an operation's mandate. */
export async function extendRecordedMandate(
  address: string,
  slug: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const who = await requireWho(address, 'record_lifecycle');
  const of = heldFrom(slug);
  if (of === null || of === 'common') return refused(form, 'missing');
  const read = readForm(form, extensionFields);
  if (!read.ok) return read.state;
  const { seen, until, decision, decidedOn } = read.fields;
  const date = parsePartialDate(until);
  // An extension that still holds is newly decided; one that has run out is history.
  const standard = date !== null && latest(date) >= today() ? ('planned' as const) : ('history' as const);
  const extension = { until, decision: decision || null, decidedOn: decidedOn || null };
  const told = { ...of, standard, texts: {}, explanations: {} };
  const by = { accountId: who.accountId, at: now() };
  const refusal = extendMandate(writeDb(), { ...told, seen, reason: null, extension }, by);
  if (refusal === null) return done('mandate_extended');
  const problem = tryLifeChange(writeDb(), { ...told, change: (facts) => life.extendMandate(facts, extension) });
  return refused(form, refusal, refusal === 'extension_twice' ? 'until' : lastOf(problem?.field));
}

const withdrawalFields = z.object({ seen: ownNumber, withdrawnOn: trimmed(20), returnedOn: trimmed(20) });

/** Records that the staff left, or that they came back. */
export async function recordWithdrawal(
  address: string,
  slug: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const who = await requireWho(address, 'record_lifecycle');
  const of = heldFrom(slug);
  if (of === null || of === 'common') return refused(form, 'missing');
  const read = readForm(form, withdrawalFields);
  if (!read.ok) return read.state;
  const { seen, withdrawnOn, returnedOn } = read.fields;
  const withdrawal = { withdrawnOn, returnedOn: returnedOn || null };
  const told = { ...of, standard: 'history' as const, texts: {}, explanations: {} };
  const by = { accountId: who.accountId, at: now() };
  const refusal = withdrawStaff(writeDb(), { ...told, seen, reason: null, withdrawal }, by);
  if (refusal === null) return done('withdrawal_recorded');
  const problem = tryLifeChange(writeDb(), { ...told, change: (facts) => life.withdraw(facts, withdrawal) });
  return refused(form, refusal, refusal === 'already_withdrawn' ? 'withdrawnOn' : lastOf(problem?.field));
}

/** The form as it is given back: with its rows closed up, so that what is wrong stands at the right one. */
function givenBack(form: FormData, fields: LifeFields): FormData {
  const given = new FormData();
  const rows = [...form.keys()].filter((name) => /^(mandateExtensions|restructurings|successors|texts)\./.test(name));
  for (const name of rows) given.set(name, '');
  for (const [name, text] of Object.entries(fields)) given.set(name, text);
  given.set('reason', String(form.get('reason') ?? ''));
  return given;
}

function lastOf(path: string | undefined): string | null {
  return path?.split('.').at(-1) || null;
}
