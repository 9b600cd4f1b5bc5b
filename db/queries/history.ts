import { type ChangedFact, changedFacts } from '../../domain/changed-facts';
import type { PartName } from '../../domain/draft';
import { type Locale, locales } from '../../domain/locale';
import { changedFields } from '../../domain/text-fields';
import type { Db } from '../client';
import * as t from '../schema';
import {
  type CommonContent,
  findRevision,
  findRevisions,
  type Held,
  type OperationContent,
  partOf,
  type Revision,
} from './revisions';
import { fieldsIn } from './texts';

/** A revision as the history lists it: who made it, while their account is there, and the parts that it changed. */
export type RevisionLine = Omit<Revision, 'content'> & {
  readonly name: string | null;
  /** Everything that there was, for the first. */
  readonly parts: readonly PartName[];
};

/** All revisions, the latest first. */
export function findHistory(db: Db, of: Held): readonly RevisionLine[] {
  const names = new Map(
    db
      .select({ id: t.accounts.id, name: t.accounts.name })
      .from(t.accounts)
      .all()
      .map(({ id, name }) => [id, name]),
  );
  let before: Content | null = null;
  const lines: RevisionLine[] = [];
  for (const head of findRevisions(db, of)) {
    const content = findRevision(db, of, head.number)?.content;
    if (content === undefined) continue;
    const name = head.accountId === null ? null : (names.get(head.accountId) ?? null);
    lines.unshift({ ...head, name, parts: differingParts(before, content) });
    before = content;
  }
  return lines;
}

/** What is different between two revisions. */
export type Comparison = {
  readonly facts: readonly ChangedFact[];
  readonly texts: readonly {
    readonly locale: Locale;
    readonly fields: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  }[];
};

/** What is different in a revision from another, whichever is the older; `null` where there is no revision of one of the numbers. */
export function compareRevisions(db: Db, of: Held, from: number, to: number): Comparison | null {
  const before = findRevision(db, of, from)?.content;
  const after = findRevision(db, of, to)?.content;
  if (before === undefined || after === undefined) return null;
  return {
    facts: changedFacts(factsIn(before), factsIn(after)),
    texts: locales.flatMap((locale) => {
      const [one, other] = [fieldsIn(before, locale), fieldsIn(after, locale)];
      const fields = changedFields(one, other).map((name) => ({
        name,
        before: one[name] ?? '',
        after: other[name] ?? '',
      }));
      return fields.length === 0 ? [] : [{ locale, fields }];
    }),
  };
}

type Content = OperationContent | CommonContent;

function factsIn(content: Content): unknown {
  if ('slug' in content) return { slug: content.slug, ...content.facts };
  return { places: content.places, redirects: content.redirects };
}

function differingParts(before: Content | null, after: Content): readonly PartName[] {
  return (['facts', ...locales] as const).filter((part) => {
    if (before !== null) return JSON.stringify(partOf(before, part)) !== JSON.stringify(partOf(after, part));
    return part === 'facts' || ('slug' in after ? after.profiles[part] : after.site[part]) !== undefined;
  });
}
