import { asc, desc, eq } from 'drizzle-orm';
import type { PartName } from '../../domain/draft';
import { type Locale, locales } from '../../domain/locale';
import type { Db } from '../client';
import type { OperationFiles, RecordFiles } from '../exchange/format';
import { factsFile } from '../exchange/format';
import * as t from '../schema';
import { findCommonFiles, findOperationFiles } from './whole-record';

/** What has revisions: an operation, or what belongs to none (the site's own texts, the places, the redirects). */
export type Held = { readonly operationId: number } | 'common';

/** Which revision of its source text each translation was made from. */
type MadeFrom = { readonly madeFrom: Readonly<Partial<Record<Locale, number>>> };

/** An operation as a revision holds it: its files, and what its translations were made from. */
export type OperationContent = OperationFiles & MadeFrom;

/** What belongs to no operation, as a revision holds it. */
export type CommonContent = Omit<RecordFiles, 'operations'> & MadeFrom;

export type ContentOf<Of extends Held> = Of extends 'common' ? CommonContent : OperationContent;

/** What published content was; `publishedAt` is a UTC instant, `accountId` is `null` for the first data. */
export type Revision<Content = OperationContent> = {
  readonly number: number;
  readonly publishedAt: string;
  readonly accountId: number | null;
  /** Why, in the person's own words, where they said it. */
  readonly reason: string | null;
  readonly content: Content;
};

/** The number of the latest revision; 0 where there is none yet. */
export function findLatestNumber(db: Db, of: Held): number {
  return heads(db, of, 'latest')[0]?.number ?? 0;
}

/** One revision; `null` where there is none of that number. */
export function findRevision<Of extends Held>(db: Db, of: Of, number: number): Revision<ContentOf<Of>> | null {
  const row =
    of === 'common'
      ? db.select().from(t.commonRevisions).where(eq(t.commonRevisions.number, number)).get()
      : db.query.revisions
          .findFirst({
            where: (table, { and }) => and(eq(table.operationId, of.operationId), eq(table.number, number)),
          })
          .sync();
  return row === undefined ? null : { ...row, content: readContent(row.content) as ContentOf<Of> };
}

/** Reads what a revision holds; one of before there were some of today's facts has none of them. */
export function readContent(json: string): OperationContent | CommonContent {
  const content = JSON.parse(json) as OperationContent | CommonContent;
  if (!('slug' in content)) return content.announcements ? content : { ...content, announcements: [] };
  return content.facts.formerKinds ? content : { ...content, facts: factsFile.parse(content.facts) };
}

/** The numbers, instants, authors and reasons of all revisions, the first first. */
export function findRevisions(db: Db, of: Held): readonly Omit<Revision, 'content'>[] {
  return heads(db, of, 'all');
}

function heads(db: Db, of: Held, which: 'latest' | 'all'): Omit<Revision, 'content'>[] {
  const table = of === 'common' ? t.commonRevisions : t.revisions;
  return db
    .select({
      number: table.number,
      publishedAt: table.publishedAt,
      accountId: table.accountId,
      reason: table.reason,
    })
    .from(table)
    .where(of === 'common' ? undefined : eq(t.revisions.operationId, of.operationId))
    .orderBy(which === 'latest' ? desc(table.number) : asc(table.number))
    .limit(which === 'latest' ? 1 : -1)
    .all();
}

/** What is published now, as a revision holds it. */
export function contentNow<Of extends Held>(db: Db, of: Of): ContentOf<Of> {
  const content =
    of === 'common'
      ? { ...findCommonFiles(db), madeFrom: findMadeFrom(db.select().from(t.siteTexts).all()) }
      : {
          ...findOperationFiles(db, of.operationId),
          madeFrom: findMadeFrom(db.select().from(t.profiles).where(eq(t.profiles.operationId, of.operationId)).all()),
        };
  return content as ContentOf<Of>;
}

/** Answers whether there is such a thing at all. */
export function exists(db: Db, of: Held): boolean {
  if (of === 'common') return true;
  const row = db.select({ id: t.operations.id }).from(t.operations).where(eq(t.operations.id, of.operationId)).get();
  return row !== undefined;
}

/** A part of published content, to be compared; `undefined` for the texts of a locale that has none. */
export function partOf(content: OperationContent | CommonContent, part: PartName): unknown {
  if ('slug' in content) {
    return part === 'facts' ? [content.slug, content.facts] : [content.profiles[part], content.madeFrom[part]];
  }
  if (part === 'facts') return [content.places, content.redirects, content.announcements];
  return [content.site[part], content.madeFrom[part]];
}

/** The site's own texts of a locale are made from one revision, the oldest of theirs. */
function findMadeFrom(rows: readonly { locale: Locale; madeFrom: number | null }[]): MadeFrom['madeFrom'] {
  const oldest: Partial<Record<Locale, number>> = {};
  for (const locale of locales) {
    const numbers = rows.flatMap((row) => (row.locale === locale && row.madeFrom !== null ? [row.madeFrom] : []));
    if (numbers.length > 0) oldest[locale] = Math.min(...numbers);
  }
  return oldest;
}
