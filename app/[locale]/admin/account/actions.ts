'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { confirmPassword } from '@/auth/confirm-password';
import { hashPassword, refuseChosenPassword } from '@/auth/passwords';
import { placeOfRequest, requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { hasSecondFactor } from '@/db/queries/accounts';
import { changeOwnDetails, setPassword } from '@/db/writes/accounts';
import { endOtherSessions, endSession } from '@/db/writes/sessions';
import { locales } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { done, line, personName, readForm, refused, typedPassword } from '../form-answer';
import type { FormState } from '../form-state';

const detailFields = z.object({ name: personName, locale: z.enum(locales, { error: 'text_wrong' }) });

/** Changes a person's own name and the locale of their rooms. */
export async function changeOwnAccount(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'keep_own_account');
  const read = readForm(form, detailFields);
  if (!read.ok) return read.state;
  changeOwnDetails(writeDb(), who.accountId, read.fields, now());
  if (read.fields.locale !== address) redirect(pathOf(read.fields.locale, '/admin/account'));
  return done('saved');
}

const passwordFields = z.object({ currentPassword: typedPassword, password: typedPassword });

/** Changes a person's own password, for whoever knows the present one; every other session of theirs ends. */
export async function changeOwnPassword(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'keep_own_account');
  const read = readForm(form, passwordFields);
  if (!read.ok) return read.state;
  const { currentPassword, password } = read.fields;
  const confirmed = await confirmPassword(who.accountId, await placeOfRequest(who.accountId), currentPassword);
  if (confirmed !== null) return refused(form, confirmed, 'currentPassword');
  const owner = { ...who, hasSecondFactor: hasSecondFactor(queryDb(), who.accountId) };
  const refusal = refuseChosenPassword(password, owner);
  if (refusal !== null) return refused(form, refusal, 'password');
  const by = { accountId: who.accountId, at: now(), keepSession: who.sessionHash };
  setPassword(writeDb(), who.accountId, await hashPassword(password), by);
  return done('password_changed');
}

const sessionFields = z.object({ session: line(64) });

/** Ends one of a person's own sessions. */
export async function endOwnSession(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'keep_own_account');
  const read = readForm(form, sessionFields);
  if (!read.ok) return read.state;
  endSession(writeDb(), read.fields.session, now(), who.accountId);
  return done('session_ended');
}

/** Ends all of a person's own sessions but the one that asks. */
export async function endOtherOwnSessions(address: string, _: FormState, _form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'keep_own_account');
  endOtherSessions(writeDb(), who.accountId, who.sessionHash, now());
  return done('sessions_ended');
}
