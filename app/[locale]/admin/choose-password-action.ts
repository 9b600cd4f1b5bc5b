import { z } from 'zod';
import { hashPassword, refuseChosenPassword } from '@/auth/passwords';
import { hashToken } from '@/auth/tokens';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { findLinkOwner } from '@/db/queries/one-time-links';
import { setPasswordByLink } from '@/db/writes/one-time-links';
import { readForm, refused, typedPassword } from './form-answer';
import type { FormState } from './form-state';

const fields = z.object({ password: typedPassword });

/** Gives the owner of a link the password they have chosen; answers whose it is, or what the form is to show. */
export async function choosePassword(
  purpose: 'invitation' | 'reset',
  token: unknown,
  form: FormData,
): Promise<number | FormState> {
  const tokenHash = hashToken(String(token));
  const owner = findLinkOwner(queryDb(), tokenHash, purpose, now());
  if (owner === null) return refused(form, 'link_invalid');
  const read = readForm(form, fields);
  if (!read.ok) return read.state;
  const refusal = refuseChosenPassword(read.fields.password, owner);
  if (refusal !== null) return refused(form, refusal, 'password');
  const passwordHash = await hashPassword(read.fields.password);
  const owned = setPasswordByLink(writeDb(), { tokenHash, purpose }, passwordHash, now());
  return owned === 'link_invalid' ? refused(form, owned) : owned;
}
