'use server';

import { z } from 'zod';
import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { findDraft } from '@/db/queries/drafts';
import { type Drafter, discardDraft, moveDraft, saveDraft } from '@/db/writes/drafts';
import { addPlace } from '@/db/writes/places';
import { refuseFactsNow } from '@/db/writes/publish-facts';
import type { DraftMove } from '@/domain/draft';
import { factGroups } from '@/domain/fact-groups';
import { isLocale, type Locale, locales, sourceLocale } from '@/domain/locale';
import { sentComments } from '../../../editing/sent-comments';
import { heldFrom } from '../../../editing/subject';
import { done, line, ownNumber, readForm, refused } from '../../../form-answer';
import type { DoneCode, FormState, ProblemCode } from '../../../form-state';
import { fromFactFields, inOrder, sentFactFields, toFactFields, wrongPosition } from './fact-fields';
import type { FactFields } from './fact-rows';
import { type FactsState, spareRows, unsentFacts } from './facts-state';
import { findFacts, placeChoices } from './find-facts';

const wishes = ['rows', 'save', 'submit', 'withdraw', 'send_back', 'approve', 'discard'] as const;

const fields = z.object({
  wish: z.enum(wishes, { error: 'text_wrong' }),
  seen: ownNumber,
  basedOn: ownNumber,
  spare: ownNumber,
  note: line(2_000).nullable(),
  reviewer: z
    .string({ error: 'text_wrong' })
    .regex(/^\d{0,15}$/, { error: 'text_wrong' })
    .nullable(),
});

/**
 * Everything that the form of facts can ask for: more empty rows, keeping a draft, handing it over, sending it back, approving it,
 * throwing it away. One action, because without JavaScript a form shows an answer only while its action is the same.
 */
export async function editFacts(address: string, slug: string, _: FactsState, form: FormData): Promise<FactsState> {
  const who = await requireWho(address, 'enter_rooms');
  const of = heldFrom(slug);
  if (of === null || of === 'common') return refuse(form, 'missing');
  const mine = form instanceof FormData ? sentFactFields(form) : {};
  const read = readForm(form, fields);
  if (!read.ok) return { ...unsentFacts, ...read.state, sent: {}, mine };
  const { wish, seen, basedOn, spare, note, reviewer } = read.fields;
  const by = { accountId: who.accountId, at: now() };
  const asked = { of, locale: isLocale(address) ? address : sourceLocale, seen, basedOn, mine };
  const moved = { seen, note: note?.trim() || null, reviewerId: reviewer ? Number(reviewer) : null };
  switch (wish) {
    case 'rows':
      return { ...unsentFacts, done: 'rows_added', mine, seen, basedOn, spare: Math.min(spare, 100) + spareRows };
    case 'discard': {
      const draft = findDraft(queryDb(), of, 'facts');
      const refusal = draft === null ? 'draft_none' : discardDraft(writeDb(), draft.id, seen, by);
      return refusal === null ? { ...unsentFacts, ...done('draft_discarded') } : refuse(form, refusal);
    }
    case 'save':
      return keep(asked, by, form);
    case 'submit': {
      const kept = keep(asked, by, form);
      if (kept.problem !== null && kept.problem.code !== 'unchanged') return kept;
      return move('submit', asked, { ...moved, seen: kept.seen ?? seen }, by, form);
    }
    default:
      return move(wish, asked, moved, by, form);
  }
}

type Asked = {
  readonly of: { readonly operationId: number };
  readonly locale: Locale;
  readonly seen: number;
  readonly basedOn: number;
  readonly mine: FactFields;
};

function keep({ of, locale, seen, basedOn, mine }: Asked, by: Drafter, form: FormData): FactsState {
  const db = queryDb();
  const places = placeChoices(db, locale);
  const given = { mine, seen, basedOn };
  const content = fromFactFields(mine, findFacts(db, of.operationId).published, places, locale);
  const wrong = refuseFactsNow(db, of.operationId, content) ?? wrongPosition(mine);
  if (wrong !== null) return { ...refuse(form, wrong.why, wrong.field), ...given };
  const save = { of, part: 'facts', seen, basedOn, madeFrom: null, content: inOrder(content, mine) } as const;
  const saved = saveDraft(writeDb(), save, by);
  switch (saved.is) {
    case 'refused':
      return { ...refuse(form, saved.why), ...given };
    case 'unchanged':
      return { ...refuse(form, 'unchanged'), ...given, seen: saved.version };
    case 'saved':
      return {
        ...unsentFacts,
        ...done(saved.lapsed ? 'draft_saved_lapsed' : 'draft_saved'),
        seen: saved.version,
        basedOn,
      };
    case 'stale': {
      const { now: theirs, draft, latest } = findFacts(db, of.operationId);
      return {
        ...refuse(form, 'draft_stale'),
        mine,
        seen: draft?.version ?? 0,
        basedOn: latest,
        theirs: toFactFields(theirs, places, locale),
      };
    }
  }
}

function move(
  wish: DraftMove,
  { of, mine, basedOn }: Asked,
  { seen, ...handOver }: { readonly seen: number; readonly note: string | null; readonly reviewerId: number | null },
  by: Drafter,
  form: FormData,
): FactsState {
  const draft = findDraft(queryDb(), of, 'facts');
  if (draft === null) return { ...refuse(form, 'draft_none'), mine, seen, basedOn };
  const refusal = moveDraft(
    writeDb(),
    draft.id,
    wish,
    { ...handOver, seen, comments: sentComments(form, factGroups) },
    by,
  );
  if (refusal === null) return { ...unsentFacts, ...done(`draft_${wish}` satisfies DoneCode) };
  return { ...refuse(form, refusal === 'stale' ? 'wrong_state' : refusal), mine, seen, basedOn };
}

function refuse(form: FormData, code: ProblemCode, field: string | null = null): FactsState {
  return { ...unsentFacts, ...refused(form, code, field), sent: {} };
}

const decimal = line(20, 'place_coordinates_wrong')
  .transform((text) => text.trim().replace(',', '.').replace('−', '-'))
  .pipe(z.string().regex(/^-?\d{1,3}(\.\d{1,12})?$/, { error: 'place_coordinates_wrong' satisfies ProblemCode }))
  .transform(Number);

const name = line(300, 'place_name_wrong').transform((text) => text.trim().normalize('NFC'));

const placeFields = z.object({
  basedOn: ownNumber,
  key: line(60, 'place_key_wrong').transform((text) => text.trim()),
  latitude: decimal,
  longitude: decimal,
  geonames: line(12, 'place_geonames_wrong')
    .transform((text) => text.trim())
    .pipe(z.string().regex(/^\d{0,9}$/, { error: 'place_geonames_wrong' satisfies ProblemCode })),
  ...(Object.fromEntries(locales.map((locale) => [`name.${locale}`, name])) as Record<`name.${Locale}`, typeof name>),
});

/** Adds a place to those that the facts can name. */
export async function addKnownPlace(address: string, _: FormState, form: FormData): Promise<FormState> {
  const who = await requireWho(address, 'publish');
  const read = readForm(form, placeFields);
  if (!read.ok) return read.state;
  const { basedOn, key, latitude, longitude, geonames } = read.fields;
  const names = Object.fromEntries(locales.map((locale) => [locale, read.fields[`name.${locale}`]]));
  const place = { key, latitude, longitude, geonames: geonames === '' ? null : Number(geonames) };
  const by = { accountId: who.accountId, at: now(), basedOn };
  const refusal = addPlace(writeDb(), { ...place, names: names as Record<Locale, string> }, by);
  return refusal === null ? done('place_added') : refused(form, refusal.why, refusal.field);
}
