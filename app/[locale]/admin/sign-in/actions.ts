'use server';

import { redirect } from 'next/navigation';
import { attemptCode, attemptSignIn } from '@/auth/attempt-sign-in';
import { attemptFrom, findWhoWaits, placeOfRequest, signIn, waitForSecondFactor } from '@/auth/signed-in';
import { doorAddress, readWayBack } from '@/auth/way-back';
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
    if (!(await waitForSecondFactor(attempt.accountId, attempt.passwordHash))) return refused(form, 'sign_in_wrong');
    redirect(doorAddress(isLocale(locale) ? locale : sourceLocale, wayBackIn(form), '/second-factor'));
  }
  return enter(attempt.accountId, attempt.passwordHash, form);
}

/** Signs in whoever, their password having been right, shows their second factor. */
export async function passSecondFactor(locale: string, _: FormState, form: FormData): Promise<FormState> {
  const waiting = await findWhoWaits();
  if (waiting === null) redirect(doorAddress(isLocale(locale) ? locale : sourceLocale, wayBackIn(form)));
  const read = readForm(form, codeFields);
  if (!read.ok) return read.state;
  const { accountId, sessionHash, passwordHash } = waiting;
  const attempt = await attemptCode(accountId, await placeOfRequest(accountId), read.fields.code, sessionHash);
  if (attempt.is === 'wait') return refused(form, 'wait', null, { minutes: Math.ceil(attempt.seconds / 60) });
  if (attempt.is === 'wrong') return refused(form, 'code_wrong', 'code');
  return enter(accountId, passwordHash, form);
}

/** Lets somebody in: to where they were sent from, else to their desk, in their language. */
async function enter(accountId: number, passwordHash: string | null, form: unknown): Promise<FormState> {
  if (!(await signIn(accountId, passwordHash))) return refused(form, 'sign_in_wrong');
  redirect(wayBackIn(form) ?? `/${findAccount(queryDb(), accountId)?.locale ?? sourceLocale}/admin`);
}

function wayBackIn(form: unknown): string | null {
  return form instanceof FormData ? readWayBack(form.get('next')) : null;
}
