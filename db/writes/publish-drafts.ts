import { and, eq } from 'drizzle-orm';
import type { PartName } from '../../domain/draft';
import { isTranslation, localeOfPart } from '../../domain/draft';
import { type Locale, sourceLocale } from '../../domain/locale';
import { changedFields, fromFields, missingFields, type TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findDraft, findDraftById } from '../queries/drafts';
import { contentNow, findLatestNumber, findRevision, type Held, partOf } from '../queries/revisions';
import { fieldsIn, findTranslationState } from '../queries/texts';
import * as t from '../schema';
import { type Drafter, lapseSchedules, refuseFields } from './drafts';
import { writeTexts } from './operation-content';
import {
  type FactsPublishRefusal,
  formerNameDates,
  publishFacts,
  refuseNamelessNames,
  textsLetGo,
} from './publish-facts';
import { type DoorRefusal, record } from './record';

/** What is to be published as one change at one moment. */
export type Publication = {
  readonly of: Held;
  /** The drafts, each in the version that was approved. */
  readonly drafts: readonly { readonly id: number; readonly version: number }[];
  readonly reason: string | null;
  /** The fields of the source text whose change does not concern translations, and why. */
  readonly setAside: { readonly fields: readonly string[]; readonly reason: string } | null;
};

export type PublishRefusal =
  | DoorRefusal
  | FactsPublishRefusal
  | 'not_approved'
  | 'text_missing'
  | 'text_refused'
  | 'nothing_chosen'
  | 'facts_needed';

/**
 * Publishes approved drafts, all of them as one change or none. Each is published in the version that was approved; a later one is
 * refused. A translation that is published with its source text was made from that; one by itself from what it says of itself.
 */
export function publishDrafts(
  db: Db,
  { of, drafts, reason, setAside }: Publication,
  by: Drafter,
): PublishRefusal | null {
  const found = drafts.map(({ id }) => findDraftById(db, id)).filter((draft) => draft !== null);
  if (found.length === 0) return 'nothing_chosen';
  if (found.length < drafts.length || !found.every((draft) => isSame(draft.of, of))) return 'missing';
  const facts = found.find(({ part }) => part === 'facts');
  const parts: Partial<Record<PartName, number>> = {
    // Names that the facts let go take their texts along, in whatever language.
    ...(facts === undefined ? {} : textsLetGo(db, of, facts.content)),
    ...Object.fromEntries(found.map(({ part, basedOn }) => [part, basedOn])),
  };
  const change = { ...by, permission: 'publish', action: 'profile.published', of, parts, reason } as const;
  const leavesRedirect = facts !== undefined;
  // A text may speak of what the facts beside it say, so these go first.
  const inOrder = [...drafts].sort((a, b) => Number(b.id === facts?.id) - Number(a.id === facts?.id));
  return record<PublishRefusal>(db, { ...change, leavesRedirect }, () => {
    const number = findLatestNumber(db, of) + 1;
    const sourceBefore = fieldsIn(contentNow(db, of), sourceLocale);
    const namesBefore = formerNameDates(db, of);
    for (const { id, version } of inOrder) {
      const draft = findDraftById(db, id);
      if (draft === null) return 'missing';
      if (draft.state !== 'approved' || draft.version !== version) return 'not_approved';
      const together = isTranslation(draft.part) && parts[sourceLocale] !== undefined;
      const madeFrom = together ? number : draft.madeFrom;
      const names = [...namesBefore, ...formerNameDates(db, of)];
      if (draft.part !== 'facts' && !knowsNames(draft.content as TextFields, names)) return 'facts_needed';
      const refusal = writePart(db, of, draft.part, draft.content, { madeFrom, changedAt: by.at.toISOString() });
      if (refusal !== null) return refusal;
      // What was scheduled with it was scheduled as one change, which is not to come any more.
      lapseSchedules(db, id, by.at);
      db.delete(t.drafts).where(eq(t.drafts.id, id)).run();
    }
    if (setAside !== null) {
      const changed = changedFields(sourceBefore, fieldsIn(contentNow(db, of), sourceLocale));
      const fields = setAside.fields.filter((name) => changed.includes(name));
      noteSetAside(db, of, number, { ...setAside, fields });
    }
    return of === 'common' ? null : refuseNamelessNames(db, of.operationId);
  });
}

/**
 * Declares that a translation is still right although its source text has changed; it is as if made from the latest revision. `seen` is
 * the revision whose source text the person has looked at: where that says something else by now, it is `'stale'`. One that is not
 * outdated is `'unchanged'`.
 */
export function declareStillRight(db: Db, of: Held, locale: Locale, seen: number, by: Drafter): DoorRefusal | null {
  const change = { ...by, permission: 'draft', action: 'translation.still_right', of, reason: null } as const;
  return record<DoorRefusal>(db, { ...change, parts: { [locale]: seen } }, () => {
    const state = isTranslation(locale) ? findTranslationState(db, of, locale) : null;
    if (state === null || state.outdated.length === 0) return 'unchanged';
    const looked = findRevision(db, of, seen)?.content;
    const content = contentNow(db, of);
    const sourceThen = looked === undefined ? {} : fieldsIn(looked, sourceLocale);
    if (changedFields(sourceThen, fieldsIn(content, sourceLocale)).length > 0) return 'stale';
    const draft = findDraft(db, of, locale);
    const begun = draft === null ? undefined : findRevision(db, of, draft.basedOn)?.content;
    // The revision that this makes holds the same source text as the one before it.
    const madeFrom = findLatestNumber(db, of) + 1;
    if (of === 'common') db.update(t.siteTexts).set({ madeFrom }).where(eq(t.siteTexts.locale, locale)).run();
    else {
      db.update(t.profiles)
        .set({ madeFrom })
        .where(and(eq(t.profiles.operationId, of.operationId), eq(t.profiles.locale, locale)))
        .run();
    }
    // A draft that was begun from this text goes on from here; one of a text that has been replaced since stays stale.
    if (draft !== null && begun !== undefined && isSame(partOf(begun, locale), partOf(content, locale))) {
      db.update(t.drafts).set({ basedOn: madeFrom, madeFrom }).where(eq(t.drafts.id, draft.id)).run();
    }
    return null;
  });
}

type Made = { readonly madeFrom: number | null; readonly changedAt: string };

/** Puts a draft in the place of what is published. Within `record()`, or where it is only tried. */
export function writePart(db: Db, of: Held, part: PartName, draftContent: unknown, made: Made): PublishRefusal | null {
  const locale = localeOfPart(part);
  if (locale === undefined) return of === 'common' ? 'missing' : publishFacts(db, of.operationId, draftContent);
  // The facts may have given the operation fields, or taken some away, since the draft was saved.
  const drafted = draftContent as TextFields;
  const content = contentNow(db, of);
  const published = fieldsIn(content, locale);
  const fields = Object.fromEntries(Object.entries(published).map(([name, text]) => [name, drafted[name] ?? text]));
  if (missingFields(fields).length > 0) return 'text_missing';
  if (refuseFields(fields) !== null) return 'text_refused';
  if (of === 'common') writeSiteTexts(db, locale, fields, made);
  else {
    // The door says when a text last changed, where it has: otherwise a change of nothing would look like one.
    const changedAt = ('slug' in content && content.profiles[locale]?.changedAt) || made.changedAt;
    writeTexts(db, { operationId: of.operationId, locale }, fromFields(fields), { ...made, changedAt });
  }
  return null;
}

/** Answers whether every former name that a text gives is one of these dates. */
function knowsNames(fields: TextFields, dates: readonly string[]): boolean {
  const prefix = 'formerNames.';
  return Object.keys(fields).every((name) => !name.startsWith(prefix) || dates.includes(name.slice(prefix.length)));
}

function writeSiteTexts(db: Db, locale: Locale, fields: TextFields, { madeFrom, changedAt }: Made): void {
  for (const [key, text] of Object.entries(fields)) {
    const row = { key: key as typeof t.siteTexts.$inferInsert.key, locale, text };
    const before = db
      .select()
      .from(t.siteTexts)
      .where(and(eq(t.siteTexts.key, row.key), eq(t.siteTexts.locale, locale)))
      .get();
    const at = before?.text === text ? before.changedAt : changedAt;
    db.insert(t.siteTexts)
      .values({ ...row, madeFrom, changedAt: at })
      .onConflictDoUpdate({ target: [t.siteTexts.key, t.siteTexts.locale], set: { text, madeFrom, changedAt: at } })
      .run();
  }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function noteSetAside(
  db: Db,
  of: Held,
  revision: number,
  { fields, reason }: NonNullable<Publication['setAside']>,
): void {
  const operationId = of === 'common' ? null : of.operationId;
  for (const field of fields) db.insert(t.changesSetAside).values({ operationId, revision, field, reason }).run();
}
