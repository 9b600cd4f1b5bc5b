import { and, asc, desc, eq, lt } from 'drizzle-orm';
import { type Locale, locales, sourceLocale } from '../../domain/locale';
import { type Db, queryDb } from '../client';
import { factsFile, type OperationFiles, profileFile } from '../exchange/format';
import * as t from '../schema';
import { findKinAsPublished } from './kin-as-published';
import { date, knownDate } from './operations';
import type { Profile } from './profiles';
import type { CommonContent, OperationContent } from './revisions';
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
  const verified = new Set(sources.flatMap(({ field, confidence }) => (confidence === 'confirmed' ? [field] : [])));
  const formerNames = facts.formerNames.flatMap(({ from, until: lastDay }) => {
    const name = text.formerNames[from];
    return name === undefined ? [] : [{ from: knownDate(from), until: knownDate(lastDay), name }];
  });
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
    // What was announced belongs to no revision.
    announcements: [],
    withdrawal: withdrawal && {
      withdrawnOn: knownDate(withdrawal.withdrawnOn),
      returnedOn: date(withdrawal.returnedOn),
    },
    closureKind: closure?.kind ?? null,
    closureDecidedOn: date(closure?.decidedOn ?? null),
    languages: facts.furtherInformationLanguages,
    verified,
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
    formerNames,
    ...placesOf(facts, findPlaceNames(db, until, textLocale)),
    ...findKinAsPublished({ id, slug, facts, locale, until, db }),
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
