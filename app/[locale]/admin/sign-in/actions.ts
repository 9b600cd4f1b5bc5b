'use server';

import { redirect } from 'next/navigation';
import { attemptCode, attemptSignIn } from '@/auth/attempt-sign-in';
import { addressOfRequest, attemptFrom, findWhoWaits, signIn, waitForSecondFactor } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { findAccount } from '@/db/queries/accounts';
import { isLocale, sourceLocale } from '@/domain/locale';
import { readForm, refused } from '../form-answer';
import type { FormState } from '../form-state';
import { codeFields, signInFields } from './fields';

/** Signs in whoever knows an account's password. Answers alike, and takes as long, for an address that has no account. */
export async function signInToRooms(locale: string, _: FormState, form: FormData): Promise<FormState> {
  const read = readForm(form, signInFields);
  const { email, password } = read.ok ? read.fields : { email: '', password: '' };
  const attempt = await attemptSignIn(await attemptFrom(email), password);
  if (attempt.is === 'wait') return refused(form, 'wait', null, { minutes: Math.ceil(attempt.seconds / 60) });
  if (attempt.is === 'wrong') return refused(form, 'sign_in_wrong');
  if (attempt.asksForCode) {
    await waitForSecondFactor(attempt.accountId);
    redirect(`/${isLocale(locale) ? locale : sourceLocale}/admin/sign-in/second-factor`);
  }
  return enter(attempt.accountId);
}

/** Signs in whoever, their password having been right, shows their second factor. */
export async function passSecondFactor(locale: string, _: FormState, form: FormData): Promise<FormState> {
  const accountId = await findWhoWaits();
  if (accountId === null) redirect(`/${isLocale(locale) ? locale : sourceLocale}/admin/sign-in`);
  const read = readForm(form, codeFields);
  if (!read.ok) return read.state;
  const attempt = await attemptCode(accountId, await addressOfRequest(), read.fields.code);
  if (attempt.is === 'wait') return refused(form, 'wait', null, { minutes: Math.ceil(attempt.seconds / 60) });
  if (attempt.is === 'wrong') return refused(form, 'code_wrong', 'code');
  return enter(accountId);
}

async function enter(accountId: number): Promise<never> {
  await signIn(accountId);
  redirect(`/${findAccount(queryDb(), accountId)?.locale ?? sourceLocale}/admin`);
}
