import { and, eq, inArray, isNull } from 'drizzle-orm';
import {
  type DraftMove,
  draftMoves,
  isTranslation,
  localeOfPart,
  type MoveRefusal,
  type PartName,
  refuseMove,
} from '../../domain/draft';
import { factGroups } from '../../domain/fact-groups';
import { may } from '../../domain/permissions';
import { isOneLine, missingFields, refuseText, type TextFields, type TextRefusal } from '../../domain/text-fields';
import type { Db } from '../client';
import { findStanding } from '../queries/accounts';
import { type Draft, findAuthors, findDraft, findDraftById } from '../queries/drafts';
import {
  type CommonContent,
  contentNow,
  exists,
  findLatestNumber,
  findRevision,
  type Held,
  type OperationContent,
  partOf,
} from '../queries/revisions';
import { findSettings } from '../queries/settings';
import { fieldsIn } from '../queries/texts';
import * as t from '../schema';
import type { By } from './accounts';
import { atOnce } from './at-once';
import { appendToAudit } from './audit';
import { isSafeMarkdown } from './safe-markdown';

/** Somebody who drafts, reviews or publishes. */
export type Drafter = By & { readonly accountId: number };

/** What somebody wants to keep. */
export type Save = {
  readonly of: Held;
  readonly part: PartName;
  /** The version that they saw; 0 where nobody was editing the part. */
  readonly seen: number;
  /** The revision that they saw published. */
  readonly basedOn: number;
  /** The revision of the source text that a translation is made from. */
  readonly madeFrom: number | null;
  /** The text's fields, or the facts. */
  readonly content: unknown;
};

/** What came of it. `stale`: somebody else has saved or published meanwhile; nothing was written, and theirs is `now`. */
export type Saved =
  | { readonly is: 'saved'; readonly version: number; readonly lapsed: boolean }
  | { readonly is: 'unchanged'; readonly version: number }
  | { readonly is: 'stale'; readonly now: Draft | null }
  | { readonly is: 'refused'; readonly why: 'forbidden' | 'missing' };

/**
 * Keeps a draft as its next version. Whatever it was on its way to, it is a draft again: an approval and a schedule lapse. What is
 * published already, and what was saved already, is `'unchanged'` and not kept again. Whoever publishes may begin one too, but only by
 * bringing a revision back: `permission` says so.
 */
export function saveDraft(db: Db, save: Save, by: Drafter, permission: 'draft' | 'publish' = 'draft'): Saved {
  return atOnce(db, (): Saved => {
    const { of, part, seen } = save;
    const standing = findStanding(db, by.accountId);
    if (standing === null || !may(standing, permission, localeOfPart(part))) return { is: 'refused', why: 'forbidden' };
    if (!exists(db, of) || !isMadeFromWhatThereIs(db, save)) return { is: 'refused', why: 'missing' };
    const now = findDraft(db, of, part);
    const published = publishedPart(db, of, part);
    const content = part === 'facts' ? save.content : withoutUnusedNames(save.content as TextFields, published);
    if (now !== null && comparable(part, now.content) === comparable(part, content))
      return { is: 'unchanged', version: now.version };
    if ((now?.version ?? 0) !== seen || !isBasedOnPublished(db, save)) return { is: 'stale', now };
    if (now === null && comparable(part, content) === comparable(part, published))
      return { is: 'unchanged', version: 0 };
    return { is: 'saved', ...keep(db, { ...save, content }, now, by) };
  });
}

function keep(db: Db, { of, part, basedOn, madeFrom, content }: Save, now: Draft | null, { accountId, at }: Drafter) {
  const kept = JSON.stringify(content);
  const version = (now?.version ?? versionsCounted(db, of, part)) + 1;
  const savedAt = at.toISOString();
  const row = {
    operationId: of === 'common' ? null : of.operationId,
    part,
    basedOn,
    madeFrom,
    version,
    state: 'draft',
    content: kept,
    savedBy: accountId,
    savedAt,
    note: null,
    reviewerId: null,
  } as const;
  const { id } =
    now === null
      ? db.insert(t.drafts).values(row).returning().get()
      : db.update(t.drafts).set(row).where(eq(t.drafts.id, now.id)).returning().get();
  db.insert(t.draftVersions).values({ draftId: id, version, accountId, savedAt, content: kept }).run();
  const lapsed = now !== null && now.state !== 'draft';
  if (lapsed) lapseSchedules(db, id, at);
  return { version, lapsed };
}

/** Why a draft may not be handed over or decided on. */
export type HandOverRefusal = MoveRefusal | 'forbidden' | 'missing' | 'stale' | 'text_missing' | 'reviewer_wrong';

/** A hand-over: to whom, with what note, or back with what comments. */
export type HandOver = {
  /** The version that the person saw. */
  readonly seen: number;
  readonly note: string | null;
  readonly reviewerId: number | null;
  readonly comments: readonly { readonly field: string | null; readonly text: string }[];
};

/** Moves a draft along its way, or back. A text is complete before it is reviewed. */
export function moveDraft(
  db: Db,
  draftId: number,
  move: DraftMove,
  { seen, note, reviewerId, comments }: HandOver,
  by: Drafter,
): HandOverRefusal | null {
  return atOnce(db, () => {
    const draft = findDraftById(db, draftId);
    if (draft === null) return 'missing';
    const standing = findStanding(db, by.accountId);
    if (standing === null || !may(standing, draftMoves[move].needs, localeOfPart(draft.part))) return 'forbidden';
    if (draft.version !== seen) return 'stale';
    const authors = findAuthors(db, draftId);
    const comment = comments[0]?.text ?? null;
    const refusal = refuseMove(
      move,
      { state: draft.state, authors },
      { accountId: by.accountId, comment },
      findSettings(db),
    );
    if (refusal !== null) return refusal;
    if (move === 'submit' && draft.part !== 'facts' && missingFields(draft.content as TextFields).length > 0) {
      return 'text_missing';
    }
    if (reviewerId !== null && !mayReview(db, reviewerId)) return 'reviewer_wrong';
    db.update(t.drafts)
      .set({ state: draftMoves[move].to, ...(move === 'submit' ? { note, reviewerId } : {}) })
      .where(eq(t.drafts.id, draftId))
      .run();
    if (move === 'send_back') lapseSchedules(db, draftId, by.at);
    // What was said before has been answered by what is handed over now.
    if (move === 'submit') settleComments(db, draftId, by.at);
    const fields: readonly string[] =
      draft.part === 'facts' ? factGroups : Object.keys((draft.content ?? {}) as TextFields);
    for (const [index, { field, text }] of comments.entries()) {
      const said = comments.findIndex((other) => other.field === field) < index;
      if (move === 'submit' || move === 'withdraw' || said || (field !== null && !fields.includes(field))) continue;
      db.insert(t.draftComments)
        .values({ draftId, field, text, accountId: by.accountId, at: by.at.toISOString(), settledAt: null })
        .run();
    }
    appendToAudit(db, {
      ...by,
      action: move === 'approve' ? 'draft.approved' : move === 'send_back' ? 'draft.sent_back' : 'draft.handed_over',
      subject: subjectOf(db, draft.of),
      details: { parts: draft.part, version: seen },
    });
    return null;
  });
}

/** Throws a draft away; what is published stays as it is. */
export function discardDraft(
  db: Db,
  draftId: number,
  seen: number,
  by: Drafter,
): 'forbidden' | 'missing' | 'stale' | null {
  return atOnce(db, () => {
    const draft = findDraftById(db, draftId);
    if (draft === null) return 'missing';
    const standing = findStanding(db, by.accountId);
    if (standing === null || !may(standing, 'draft', localeOfPart(draft.part))) return 'forbidden';
    if (draft.version !== seen) return 'stale';
    lapseSchedules(db, draftId, by.at);
    db.delete(t.drafts).where(eq(t.drafts.id, draftId)).run();
    countOn(db, draft);
    appendToAudit(db, {
      ...by,
      action: 'draft.discarded',
      subject: subjectOf(db, draft.of),
      details: { parts: draft.part, version: seen },
    });
    return null;
  });
}

/** Remembers how far the versions of a part were counted, for the next draft of it to count on. */
function countOn(db: Db, { of, part, version }: Draft): void {
  const operationId = of === 'common' ? 0 : of.operationId;
  db.insert(t.discardedDrafts)
    .values({ operationId, part, version })
    .onConflictDoUpdate({ target: [t.discardedDrafts.operationId, t.discardedDrafts.part], set: { version } })
    .run();
}

/** How far the versions of a part had been counted when its last draft was thrown away; 0 where none was. */
function versionsCounted(db: Db, of: Held, part: PartName): number {
  const operationId = of === 'common' ? 0 : of.operationId;
  const row = db
    .select({ version: t.discardedDrafts.version })
    .from(t.discardedDrafts)
    .where(and(eq(t.discardedDrafts.operationId, operationId), eq(t.discardedDrafts.part, part)))
    .get();
  return row?.version ?? 0;
}

/** Notes that somebody has the editor of a part open. */
export function notePresence(db: Db, of: Held, part: PartName, { accountId, at }: Drafter, forgetAfter: Date): void {
  const operationId = of === 'common' ? 0 : of.operationId;
  const seenAt = at.toISOString();
  atOnce(db, () => {
    const here = and(
      eq(t.presences.operationId, operationId),
      eq(t.presences.part, part),
      eq(t.presences.accountId, accountId),
    );
    const before = db.select().from(t.presences).where(here).get();
    const stayed = before !== undefined && before.seenAt >= forgetAfter.toISOString();
    db.insert(t.presences)
      .values({ operationId, part, accountId, since: seenAt, seenAt })
      .onConflictDoUpdate({
        target: [t.presences.operationId, t.presences.part, t.presences.accountId],
        set: stayed ? { seenAt } : { since: seenAt, seenAt },
      })
      .run();
  });
}

/** Makes every schedule that waits and would publish a draft lapse. */
export function lapseSchedules(db: Db, draftId: number, at: Date): void {
  const ids = db
    .select({ id: t.schedules.id })
    .from(t.schedules)
    .innerJoin(t.scheduleParts, eq(t.scheduleParts.scheduleId, t.schedules.id))
    .where(and(eq(t.scheduleParts.draftId, draftId), eq(t.schedules.state, 'waiting')))
    .all()
    .map(({ id }) => id);
  if (ids.length === 0) return;
  db.update(t.schedules).set({ state: 'lapsed', endedAt: at.toISOString() }).where(inArray(t.schedules.id, ids)).run();
}

/** The field of a text that may not be kept, and why; `null` where all may. */
export function refuseFields(
  fields: TextFields,
): { readonly field: string; readonly why: TextRefusal | 'markdown_unsafe' } | null {
  for (const [field, text] of Object.entries(fields)) {
    const why = refuseText(field, text) ?? (isOneLine(field) || isSafeMarkdown(text) ? null : 'markdown_unsafe');
    if (why !== null) return { field, why };
  }
  return null;
}

/** What is published of a part, as a draft of it would hold it. */
export function publishedPart(db: Db, of: Held, part: PartName): unknown {
  return partAsDrafted(contentNow(db, of), part);
}

/** A part of published content, as a draft of it would hold it. */
export function partAsDrafted(content: OperationContent | CommonContent, part: PartName): unknown {
  if (part !== 'facts') return fieldsIn(content, part);
  return 'slug' in content ? { slug: content.slug, facts: content.facts } : null;
}

/** How the log and the desk call what is edited: an operation's slug, or `common`. */
export function subjectOf(db: Db, of: Held): string {
  const content = contentNow(db, of);
  return 'slug' in content ? content.slug : 'common';
}

/** Facts are the same whenever they last changed. */
function comparable(part: PartName, content: unknown): string {
  return JSON.stringify(content, (key, value: unknown) => (part === 'facts' && key === 'changedAt' ? '' : value));
}

/** A field that only a draft of facts has, for a name to come, is kept once something stands in it. */
function withoutUnusedNames(fields: TextFields, published: unknown): TextFields {
  const known = Object.keys((published ?? {}) as TextFields);
  return Object.fromEntries(Object.entries(fields).filter(([name, text]) => text !== '' || known.includes(name)));
}

function isBasedOnPublished(db: Db, { of, part, basedOn }: Save): boolean {
  const latest = findLatestNumber(db, of);
  if (basedOn === latest) return true;
  const seen = findRevision(db, of, basedOn)?.content;
  return seen !== undefined && JSON.stringify(partOf(seen, part)) === JSON.stringify(partOf(contentNow(db, of), part));
}

function mayReview(db: Db, accountId: number): boolean {
  const standing = findStanding(db, accountId);
  return standing !== null && may(standing, 'publish');
}

/** A translation is made from a revision that there is; everything else from none. */
function isMadeFromWhatThereIs(db: Db, { of, part, madeFrom }: Save): boolean {
  if (!isTranslation(part)) return madeFrom === null;
  return madeFrom !== null && findRevision(db, of, madeFrom) !== null;
}

function settleComments(db: Db, draftId: number, at: Date): void {
  db.update(t.draftComments)
    .set({ settledAt: at.toISOString() })
    .where(and(eq(t.draftComments.draftId, draftId), isNull(t.draftComments.settledAt)))
    .run();
}
