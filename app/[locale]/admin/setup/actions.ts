'use server';

import { redirect } from 'next/navigation';
import { hashPassword, refuseChosenPassword } from '@/auth/passwords';
import { signIn } from '@/auth/signed-in';
import { hashToken } from '@/auth/tokens';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { worksStill } from '@/db/queries/one-time-links';
import { setUpFirstAdministrator } from '@/db/writes/one-time-links';
import { isLocale, sourceLocale } from '@/domain/locale';
import type { PasswordRefusal } from '@/domain/password';
import { setupFields } from './fields';

export type SetupProblem = PasswordRefusal | 'name_missing' | 'email_wrong' | 'link_invalid';

/** What the form shows after an attempt that did not succeed; never the password. */
export type SetupState = { readonly name: string; readonly email: string; readonly problem: SetupProblem | null };

/** Makes the first administrator for whoever holds the link that `npm start` prints, and signs them in. */
export async function setUpRooms(address: string, token: string, _: SetupState, form: FormData): Promise<SetupState> {
  const locale = isLocale(address) ? address : sourceLocale;
  const fields = setupFields(form);
  const refused = (problem: SetupProblem): SetupState => ({
    name: fields.name ?? '',
    email: fields.email ?? '',
    problem,
  });
  if (!worksStill(queryDb(), hashToken(token), 'setup', now())) return refused('link_invalid');
  if (fields.name === null) return refused('name_missing');
  if (fields.email === null) return refused('email_wrong');
  const { name, email, password } = fields;
  const refusal = refuseChosenPassword(password, { name, email });
  if (refusal !== null) return refused(refusal);
  const account = { name, email, locale, passwordHash: await hashPassword(password) };
  const made = setUpFirstAdministrator(writeDb(), hashToken(token), account, now());
  if (made === 'link_invalid') return refused(made);
  await signIn(made);
  redirect(`/${locale}/admin`);
}
