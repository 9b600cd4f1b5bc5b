import { eq } from 'drizzle-orm';
import { isTranslation, type PartName } from '../../domain/draft';
import { type Locale, locales } from '../../domain/locale';
import { may } from '../../domain/permissions';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findStanding } from '../queries/accounts';
import { findDraft } from '../queries/drafts';
import {
  type CommonContent,
  contentNow,
  exists,
  findLatestNumber,
  findRevision,
  type Held,
  type OperationContent,
} from '../queries/revisions';
import { fieldsIn } from '../queries/texts';
import * as t from '../schema';
import { appendToAudit } from './audit';
import { type Drafter, partAsDrafted, saveDraft, subjectOf } from './drafts';

/** Which revision is to be brought back, and why. */
export type BringBack = {
  readonly of: Held;
  readonly number: number;
  /** The latest revision that the person saw. */
  readonly seen: number;
  readonly reason: string;
};

export type BringBackRefusal =
  | 'forbidden'
  | 'missing'
  | 'reason_missing'
  | 'revision_missing'
  | 'stale'
  | 'draft_there'
  | 'revision_same';

/**
 * Makes drafts of the parts in which a revision differs from what is published, all of them or none; they then go the usual way. A part
 * that somebody is editing already is never overwritten: `'draft_there'`. A translation that there was not yet stays, because nothing
 * that was published is taken away. The address stays too: it is changed by itself, so that the old one leads on.
 */
export function bringBack(db: Db, { of, number, seen, reason }: BringBack, by: Drafter): BringBackRefusal | null {
  return db.transaction(
    () => {
      const standing = findStanding(db, by.accountId);
      const permission = standing !== null && may(standing, 'draft') ? 'draft' : 'publish';
      if (standing === null || !may(standing, permission)) return 'forbidden';
      if (!exists(db, of)) return 'missing';
      if (reason.trim() === '') return 'reason_missing';
      const was = Number.isSafeInteger(number) ? findRevision(db, of, number)?.content : undefined;
      if (was === undefined) return 'revision_missing';
      const latest = findLatestNumber(db, of);
      if (seen !== latest) return 'stale';
      const parts = partsBroughtBack(was, contentNow(db, of));
      if (parts.length === 0) return 'revision_same';
      if (parts.some(({ part }) => findDraft(db, of, part) !== null)) return 'draft_there';
      for (const { part, content } of parts) {
        const madeFrom = isTranslation(part) ? (was.madeFrom[part] ?? Math.min(number, latest)) : null;
        const saved = saveDraft(db, { of, part, seen: 0, basedOn: latest, madeFrom, content }, by, permission);
        if (saved.is !== 'saved') throw new Error(`${part} of revision ${number} could not be drafted: ${saved.is}`);
        noteReason(db, of, part, reason);
      }
      appendToAudit(db, {
        ...by,
        action: 'draft.brought_back',
        subject: subjectOf(db, of),
        details: { revision: number, parts: parts.map(({ part }) => part).join(), reason },
      });
      return null;
    },
    { behavior: 'immediate' },
  );
}

type Content = OperationContent | CommonContent;

type Part = { readonly part: PartName; readonly content: unknown };

function partsBroughtBack(was: Content, now: Content): readonly Part[] {
  const parts: Part[] = [];
  if ('slug' in was && 'slug' in now) {
    const facts = { ...was.facts, changedAt: now.facts.changedAt };
    if (JSON.stringify(facts) !== JSON.stringify(now.facts)) {
      parts.push({ part: 'facts', content: partAsDrafted({ ...now, facts }, 'facts') });
    }
  }
  for (const locale of locales) {
    const content = textsBroughtBack(was, now, locale);
    if (content !== null) parts.push({ part: locale, content });
  }
  return parts;
}

/** The fields of today, each as it was; `null` where they are so, and where there was no text then. */
function textsBroughtBack(was: Content, now: Content, locale: Locale): TextFields | null {
  const there = 'slug' in was ? was.profiles[locale] : was.site[locale];
  if (there === undefined) return null;
  const [before, today] = [fieldsIn(was, locale), fieldsIn(now, locale)];
  // What the facts have come to ask for since keeps its text; what they do not ask for any more is left out unless it says something.
  const lost = Object.entries(before).filter(([name, text]) => !(name in today) && text !== '');
  const fields = Object.fromEntries([
    ...Object.entries(today).map(([name, text]) => [name, before[name] ?? text]),
    ...lost,
  ]) as TextFields;
  return JSON.stringify(fields) === JSON.stringify(today) ? null : fields;
}

/** The reason stands at the draft, where whoever goes on with it reads it. */
function noteReason(db: Db, of: Held, part: PartName, note: string): void {
  const draft = findDraft(db, of, part);
  if (draft !== null) db.update(t.drafts).set({ note }).where(eq(t.drafts.id, draft.id)).run();
}
