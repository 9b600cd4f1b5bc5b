import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { PartialDate } from '../../domain/calendar';
import type { ClosureKind, OperationKind, Region } from '../../domain/closed-lists';
import type { Withdrawal } from '../../domain/life-line';
import { type Locale, sourceLocale } from '../../domain/locale';
import type { Life } from '../../domain/status';
import { type Db, queryDb } from '../client';
import * as t from '../schema';
import { grouped } from './grouped';

/** A language in which an operation publishes more, with the address where there is one. */
export type FurtherInformationLanguage = { readonly language: string; readonly url: string | null };

export type FormerName = { readonly from: PartialDate; readonly until: PartialDate; readonly name: string };

export type Seat = {
  readonly place: string;
  readonly name: string;
  readonly from: PartialDate | null;
  readonly until: PartialDate | null;
};

/**
 * An operation as the lists show it, with its newest name and seat and all that is recorded of it. What of that was so on a day, today
 * as on any other, is for `domain/known-on-a-day.ts` to say.
 */
export type OperationEntry = {
  readonly id: number;
  readonly slug: string;
  readonly kind: OperationKind;
  readonly region: Region;
  /** The language its texts are in: the one asked for, else the source language. */
  readonly textLocale: Locale;
  readonly name: string;
  readonly shortName: string;
  readonly seatName: string | null;
  readonly summary: string;
  /** ISO 3166-1 alpha-2, or `XK`. */
  readonly hostCountries: readonly string[];
  readonly siteUrl: string | null;
  readonly life: Life;
  readonly withdrawal: Withdrawal | null;
  readonly closureKind: ClosureKind | null;
  readonly closureDecidedOn: PartialDate | null;
  /** The names it had before its newest one, which may be one that it is only decided to have; oldest first, in the language of its texts. */
  readonly formerNames: readonly FormerName[];
  readonly seats: readonly Seat[];
  readonly languages: readonly FurtherInformationLanguage[];
  /** The paths of its facts that were seen at a source. */
  readonly verified: ReadonlySet<string>;
};

/** All operations, open and closed, with their texts in `locale`, else in the source language; by slug. */
export function findOperations(locale: Locale, db: Db = queryDb()): readonly OperationEntry[] {
  return findEntries(db, locale);
}

/** One operation as the lists show it; `null` where no operation has the slug. */
export function findOperation(slug: string, locale: Locale, db: Db = queryDb()): OperationEntry | null {
  return findEntries(db, locale, slug)[0] ?? null;
}

/** The addresses of all operations' pages: each slug with the locales that have a text, and when each last changed. */
export function findAddresses(): readonly { slug: string; locale: Locale; changedAt: string }[] {
  return queryDb()
    .select({
      slug: t.operations.slug,
      locale: t.profiles.locale,
      changedAt: sql<string>`max(${t.operations.changedAt}, ${t.profiles.changedAt})`,
    })
    .from(t.profiles)
    .innerJoin(t.operations, eq(t.operations.id, t.profiles.operationId))
    .orderBy(asc(t.operations.slug))
    .all();
}

function findEntries(db: Db, locale: Locale, slug?: string): OperationEntry[] {
  const rows = db
    .select({
      id: t.operations.id,
      slug: t.operations.slug,
      kind: t.operations.kind,
      region: t.operations.region,
      siteUrl: t.operations.siteUrl,
      textLocale: t.profiles.locale,
      name: t.profiles.name,
      shortName: t.profiles.shortName,
      seatName: t.profiles.seatName,
      summary: t.profiles.summary,
      establishedOn: t.establishments.establishedOn,
      decidedOn: t.mandates.decidedOn,
      closureKind: t.closures.kind,
      closureDecidedOn: t.closures.decidedOn,
      lastDay: t.closures.lastDay,
      withdrawnOn: t.withdrawals.withdrawnOn,
      returnedOn: t.withdrawals.returnedOn,
    })
    .from(t.operations)
    .innerJoin(
      t.profiles,
      and(eq(t.profiles.operationId, t.operations.id), inArray(t.profiles.locale, [locale, sourceLocale])),
    )
    .innerJoin(t.establishments, eq(t.establishments.operationId, t.operations.id))
    .leftJoin(t.mandates, eq(t.mandates.operationId, t.operations.id))
    .leftJoin(t.closures, eq(t.closures.operationId, t.operations.id))
    .leftJoin(t.withdrawals, eq(t.withdrawals.operationId, t.operations.id))
    .where(slug === undefined ? undefined : eq(t.operations.slug, slug))
    .orderBy(asc(t.operations.slug))
    .all();
  if (rows.length === 0) return [];
  const onlyId = slug === undefined ? undefined : rows[0]?.id;
  const of = (column: AnySQLiteColumn) => (onlyId === undefined ? undefined : eq(column, onlyId));
  const countries = grouped(
    db.select().from(t.hostCountries).where(of(t.hostCountries.operationId)).all(),
    ({ operationId }) => operationId,
  );
  const languages = grouped(
    db
      .select()
      .from(t.furtherInformationLanguages)
      .where(of(t.furtherInformationLanguages.operationId))
      .orderBy(asc(t.furtherInformationLanguages.position))
      .all(),
    ({ operationId }) => operationId,
  );
  const verified = grouped(
    db
      .selectDistinct({ operationId: t.sources.operationId, field: t.sources.field })
      .from(t.sources)
      .where(and(eq(t.sources.confidence, 'confirmed'), of(t.sources.operationId)))
      .all(),
    ({ operationId }) => operationId,
  );
  const formerNames = findFormerNames(db, locale, onlyId);
  const seats = findSeats(db, locale, onlyId);
  return preferred(rows, locale).map(({ establishedOn, decidedOn, lastDay, withdrawnOn, returnedOn, ...row }) => ({
    ...row,
    closureDecidedOn: date(row.closureDecidedOn),
    formerNames: formerNames(row.id, row.textLocale),
    seats: seats(row.id, row.textLocale),
    hostCountries: (countries.get(row.id) ?? []).map(({ country }) => country),
    languages: (languages.get(row.id) ?? []).map(({ language, url }) => ({ language, url })),
    life: {
      establishedOn: knownDate(establishedOn),
      decidedOn: date(decidedOn),
      closure: row.closureKind === null ? null : { lastDay: date(lastDay) },
    },
    withdrawal: withdrawnOn === null ? null : { withdrawnOn: knownDate(withdrawnOn), returnedOn: date(returnedOn) },
    verified: new Set((verified.get(row.id) ?? []).map(({ field }) => field)),
  }));
}

type Of<Thing> = (operationId: number, textLocale: Locale) => readonly Thing[];

/** The former names of all operations, or of one, in `locale` and the source language. */
export function findFormerNames(db: Db, locale: Locale, operationId?: number): Of<FormerName> {
  const rows = db
    .select({
      operationId: t.formerNames.operationId,
      textLocale: t.formerNameTexts.locale,
      from: t.formerNames.from,
      until: t.formerNames.until,
      name: t.formerNameTexts.name,
    })
    .from(t.formerNames)
    .innerJoin(t.formerNameTexts, eq(t.formerNameTexts.formerNameId, t.formerNames.id))
    .where(
      and(
        inArray(t.formerNameTexts.locale, [locale, sourceLocale]),
        operationId === undefined ? undefined : eq(t.formerNames.operationId, operationId),
      ),
    )
    .orderBy(asc(t.formerNames.from))
    .all();
  const found = grouped(rows, ({ operationId: id, textLocale }) => `${id} ${textLocale}`);
  return (id, textLocale) =>
    (found.get(`${id} ${textLocale}`) ?? []).map(({ from, until, name }) => ({
      from: knownDate(from),
      until: knownDate(until),
      name,
    }));
}

/** The seats of all operations, or of one, with their names in `locale` and the source language. */
function findSeats(db: Db, locale: Locale, operationId?: number): Of<Seat> {
  const rows = db
    .select({
      operationId: t.seats.operationId,
      textLocale: t.placeNames.locale,
      place: t.places.key,
      name: t.placeNames.name,
      from: t.seats.from,
      until: t.seats.until,
    })
    .from(t.seats)
    .innerJoin(t.places, eq(t.places.id, t.seats.placeId))
    .innerJoin(t.placeNames, eq(t.placeNames.placeId, t.places.id))
    .where(
      and(
        inArray(t.placeNames.locale, [locale, sourceLocale]),
        operationId === undefined ? undefined : eq(t.seats.operationId, operationId),
      ),
    )
    .orderBy(asc(t.seats.id))
    .all();
  const found = grouped(rows, ({ operationId: id, textLocale }) => `${id} ${textLocale}`);
  return (id, textLocale) =>
    (found.get(`${id} ${textLocale}`) ?? []).map(({ place, name, from, until }) => ({
      place,
      name,
      from: date(from),
      until: date(until),
    }));
}

/** Of each operation's rows in two languages, the one in `locale` where it is there. */
export function preferred<Row extends { id: number; textLocale: Locale }>(rows: readonly Row[], locale: Locale): Row[] {
  const translated = new Set(rows.filter(({ textLocale }) => textLocale === locale).map(({ id }) => id));
  return rows.filter(({ id, textLocale }) => textLocale === locale || !translated.has(id));
}

/** A date as a column holds it: the database's CHECKs let nothing else in. */
export function knownDate(column: string): PartialDate {
  return column as PartialDate;
}

/** A date as a column holds it, where it may be unknown. */
export function date(column: string | null): PartialDate | null {
  return column as PartialDate | null;
}

/** The number of the operation with a slug; `null` where there is none. */
export function findOperationId(db: Db, slug: string): number | null {
  return db.select({ id: t.operations.id }).from(t.operations).where(eq(t.operations.slug, slug)).get()?.id ?? null;
}
