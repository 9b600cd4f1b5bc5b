'use server';

import { z } from 'zod';
import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { writeDb } from '@/db/client';
import { addRedirect } from '@/db/writes/redirects';
import { done, line, ownNumber, readForm, refused } from '../form-answer';
import type { FormState } from '../form-state';

const fields = z.object({
  from: line(500, 'redirect_path_wrong').transform((text) => text.trim()),
  to: line(500, 'redirect_path_wrong').transform((text) => text.trim()),
  basedOn: ownNumber,
});

/** Leads an old address to a page. */
export async function leadAddress(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'manage_redirects');
  const read = readForm(form, fields);
  if (!read.ok) return read.state;
  const { from, to, basedOn } = read.fields;
  const by = { accountId: who.accountId, at: now(), basedOn, reason: null };
  const refusal = addRedirect(writeDb(), { from, to }, by);
  if (refusal === null) return done('redirect_saved');
  const field = refusal === 'redirect_from_page' ? 'from' : refusal.startsWith('redirect_') ? 'to' : null;
  return refused(form, refusal, field);
}
