'use server';

import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { writeDb } from '@/db/client';
import { changeSettings } from '@/db/writes/settings';
import { done, refused } from '../form-answer';
import type { FormState } from '../form-state';

/** Changes what is decided about the rooms. */
export async function changeRoomSettings(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'change_settings');
  const chosen = form instanceof FormData ? form.getAll('settings') : [];
  const settings = {
    secondFactorRequired: chosen.includes('secondFactorRequired'),
    ownChangesApprovable: chosen.includes('ownChangesApprovable'),
  };
  const refusal = changeSettings(writeDb(), settings, { accountId: who.accountId, at: now() });
  return refusal === null ? done('saved') : refused(form, refusal);
}
