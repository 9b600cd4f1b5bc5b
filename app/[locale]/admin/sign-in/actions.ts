'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { attemptSignIn } from '@/auth/attempt-sign-in';
import { signIn } from '@/auth/signed-in';
import { isLocale } from '@/domain/locale';
import { signInFields } from './fields';

/** What the form shows after an attempt that did not succeed; never the password. */
export type SignInState = {
  readonly email: string;
  readonly problem: 'wrong' | 'wait' | null;
  readonly minutes: number;
};

/** Signs in whoever knows an account's password. Answers alike, and takes as long, for an address that has no account. */
export async function signInToRooms(locale: string, _: SignInState, form: FormData): Promise<SignInState> {
  const parsed = signInFields.safeParse({ email: form.get('email'), password: form.get('password') });
  const email = parsed.success ? parsed.data.email : '';
  const address = (await headers()).get('x-where-we-are-address') ?? '';
  const attempt = await attemptSignIn({ email, address }, parsed.success ? parsed.data.password : '');
  if (attempt.is === 'wait') return { email, problem: 'wait', minutes: Math.ceil(attempt.seconds / 60) };
  if (attempt.is === 'wrong') return { email, problem: 'wrong', minutes: 0 };
  await signIn(attempt.accountId);
  redirect(`/${isLocale(locale) ? locale : 'en'}/admin`);
}
