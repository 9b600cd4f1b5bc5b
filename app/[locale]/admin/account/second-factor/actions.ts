'use server';

import { z } from 'zod';
import { confirmPassword } from '@/auth/confirm-password';
import { hashRecoveryCode, newRecoveryCodes, newSecret, openSecret, sealSecret, stepOf } from '@/auth/second-factor';
import { placeOfRequest, requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { findSecondFactor } from '@/db/queries/second-factors';
import type { SignedIn } from '@/db/queries/sessions';
import { findSettings } from '@/db/queries/settings';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
} from '@/db/writes/second-factors';
import { standsAlone } from '@/domain/password';
import { mustHaveSecondFactor } from '@/domain/permissions';
import { done, line, readForm, refused, typedPassword } from '../../form-answer';
import type { FormState } from '../../form-state';

const passwordFields = z.object({ currentPassword: typedPassword });

const wishes = z.object({ wish: z.enum(['start', 'confirm', 'renew'], { error: 'text_wrong' }) });

/**
 * One step of setting a second factor up: starting, showing the first code, and later making new recovery codes. One action for all,
 * because without JavaScript a form shows an answer only while its action is the same.
 */
export async function changeSecondFactor(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'keep_own_account');
  const read = readForm(form, wishes);
  if (!read.ok) return read.state;
  switch (read.fields.wish) {
    case 'start':
      return start(who, form);
    case 'confirm':
      return confirmFirstCode(who.accountId, form);
    case 'renew':
      return renew(who.accountId, form);
  }
}

/**
 * Makes a secret for the person's app, for whoever knows the password; nothing asks for its codes until they have shown one. Somebody who
 * must set it up before anything else is not asked: they have just come in by it.
 */
async function start({ accountId, lacksSecondFactor }: SignedIn, form: FormData): Promise<FormState> {
  if (!lacksSecondFactor) {
    const read = readForm(form, passwordFields);
    if (!read.ok) return read.state;
    const confirmed = await confirmPassword(accountId, await placeOfRequest(accountId), read.fields.currentPassword);
    if (confirmed !== null) return refused(form, confirmed, 'currentPassword');
  }
  const refusal = beginSecondFactor(writeDb(), accountId, sealSecret(newSecret(), accountId));
  return refusal === null ? done('second_factor_begun') : refused(form, refusal);
}

const codeFields = z.object({ code: line(20, 'code_wrong') });

/** Asks for the second factor from now on, once the person has shown a code of it; shows the recovery codes, this once. */
function confirmFirstCode(accountId: number, form: FormData): FormState {
  const read = readForm(form, codeFields);
  if (!read.ok) return read.state;
  const found = findSecondFactor(queryDb(), accountId);
  if (found === null) return refused(form, 'second_factor_none');
  if (found.confirmed) return refused(form, 'second_factor_there');
  const step = stepOf(openSecret(found.sealedSecret, accountId), read.fields.code, now());
  if (step === null) return refused(form, 'code_wrong', 'code');
  const codes = newRecoveryCodes();
  const refusal = confirmSecondFactor(writeDb(), accountId, { step, codeHashes: codes.map(hashRecoveryCode) }, now());
  return refusal === null ? done('second_factor_set_up', codes) : refused(form, refusal);
}

/** Makes new recovery codes for whoever knows the password, and shows them, this once. */
async function renew(accountId: number, form: FormData): Promise<FormState> {
  const read = readForm(form, passwordFields);
  if (!read.ok) return read.state;
  const confirmed = await confirmPassword(accountId, await placeOfRequest(accountId), read.fields.currentPassword);
  if (confirmed !== null) return refused(form, confirmed, 'currentPassword');
  if (!findSecondFactor(queryDb(), accountId)?.confirmed) return refused(form, 'second_factor_none');
  const codes = newRecoveryCodes();
  renewRecoveryCodes(writeDb(), accountId, codes.map(hashRecoveryCode), now());
  return done('codes_renewed', codes);
}

/** Stops asking for the second factor, where it is not required and the password is long enough to stand alone. */
export async function dropSecondFactor(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'keep_own_account');
  const read = readForm(form, passwordFields);
  if (!read.ok) return read.state;
  const confirmed = await confirmPassword(
    who.accountId,
    await placeOfRequest(who.accountId),
    read.fields.currentPassword,
  );
  if (confirmed !== null) return refused(form, confirmed, 'currentPassword');
  if (mustHaveSecondFactor(who.roles, findSettings(queryDb()))) return refused(form, 'second_factor_required');
  if (!standsAlone(read.fields.currentPassword)) return refused(form, 'password_too_short_alone', 'currentPassword');
  removeSecondFactor(writeDb(), who.accountId, { accountId: who.accountId, at: now() });
  return done('second_factor_removed');
}
