import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { PartName } from '../../domain/draft';
import { type FactsContent, type FactsProblem, type FactsRefusal, refuseFacts } from '../../domain/facts';
import { locales } from '../../domain/locale';
import type { Db } from '../client';
import { factsFile } from '../exchange/format';
import { contentNow, findLatestNumber, type Held } from '../queries/revisions';
import { findCommonFiles } from '../queries/whole-record';
import * as t from '../schema';
import { writeFacts } from './operation-content';
import { writeRedirect } from './redirects';

export type FactsPublishRefusal = FactsRefusal | 'facts_wrong' | 'facts_texts_missing';

const factsDraft = z.strictObject({ slug: z.string(), facts: factsFile });

/** Answers what is wrong with the facts of an operation, as the rest of the record stands now, and where; or `null`. */
export function refuseFactsNow(db: Db, operationId: number, content: FactsContent): FactsProblem | null {
  const { places, redirects } = findCommonFiles(db);
  const operations = db.select({ id: t.operations.id, slug: t.operations.slug }).from(t.operations).all();
  const left = redirects.map(({ from }) => from.slice(from.lastIndexOf('/') + 1));
  return refuseFacts(content, {
    places: new Set(places.map(({ key }) => key)),
    ownSlug: operations.find(({ id }) => id === operationId)?.slug ?? null,
    takenSlugs: new Set([...left, ...operations.filter(({ id }) => id !== operationId).map(({ slug }) => slug)]),
  });
}

/** Writes the facts of a draft, and leaves a redirect where the slug is a new one. Within `record()`. */
export function publishFacts(db: Db, operationId: number, content: unknown): FactsPublishRefusal | null {
  const read = factsDraft.safeParse(content);
  if (!read.success) return 'facts_wrong';
  const refusal = refuseFactsNow(db, operationId, read.data);
  if (refusal !== null) return refusal.why;
  const before = contentNow(db, { operationId }).slug;
  writeFacts(db, operationId, read.data);
  const { slug } = read.data;
  if (slug === before) return null;
  const moved = writeRedirect(db, { from: `/operations/${before}`, to: `/operations/${slug}` });
  return moved === null ? null : 'slug_taken';
}

/** Answers `'facts_texts_missing'` where a former name has no text in a locale that the operation has a profile in. */
export function refuseNamelessNames(db: Db, operationId: number): 'facts_texts_missing' | null {
  const { facts, profiles } = contentNow(db, { operationId });
  const told = facts.formerNames.every(({ from }) =>
    Object.values(profiles).every(({ formerNames }) => formerNames[from] !== undefined),
  );
  return told ? null : 'facts_texts_missing';
}

/** The dates from which an operation had its former names. */
export function formerNameDates(db: Db, of: Held): readonly string[] {
  if (of === 'common') return [];
  return db
    .select({ from: t.formerNames.from })
    .from(t.formerNames)
    .where(eq(t.formerNames.operationId, of.operationId))
    .all()
    .map(({ from }) => from);
}

/** The parts whose texts lose a name when these facts are published, each with its latest revision. */
export function textsLetGo(db: Db, of: Held, content: unknown): Partial<Record<PartName, number>> {
  const read = factsDraft.safeParse(content);
  if (of === 'common' || !read.success) return {};
  const kept = read.data.facts.formerNames.map(({ from }) => from);
  if (formerNameDates(db, of).every((from) => kept.includes(from))) return {};
  const { profiles } = contentNow(db, of);
  const latest = findLatestNumber(db, of);
  return Object.fromEntries(locales.filter((locale) => profiles[locale]).map((locale) => [locale, latest]));
}
