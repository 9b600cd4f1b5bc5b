'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { requireWho } from '@/auth/signed-in';
import { instantAt, now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { subjectOf } from '@/db/writes/drafts';
import { publishDrafts } from '@/db/writes/publish-drafts';
import { setReviewDate } from '@/db/writes/review-dates';
import { cancelSchedule, schedulePublication } from '@/db/writes/schedules';
import { isLocale, sourceLocale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { heldFrom } from '../../editing/subject';
import { done, line, ownNumber, readForm, refused } from '../../form-answer';
import type { FormState } from '../../form-state';

const fields = z.object({
  wish: z.enum(['publish', 'schedule'], { error: 'text_wrong' }),
  drafts: z.array(z.string({ error: 'text_wrong' }).regex(/^\d{1,15}@\d{1,9}$/, { error: 'text_wrong' })),
  setAside: z.array(line(100)),
  setAsideReason: line(500).nullable(),
  reason: line(500).nullable(),
  at: line(30).nullable(),
});

/** Publishes approved drafts of a subject as one change, now or at an instant to come. */
export async function publishChosen(
  address: string,
  subject: string,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  const who = await requireWho(address, 'publish');
  const of = heldFrom(subject);
  if (of === null) return refused(form, 'missing');
  const read = readForm(form, fields, ['drafts', 'setAside']);
  if (!read.ok) return read.state;
  const { wish, setAside, setAsideReason, at } = read.fields;
  const by = { accountId: who.accountId, at: now() };
  const drafts = read.fields.drafts.map((text) => {
    const [id, version] = text.split('@').map(Number);
    return { id: id ?? 0, version: version ?? 0 };
  });
  const publication = { of, drafts, reason: read.fields.reason?.trim() || null };
  if (wish === 'schedule') {
    const publishAt = instantAt(at ?? '');
    if (publishAt === null) return refused(form, 'instant_wrong', 'at');
    const refusal = schedulePublication(writeDb(), publication, publishAt, by);
    if (refusal === null) return done('scheduled');
    return refused(form, refusal, refusal.startsWith('instant_') ? 'at' : null);
  }
  const reason = setAsideReason?.trim() ?? '';
  if (setAside.length > 0 && reason === '') return refused(form, 'set_aside_reason_missing', 'setAsideReason');
  const refusal = publishDrafts(
    writeDb(),
    { ...publication, setAside: setAside.length === 0 ? null : { fields: setAside, reason } },
    by,
  );
  if (refusal !== null) return refused(form, refusal);
  // With a new slug the page that was sent from has moved.
  const slug = subjectOf(queryDb(), of);
  if (of !== 'common' && slug !== subject) {
    redirect(pathOf(isLocale(address) ? address : sourceLocale, `/admin${operationPath(slug)}`));
  }
  return done('published');
}

/** Cancels a publication that is scheduled. */
export async function cancelPublication(address: string, id: number, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'publish');
  const refusal = cancelSchedule(writeDb(), Number(id), { accountId: who.accountId, at: now() });
  return refusal === null ? done('schedule_cancelled') : refused(form, refusal);
}

const reviewFields = z.object({ reviewOn: line(10), operation: ownNumber });

/** Sets the day on which a profile comes back to somebody's desk. */
export async function setReviewDay(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'enter_rooms');
  const read = readForm(form, reviewFields);
  if (!read.ok) return read.state;
  const { operation, reviewOn } = read.fields;
  const by = { accountId: who.accountId, at: now() };
  const refusal = setReviewDate(writeDb(), operation, reviewOn === '' ? null : reviewOn, by);
  return refusal === null ? done('saved') : refused(form, refusal, refusal === 'date_wrong' ? 'reviewOn' : null);
}
