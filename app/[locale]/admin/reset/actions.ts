'use server';

import { redirect } from 'next/navigation';
import { isLocale, sourceLocale } from '@/domain/locale';
import { choosePassword } from '../choose-password-action';
import type { FormState } from '../form-state';

/** Lets the owner of a link choose a new password, and sends them to the door: they sign in with it, and with their second factor. */
export async function chooseNewPassword(
  locale: string,
  token: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const owned = await choosePassword('reset', token, form);
  if (typeof owned !== 'number') return owned;
  redirect(`/${isLocale(locale) ? locale : sourceLocale}/admin/sign-in`);
}
