'use server';

import { redirect } from 'next/navigation';
import { signIn } from '@/auth/signed-in';
import { isLocale, sourceLocale } from '@/domain/locale';
import { choosePassword } from '../choose-password-action';
import type { FormState } from '../form-state';

/** Lets an invited person choose their password, and signs them in. */
export async function acceptInvitation(
  locale: string,
  token: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const owned = await choosePassword('invitation', token, form);
  if (typeof owned !== 'number') return owned;
  await signIn(owned);
  redirect(`/${isLocale(locale) ? locale : sourceLocale}/admin`);
}
