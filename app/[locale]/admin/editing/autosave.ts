import { z } from 'zod';
import { findWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { findOthersPresent } from '@/db/queries/drafts';
import { notePresence, refuseFields, saveDraft } from '@/db/writes/drafts';
import { isLocale, sourceLocale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { plainText } from '@/domain/text-fields';
import { writeInstant } from '@/i18n/dates';
import type { AutosaveAnswer } from './editor-state';
import { findTexts } from './find-texts';
import { heldFrom, partFrom } from './subject';

const request = z.object({
  seen: z.int().min(0),
  basedOn: z.int().min(0),
  madeFrom: z.int().nullable(),
  fields: z.record(z.string(), z.string()).nullable(),
});

/** How long somebody counts as present after they were last seen, in milliseconds. */
export const presenceLasts = 90_000;

/** Keeps what somebody types, a moment after they stop, and tells them who else is there. Typing is use: the session goes on. */
export async function autosave(address: string, subject: string, place: string, sent: Request): Promise<Response> {
  const at = now();
  const answer = (status: number, what: Partial<AutosaveAnswer> & Pick<AutosaveAnswer, 'is'>) => {
    const written = writeInstant(at.toISOString(), isLocale(address) ? address : sourceLocale);
    return Response.json({ version: 0, others: [], at: written, ...what } satisfies AutosaveAnswer, { status });
  };
  const who = await findWho();
  if (who === null) return answer(401, { is: 'signed_out' });
  const of = heldFrom(subject);
  const part = partFrom(place);
  if (of === null || part === null) return answer(404, { is: 'refused' });
  const read = request.safeParse(await sent.json().catch(() => null));
  if (!read.success) return answer(400, { is: 'refused' });
  if (!may(who, 'draft', part)) return answer(403, { is: 'refused' });
  const by = { accountId: who.accountId, at };
  const before = new Date(at.getTime() - presenceLasts);
  notePresence(writeDb(), of, part, by, before);
  const others = findOthersPresent(queryDb(), of, part, who.accountId, before).map(({ name, since }) => ({
    name,
    since: writeInstant(since, isLocale(address) ? address : sourceLocale),
  }));
  const { fields, seen, basedOn, madeFrom } = read.data;
  if (fields === null) return answer(200, { is: 'present', others });
  const known = findTexts(queryDb(), of, part).fields;
  const content = Object.fromEntries(
    Object.entries(known).map(([name, text]) => [name, fields[name] === undefined ? text : plainText(fields[name])]),
  );
  if (refuseFields(content) !== null) return answer(422, { is: 'refused', others });
  const saved = saveDraft(writeDb(), { of, part, seen, basedOn, madeFrom, content }, by);
  switch (saved.is) {
    case 'refused':
      return answer(saved.why === 'missing' ? 404 : 403, { is: 'refused', others });
    case 'stale':
      return answer(409, { is: 'stale', version: saved.now?.version ?? 0, others });
    default:
      return answer(200, { is: saved.is, version: saved.version, others });
  }
}
