import { and, asc, desc, eq, lt, sql } from 'drizzle-orm';
import { type Locale, locales, sourceLocale } from '../../domain/locale';
import { type Db, queryDb } from '../client';
import { factsFile, type OperationFiles, profileFile } from '../exchange/format';
import * as t from '../schema';
import { date, knownDate } from './operations';
import type { Kin, Profile } from './profiles';
import type { CommonContent, OperationContent } from './revisions';
import { findRedirects } from './site';
import { findOutdatedSince } from './texts';

/** An operation as this site told of it at an instant. */
export type AsPublished = {
  readonly profile: Profile;
  /** The number of the revision that said so, and when it was published; a UTC instant. */
  readonly number: number;
  readonly publishedAt: string;
  /** Whether its text was then translated from an earlier version of its source text. */
  readonly behind: boolean;
};

/**
 * What this site said of an operation just before `until`: the latest revision by then, facts and texts together, in `locale`, else in
 * the source language as it stood then. Its places are called as they were then, and so are those before and after it. `slug` is the
 * present one, and the profile keeps it: addresses lead where pages are. `null` where the site said nothing of it yet.
 */
export function findAsPublished(slug: string, locale: Locale, until: Date, db: Db = queryDb()): AsPublished | null {
  const found = db
    .select({
      id: t.operations.id,
      number: t.revisions.number,
      publishedAt: t.revisions.publishedAt,
      content: t.revisions.content,
    })
    .from(t.revisions)
    .innerJoin(t.operations, eq(t.operations.id, t.revisions.operationId))
    .where(and(eq(t.operations.slug, slug), lt(t.revisions.publishedAt, until.toISOString())))
    .orderBy(desc(t.revisions.number))
    .limit(1)
    .get();
  if (found === undefined) return null;
  const { id, number, publishedAt } = found;
  const content = JSON.parse(found.content) as OperationContent;
  const madeFrom = content.madeFrom[locale];
  return {
    profile: profileOf({ id, slug, content, locale, until, db }),
    number,
    publishedAt,
    behind: madeFrom !== undefined && findOutdatedSince(db, { operationId: id }, madeFrom, number).length > 0,
  };
}

/** When an operation was published and published anew, the first first; UTC instants. None where there is no such operation. */
export function findPublications(slug: string, db: Db = queryDb()): readonly string[] {
  return db
    .select({ publishedAt: t.revisions.publishedAt })
    .from(t.revisions)
    .innerJoin(t.operations, eq(t.operations.id, t.revisions.operationId))
    .where(eq(t.operations.slug, slug))
    .orderBy(asc(t.revisions.number))
    .all()
    .map(({ publishedAt }) => publishedAt);
}

type Stored = {
  readonly id: number;
  readonly slug: string;
  readonly content: OperationContent;
  readonly locale: Locale;
  readonly until: Date;
  readonly db: Db;
};

function profileOf({ id, slug, content, locale, until, db }: Stored): Profile {
  const textLocale = content.profiles[locale] === undefined ? sourceLocale : locale;
  // A revision may be older than a list that the format has now: reading it as a file gives it the empty one.
  const facts = factsFile.parse(content.facts);
  const text = profileFile.parse(content.profiles[textLocale]);
  const { establishment, mandate, withdrawal, closure, hostCountries, kind, region, siteUrl, themes, sources } = facts;
  return {
    id,
    slug,
    kind,
    region,
    textLocale,
    name: text.name,
    shortName: text.shortName,
    seatName: text.seatName,
    summary: text.summary,
    body: text.body,
    description: text.description,
    hostCountries,
    siteUrl,
    life: {
      establishedOn: knownDate(establishment.establishedOn),
      decidedOn: date(mandate?.decidedOn ?? null),
      closure: closure === null ? null : { lastDay: date(closure.lastDay) },
    },
    withdrawal: withdrawal && {
      withdrawnOn: knownDate(withdrawal.withdrawnOn),
      returnedOn: date(withdrawal.returnedOn),
    },
    closureKind: closure?.kind ?? null,
    closureDecidedOn: date(closure?.decidedOn ?? null),
    languages: facts.furtherInformationLanguages,
    verified: new Set(sources.flatMap(({ field, confidence }) => (confidence === 'confirmed' ? [field] : []))),
    locales: locales.filter((candidate) => content.profiles[candidate] !== undefined),
    changedAt: [text.changedAt, facts.changedAt].sort().at(-1) ?? facts.changedAt,
    operationalFrom: date(establishment.operationalFrom),
    mandate: mandate && { decision: mandate.decision, decidedOn: date(mandate.decidedOn) },
    closure: closure && {
      kind: closure.kind,
      lastDay: date(closure.lastDay),
      mandateEndedOn: date(closure.mandateEndedOn),
      administrativeClosureOn: date(closure.administrativeClosureOn),
      decision: closure.decision,
      decidedOn: date(closure.decidedOn),
      note: text.closureNote,
    },
    restructurings: facts.restructurings.map(({ effectiveOn, ...restructuring }) => ({
      ...restructuring,
      effectiveOn: knownDate(effectiveOn),
      note: text.restructuringNotes[effectiveOn] ?? null,
    })),
    mandateExtensions: facts.mandateExtensions.map(({ until: lastDay, decision, decidedOn }) => ({
      until: knownDate(lastDay),
      decision,
      decidedOn: date(decidedOn),
    })),
    formerKinds: facts.formerKinds.map((former) => ({ kind: former.kind, until: knownDate(former.until) })),
    formerNames: facts.formerNames.flatMap(({ from, until: lastDay }) => {
      const name = text.formerNames[from];
      return name === undefined ? [] : [{ from: knownDate(from), until: knownDate(lastDay), name }];
    }),
    ...placesOf(facts, findPlaceNames(db, until, textLocale)),
    ...findKin({ id, facts, locale, until, db }),
    themes,
    sources,
  };
}

/** What places were called at that instant, by their keys. */
function findPlaceNames(db: Db, until: Date, textLocale: Locale): ReadonlyMap<string, string> {
  const common = db
    .select({ content: t.commonRevisions.content })
    .from(t.commonRevisions)
    .where(lt(t.commonRevisions.publishedAt, until.toISOString()))
    .orderBy(desc(t.commonRevisions.number))
    .limit(1)
    .get();
  const { places } = common === undefined ? { places: [] } : (JSON.parse(common.content) as CommonContent);
  return new Map(places.map(({ key, names }) => [key, names[textLocale]]));
}

function placesOf(
  { seats, fieldOffices }: OperationFiles['facts'],
  names: ReadonlyMap<string, string>,
): Pick<Profile, 'seats' | 'fieldOffices'> {
  const named = <Row extends { readonly place: string }>(row: Row) => {
    const name = names.get(row.place);
    return name === undefined ? [] : [{ ...row, name }];
  };
  return {
    seats: seats.flatMap(named).map(({ from, until, ...seat }) => ({ ...seat, from: date(from), until: date(until) })),
    fieldOffices: fieldOffices.flatMap(named).map(({ openedOn, closedOn, asOf, ...office }) => ({
      ...office,
      openedOn: date(openedOn),
      closedOn: date(closedOn),
      asOf: date(asOf),
    })),
  };
}

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
};

function findKin({
  id,
  facts,
  locale,
  until,
  db,
}: Omit<Stored, 'slug' | 'content'> & Pick<OperationFiles, 'facts'>): Pick<Profile, 'predecessors' | 'successors'> {
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
  return { predecessors: predecessors.sort(byEstablishment), successors: successors.sort(byEstablishment) };
}

/** All operations that the site told of at that instant. */
function findRelatives(db: Db, locale: Locale, until: Date): readonly Relative[] {
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
  const { slug, shortName, sourceName, establishedOn, decidedOn, closed, lastDay } = relative;
  const names = JSON.parse(relative.formerNameTexts ?? relative.sourceNameTexts) as Readonly<Record<string, string>>;
  const spans = JSON.parse(relative.formerNames) as OperationFiles['facts']['formerNames'];
  return {
    slug,
    kind,
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
