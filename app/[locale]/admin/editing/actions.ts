'use server';

import { z } from 'zod';
import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { findDraft } from '@/db/queries/drafts';
import type { Held } from '@/db/queries/revisions';
import { type Drafter, discardDraft, moveDraft, refuseFields, saveDraft } from '@/db/writes/drafts';
import { declareStillRight } from '@/db/writes/publish-drafts';
import type { DraftMove } from '@/domain/draft';
import type { Locale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import type { TextFields } from '@/domain/text-fields';
import { done, line, ownNumber, readForm, refused } from '../form-answer';
import type { DoneCode, FormState, ProblemCode } from '../form-state';
import { type EditorState, unsent } from './editor-state';
import { findTexts } from './find-texts';
import { sentComments } from './sent-comments';
import { sentFields, takenFields } from './sent-fields';
import { heldFrom, partFrom } from './subject';

const wishes = ['save', 'submit', 'withdraw', 'send_back', 'approve', 'discard', 'still_right'] as const;

const fields = z.object({
  wish: z.enum(wishes, { error: 'text_wrong' }),
  seen: ownNumber,
  basedOn: ownNumber,
  /** The revision whose source text stood beside the translation; nothing where the text is the source. */
  madeFrom: z
    .string({ error: 'text_wrong' })
    .regex(/^\d{0,15}$/, { error: 'text_wrong' })
    .transform((text) => (text === '' ? null : Number(text))),
  note: line(2_000).nullable(),
  reviewer: z
    .string({ error: 'text_wrong' })
    .regex(/^\d{0,15}$/, { error: 'text_wrong' })
    .nullable(),
});

/**
 * Everything that the editor of a locale's texts can ask for: keeping a draft, handing it over, sending it back, approving it, throwing
 * it away, and saying that a translation is still right. One action, because without JavaScript a form shows an answer only while its
 * action is the same.
 */
export async function editTexts(
  address: string,
  subject: string,
  place: string,
  _: EditorState,
  form: FormData,
): Promise<EditorState> {
  const who = await requireWho(address, 'enter_rooms');
  const of = heldFrom(subject);
  const part = partFrom(place);
  if (of === null || part === null) return refuse(form, 'missing');
  const texts = findTexts(queryDb(), of, part);
  const mine = sentFields(form, texts.fields);
  const read = readForm(form, fields);
  if (!read.ok) return { ...unsent, ...read.state, sent: said(form), mine, seen: sentNumber(form, 'seen') };
  const { wish, seen, basedOn, madeFrom, note, reviewer } = read.fields;
  const by = { accountId: who.accountId, at: now() };
  // Reading Markdown takes time, and is done for those alone who may keep it; to the others saving is refused, whatever it holds.
  const wrong = may(who, 'draft', part) ? refuseFields(mine) : null;
  if (wrong !== null) return { ...refuse(form, wrong.why, wrong.field), mine, seen, basedOn };
  switch (wish) {
    case 'still_right': {
      const refusal = declareStillRight(writeDb(), of, part, madeFrom ?? texts.latest, by);
      const kept = { seen, basedOn, mine };
      return refusal === null ? { ...unsent, ...done('still_right'), ...kept } : { ...refuse(form, refusal), ...kept };
    }
    case 'discard': {
      const draft = findDraft(queryDb(), of, part);
      const refusal = draft === null ? null : discardDraft(writeDb(), draft.id, seen, by);
      if (refusal !== null) return { ...refuse(form, refusal), mine, seen, basedOn };
      const { published, latest } = texts;
      const gone = { mine: published, kept: true, taken: Object.keys(published), seen: 0, basedOn: latest };
      return { ...unsent, ...done('draft_discarded'), ...gone };
    }
    case 'save':
      return keep({ of, part, seen, basedOn, madeFrom, mine }, by, form);
    case 'submit': {
      const kept = keep({ of, part, seen, basedOn, madeFrom, mine }, by, form);
      if (kept.problem !== null && kept.problem.code !== 'unchanged') return kept;
      return move('submit', { of, part, kept, note, reviewerId: reviewer ? Number(reviewer) : null }, by, form);
    }
    default: {
      const kept = { ...unsent, seen, basedOn, mine };
      return move(wish, { of, part, kept, note, reviewerId: null }, by, form);
    }
  }
}

type Kept = { readonly of: Held; readonly part: Locale; readonly seen: number; readonly basedOn: number };

function keep(
  { of, part, seen, basedOn, madeFrom, mine }: Kept & { readonly madeFrom: number | null; readonly mine: TextFields },
  by: Drafter,
  form: FormData,
): EditorState {
  // What somebody else has saved and this person takes: it is what they were shown, or the save is stale.
  const taken = takenFields(form, findTexts(queryDb(), of, part).fields);
  const content = { ...mine, ...taken };
  const saved = saveDraft(writeDb(), { of, part, seen, basedOn, madeFrom, content }, by);
  const kept = { mine: content, kept: true, taken: Object.keys(taken), basedOn };
  switch (saved.is) {
    case 'refused':
      return { ...refuse(form, saved.why), mine, seen, basedOn };
    case 'unchanged':
      return { ...refuse(form, 'unchanged'), ...kept, seen: saved.version };
    case 'saved':
      return {
        ...unsent,
        ...done(saved.lapsed ? 'draft_saved_lapsed' : 'draft_saved'),
        ...kept,
        seen: saved.version,
        sent: said(form),
      };
    case 'stale': {
      const texts = findTexts(queryDb(), of, part);
      return {
        ...refuse(form, 'draft_stale'),
        seen: texts.draft?.version ?? 0,
        basedOn: texts.latest,
        mine,
        theirs: {
          fields: texts.fields,
          by: texts.draft?.savedByName ?? null,
          at: texts.draft?.savedAt ?? null,
        },
      };
    }
  }
}

function move(
  wish: DraftMove,
  moved: Omit<Kept, 'seen' | 'basedOn'> & {
    readonly kept: EditorState;
    readonly note: string | null;
    readonly reviewerId: number | null;
  },
  by: Drafter,
  form: FormData,
): EditorState {
  const draft = findDraft(queryDb(), moved.of, moved.part);
  const { mine, kept: stored, taken, seen, basedOn } = moved.kept;
  const kept = { mine, kept: stored, taken, seen, basedOn };
  if (draft === null) return { ...refuse(form, 'draft_none'), ...kept };
  const handOver = {
    seen: moved.kept.seen ?? draft.version,
    note: moved.note?.trim() || null,
    reviewerId: moved.reviewerId,
    comments: wish === 'approve' || wish === 'send_back' ? sentComments(form, Object.keys(mine ?? {})) : [],
  };
  const refusal = moveDraft(writeDb(), draft.id, wish, handOver, by);
  if (refusal === null) return { ...moved.kept, ...done(`draft_${wish}` satisfies DoneCode), theirs: null };
  return { ...refuse(form, refusal === 'stale' ? 'draft_stale' : refusal), ...kept };
}

/** A number that the site itself put into the form, where the rest of it cannot be read. */
function sentNumber(form: unknown, name: string): number | null {
  return ownNumber.safeParse(form instanceof FormData ? form.get(name) : null).data ?? null;
}

function refuse(form: FormData, code: ProblemCode, field: string | null = null): EditorState {
  return { ...unsent, ...refused(form, code, field), sent: said(form) };
}

/** What somebody has written to others and not said yet, given back so that it is not lost. */
function said(form: unknown): FormState['sent'] {
  const { sent } = refused(form, 'text_wrong');
  return Object.fromEntries(Object.entries(sent).filter(([name]) => /^(note|reviewer|comment(\..*)?)$/.test(name)));
}
