import { z } from 'zod';
import { findWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { writeDb } from '@/db/client';
import { findPlan } from '@/db/queries/plans';
import { mayPrepare, savePlanPart } from '@/db/writes/plans';
import { isLocale, sourceLocale } from '@/domain/locale';
import { plainText } from '@/domain/text-fields';
import { writeInstant } from '@/i18n/dates';
import type { AutosaveAnswer } from '../../../../editing/editor-state';
import { partFrom } from '../../../../editing/subject';
import { planIdFrom } from '../../../plan-fields';
import { planTexts } from '../../plan-texts';

type Context = { readonly params: Promise<{ readonly locale: string; readonly id: string; readonly part: string }> };

const request = z.object({ seen: z.int().min(0), fields: z.record(z.string(), z.string()).nullable() });

/** Keeps the texts of a plan while they are typed. Typing is use: the session goes on. */
export async function POST(sent: Request, { params }: Context): Promise<Response> {
  const { locale, id, part: place } = await params;
  const at = now();
  const answer = (status: number, what: Partial<AutosaveAnswer> & Pick<AutosaveAnswer, 'is'>) => {
    const written = writeInstant(at.toISOString(), isLocale(locale) ? locale : sourceLocale);
    return Response.json({ version: 0, others: [], at: written, ...what } satisfies AutosaveAnswer, { status });
  };
  const who = await findWho();
  if (who === null) return answer(401, { is: 'signed_out' });
  const part = partFrom(place);
  if (part !== null && !mayPrepare(who, part)) return answer(403, { is: 'refused' });
  const plan = findPlan(planIdFrom(id) ?? 0);
  if (part === null || plan === null) return answer(404, { is: 'refused' });
  const read = request.safeParse(await sent.json().catch(() => null));
  if (!read.success) return answer(400, { is: 'refused' });
  const { seen, fields } = read.data;
  if (fields === null) return answer(200, { is: 'present' });
  const typed = Object.fromEntries(
    Object.entries(planTexts(plan, part)).map(([name, text]) => [
      name,
      fields[name] === undefined ? text : plainText(fields[name]),
    ]),
  );
  const content = { ...plan.texts[part].content, ...typed };
  const saved = savePlanPart(writeDb(), { planId: plan.id, part, seen, content }, { accountId: who.accountId, at });
  switch (saved.is) {
    case 'saved':
    case 'unchanged':
      return answer(200, { is: saved.is, version: saved.version });
    case 'stale':
      return answer(409, { is: 'stale', version: plan.texts[part].version });
    case 'refused':
      return answer('field' in saved ? 422 : 403, { is: 'refused' });
  }
}
