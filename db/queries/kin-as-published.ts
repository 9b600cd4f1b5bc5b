import { asc, eq, sql } from 'drizzle-orm';
import { type FamilyTie, familyAround } from '../../domain/lineage';
import { type Locale, sourceLocale } from '../../domain/locale';
import type { Db } from '../client';
import type { OperationFiles } from '../exchange/format';
import * as t from '../schema';
import { date, knownDate } from './operations';
import type { Kin, Profile } from './profiles';
import { findRedirects } from './site';

/** An operation with the facts that the site told of it at that instant. */
type Told = {
  readonly id: number;
  readonly slug: string;
  readonly facts: OperationFiles['facts'];
  readonly locale: Locale;
  readonly until: Date;
  readonly db: Db;
};

/** What an operation's own revision of that time says of it, as far as those before and after it show it. */
type Relative = {
  readonly id: number;
  /** Its present slug, and the one that it had then. */
  readonly slug: string;
  readonly slugThen: string;
  readonly establishedOn: string;
  readonly closed: 0 | 1;
  readonly lastDay: string | null;
  /** Its name in the language asked for, where it had one, and in the source language. */
  readonly shortName: string | null;
  readonly sourceName: string;
  readonly decidedOn: string | null;
  /** As JSON, like the names and successors. */
  readonly formerNames: string;
  readonly formerNameTexts: string | null;
  readonly sourceNameTexts: string;
  readonly successors: string;
  /** Whether a source was seen for what it says of those that followed it, and of those before it. */
  readonly successorsSeen: 0 | 1;
  readonly predecessorsSeen: 0 | 1;
};

/** Those before and after an operation, and its whole family, as the site told of them just before `until`. */
export function findKinAsPublished({
  id,
  slug: own,
  facts,
  locale,
  until,
  db,
}: Told): Pick<Profile, 'predecessors' | 'successors' | 'family'> {
  const relatives = findRelatives(db, locale, until);
  const idOf = idsBySlug(db, relatives);
  const byId = new Map(relatives.map((relative) => [relative.id, relative]));
  const successors = facts.successors.flatMap(({ slug, kind }) => {
    const relative = byId.get(idOf.get(slug) ?? 0);
    return relative === undefined ? [] : [kinOf(relative, kind, locale)];
  });
  const predecessors = relatives.flatMap((relative) =>
    (JSON.parse(relative.successors) as OperationFiles['facts']['successors']).flatMap(({ slug, kind }) =>
      idOf.get(slug) === id ? [kinOf(relative, kind, locale)] : [],
    ),
  );
  return {
    predecessors: predecessors.sort(byEstablishment),
    successors: successors.sort(byEstablishment),
    family: familyAround(
      own,
      tiesOf(relatives, (slug) => byId.get(idOf.get(slug) ?? 0)),
      relatives.map((relative) => relativeOf(relative, locale)),
    ),
  };
}

/** Who took over from whom, as the revisions of that time say. */
function tiesOf(relatives: readonly Relative[], bySlug: (slug: string) => Relative | undefined): readonly FamilyTie[] {
  return relatives
    .flatMap((predecessor) =>
      (JSON.parse(predecessor.successors) as OperationFiles['facts']['successors']).flatMap(({ slug, kind }) => {
        const successor = bySlug(slug);
        if (successor === undefined) return [];
        const verified = predecessor.successorsSeen === 1 || successor.predecessorsSeen === 1;
        return [{ predecessor: predecessor.slug, successor: successor.slug, kind, verified }];
      }),
    )
    .sort((a, b) => (`${a.predecessor} ${a.successor}` < `${b.predecessor} ${b.successor}` ? -1 : 1));
}

/** All operations that the site told of at that instant. */
function findRelatives(db: Db, locale: Locale, until: Date): readonly Relative[] {
  const seen = (field: string) => sql<0 | 1>`EXISTS (
    SELECT 1 FROM json_each(${t.revisions.content}, '$.facts.sources') AS source
    WHERE json_extract(source.value, '$.field') = ${field} AND json_extract(source.value, '$.confidence') = 'confirmed'
  )`;
  const value = <Value>(path: string) => sql<Value>`json_extract(${t.revisions.content}, ${path})`;
  return db
    .select({
      id: t.operations.id,
      slug: t.operations.slug,
      slugThen: value<string>('$.slug'),
      establishedOn: value<string>('$.facts.establishment.establishedOn'),
      closed: sql<0 | 1>`json_extract(${t.revisions.content}, '$.facts.closure') IS NOT NULL`,
      decidedOn: value<string | null>('$.facts.mandate.decidedOn'),
      lastDay: value<string | null>('$.facts.closure.lastDay'),
      formerNames: value<string>('$.facts.formerNames'),
      formerNameTexts: value<string | null>(`$.profiles.${locale}.formerNames`),
      sourceNameTexts: value<string>(`$.profiles.${sourceLocale}.formerNames`),
      shortName: value<string | null>(`$.profiles.${locale}.shortName`),
      sourceName: value<string>(`$.profiles.${sourceLocale}.shortName`),
      successors: value<string>('$.facts.successors'),
      successorsSeen: seen('successors'),
      predecessorsSeen: seen('predecessors'),
    })
    .from(t.revisions)
    .innerJoin(t.operations, eq(t.operations.id, t.revisions.operationId))
    .where(
      sql`${t.revisions.number} = (SELECT max(number) FROM revisions AS of_it
        WHERE of_it.operation_id = ${t.operations.id} AND of_it.published_at < ${until.toISOString()})`,
    )
    .orderBy(asc(t.operations.slug))
    .all();
}

/**
 * The operations by every slug under which a revision of that time may name them: a revision keeps the slug that its successor had when it
 * was published, which may have changed before that time or since.
 */
function idsBySlug(db: Db, relatives: readonly Relative[]): ReadonlyMap<string, number> {
  const now = new Map(relatives.map(({ slug, id }) => [slug, id]));
  const slugIn = (path: string) => path.replace(/^\/operations\//, '');
  const moved = findRedirects(db).flatMap(({ from, to }): [string, number][] => {
    const id = now.get(slugIn(to));
    return id === undefined ? [] : [[slugIn(from), id]];
  });
  return new Map([...moved, ...now, ...relatives.map(({ slugThen, id }): [string, number] => [slugThen, id])]);
}

function kinOf(relative: Relative, kind: Kin['kind'], locale: Locale): Kin {
  return { ...relativeOf(relative, locale), kind };
}

function relativeOf(relative: Relative, locale: Locale): Omit<Kin, 'kind'> {
  const { slug, shortName, sourceName, establishedOn, decidedOn, closed, lastDay } = relative;
  const names = JSON.parse(relative.formerNameTexts ?? relative.sourceNameTexts) as Readonly<Record<string, string>>;
  const spans = JSON.parse(relative.formerNames) as OperationFiles['facts']['formerNames'];
  return {
    slug,
    textLocale: shortName === null ? sourceLocale : locale,
    shortName: shortName ?? sourceName,
    formerNames: spans.flatMap(({ from, until }) => {
      const name = names[from];
      return name === undefined ? [] : [{ from: knownDate(from), until: knownDate(until), name }];
    }),
    establishedOn: knownDate(establishedOn),
    decidedOn: date(decidedOn),
    lastDay: closed ? date(lastDay) : undefined,
  };
}

function byEstablishment(a: Kin, b: Kin): number {
  return a.establishedOn < b.establishedOn ? -1 : a.establishedOn > b.establishedOn ? 1 : 0;
}
