'use server';

import { z } from 'zod';
import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { writeDb } from '@/db/client';
import { bringBack } from '@/db/writes/bring-back';
import { heldFrom } from '../editing/subject';
import { done, line, ownNumber, readForm, refused } from '../form-answer';
import type { FormState } from '../form-state';

const fields = z.object({
  revision: ownNumber,
  seen: ownNumber,
  reason: line(500, 'reason_missing').transform((text) => text.trim()),
});

/** Makes drafts of what a revision said. */
export async function bringRevisionBack(
  address: string,
  subject: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const who = await requireWho(address, 'enter_rooms');
  const of = heldFrom(subject);
  if (of === null) return refused(form, 'missing');
  const read = readForm(form, fields);
  if (!read.ok) return read.state;
  const { revision, seen, reason } = read.fields;
  const by = { accountId: who.accountId, at: now() };
  const refusal = bringBack(writeDb(), { of, number: revision, seen, reason }, by);
  if (refusal === null) return done('brought_back');
  const field = refusal === 'reason_missing' ? 'reason' : refusal === 'revision_missing' ? 'revision' : null;
  return refused(form, refusal, field);
}
