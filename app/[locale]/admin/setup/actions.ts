'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { hashPassword, refuseChosenPassword } from '@/auth/passwords';
import { signIn } from '@/auth/signed-in';
import { hashToken } from '@/auth/tokens';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { setupLinkWorks } from '@/db/queries/one-time-links';
import { setUpFirstAdministrator } from '@/db/writes/one-time-links';
import { isLocale, sourceLocale } from '@/domain/locale';
import { emailAddress, personName, readForm, refused, typedPassword } from '../form-answer';
import type { FormState } from '../form-state';

const fields = z.object({ name: personName, email: emailAddress, password: typedPassword });

/** Makes the first administrator for whoever holds the link that `npm start` prints, and signs them in. */
export async function setUpRooms(address: string, token: string, _: FormState, form: FormData): Promise<FormState> {
  const locale = isLocale(address) ? address : sourceLocale;
  const tokenHash = hashToken(String(token));
  if (!setupLinkWorks(queryDb(), tokenHash, now())) return refused(form, 'link_invalid');
  const read = readForm(form, fields);
  if (!read.ok) return read.state;
  const { name, email, password } = read.fields;
  const refusal = refuseChosenPassword(password, { name, email, hasSecondFactor: false });
  if (refusal !== null) return refused(form, refusal, 'password');
  const account = { name, email, locale, passwordHash: await hashPassword(password) };
  const made = setUpFirstAdministrator(writeDb(), tokenHash, account, now());
  if (made === 'link_invalid') return refused(form, made);
  await signIn(made);
  redirect(`/${locale}/admin`);
}
