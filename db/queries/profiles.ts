import { and, asc, eq, inArray } from 'drizzle-orm';
import type { PartialDate } from '../../domain/calendar';
import type {
  ClosureKind,
  FieldOfficeKind,
  FieldOfficeStanding,
  OperationKind,
  RestructuringKind,
  SuccessionKind,
  Theme,
} from '../../domain/closed-lists';
import type { Family } from '../../domain/lineage';
import { type Locale, locales, sourceLocale } from '../../domain/locale';
import type { Source } from '../../domain/source';
import { type Db, queryDb } from '../client';
import * as t from '../schema';
import { type Announcement, findAnnouncements } from './announcements';
import { findFamily, type Relative } from './lineage';
import {
  date,
  type FormerName,
  findFormerNames,
  findOperation,
  knownDate,
  type OperationEntry,
  preferred,
} from './operations';

/** An operation as its own page shows it, with all its facts. */
export type Profile = OperationEntry & {
  readonly body: string;
  readonly description: string;
  /** The locales that have a text of their own. */
  readonly locales: readonly Locale[];
  /** When its facts or this text last changed; a UTC instant. */
  readonly changedAt: string;
  readonly operationalFrom: PartialDate | null;
  readonly mandate: { readonly decision: string | null; readonly decidedOn: PartialDate | null } | null;
  readonly closure: Closure | null;
  readonly restructurings: readonly Restructuring[];
  readonly mandateExtensions: readonly MandateExtension[];
  /** The kinds it was of before its present one, each with its last day. */
  readonly formerKinds: readonly { readonly kind: OperationKind; readonly until: PartialDate }[];
  readonly fieldOffices: readonly FieldOffice[];
  readonly themes: readonly Theme[];
  readonly predecessors: readonly Kin[];
  readonly successors: readonly Kin[];
  /** All those whom successions join to it, itself included; nobody where there are none. */
  readonly family: Family<Relative>;
  readonly sources: readonly Source[];
  /** What has been announced of it and is not decided. */
  readonly announcements: readonly Announcement[];
};

export type Closure = {
  readonly kind: ClosureKind;
  readonly lastDay: PartialDate | null;
  readonly mandateEndedOn: PartialDate | null;
  readonly administrativeClosureOn: PartialDate | null;
  readonly decision: string | null;
  readonly decidedOn: PartialDate | null;
  readonly note: string | null;
};

export type Restructuring = {
  readonly effectiveOn: PartialDate;
  readonly kind: RestructuringKind;
  readonly decision: string | null;
  readonly note: string | null;
};

export type MandateExtension = {
  readonly until: PartialDate;
  readonly decision: string | null;
  readonly decidedOn: PartialDate | null;
};

export type FieldOffice = {
  readonly place: string;
  readonly name: string;
  readonly kind: FieldOfficeKind;
  readonly standing: FieldOfficeStanding;
  readonly openedOn: PartialDate | null;
  readonly closedOn: PartialDate | null;
  readonly asOf: PartialDate | null;
};

/** A predecessor or successor. */
export type Kin = {
  readonly slug: string;
  readonly kind: SuccessionKind;
  readonly textLocale: Locale;
  readonly shortName: string;
  readonly formerNames: readonly FormerName[];
  readonly establishedOn: PartialDate;
  /** When its establishment was decided, where that is known. */
  readonly decidedOn: PartialDate | null;
  /** `undefined` where it was never closed, `null` where nobody knows its last day. */
  readonly lastDay: PartialDate | null | undefined;
};

/** One operation with all its facts, its texts in `locale`, else in the source language; `null` where no operation has the slug. */
export function findProfile(slug: string, locale: Locale, db: Db = queryDb()): Profile | null {
  const entry = findOperation(slug, locale, db);
  if (entry === null) return null;
  const owned = { operationId: entry.id, textLocale: entry.textLocale };
  const texts = db.select().from(t.profiles).where(eq(t.profiles.operationId, entry.id)).all();
  const text = texts.find((row) => row.locale === entry.textLocale);
  const facts = db.select().from(t.operations).where(eq(t.operations.id, entry.id)).get();
  if (text === undefined || facts === undefined) throw new Error(`the operation ${slug} has no text`);
  return {
    ...entry,
    body: text.body,
    description: text.description,
    locales: locales.filter((candidate) => texts.some((row) => row.locale === candidate)),
    changedAt: [text.changedAt, facts.changedAt].sort().at(-1) ?? facts.changedAt,
    operationalFrom: date(
      db.select().from(t.establishments).where(eq(t.establishments.operationId, entry.id)).get()?.operationalFrom ??
        null,
    ),
    ...findDecisions(db, owned),
    ...findChanges(db, owned),
    ...findPlaces(db, owned),
    predecessors: findKin(db, owned, locale, 'predecessor'),
    successors: findKin(db, owned, locale, 'successor'),
    family: findFamily(entry.id, locale, db),
    themes: db
      .select()
      .from(t.operationThemes)
      .where(eq(t.operationThemes.operationId, entry.id))
      .all()
      .map(({ theme }) => theme),
    sources: db
      .select({
        field: t.sources.field,
        confidence: t.sources.confidence,
        url: t.sources.url,
        note: t.sources.note,
      })
      .from(t.sources)
      .where(eq(t.sources.operationId, entry.id))
      .orderBy(asc(t.sources.id))
      .all(),
    announcements: findAnnouncements(locale, db).filter(({ operation }) => operation === slug),
  };
}

type Owned = { readonly operationId: number; readonly textLocale: Locale };

function findDecisions(db: Db, { operationId, textLocale }: Owned): Pick<Profile, 'mandate' | 'closure'> {
  const mandate = db.select().from(t.mandates).where(eq(t.mandates.operationId, operationId)).get();
  const found = db
    .select()
    .from(t.closures)
    .leftJoin(
      t.closureNotes,
      and(eq(t.closureNotes.operationId, t.closures.operationId), eq(t.closureNotes.locale, textLocale)),
    )
    .where(eq(t.closures.operationId, operationId))
    .get();
  return {
    mandate: mandate ? { decision: mandate.decision, decidedOn: date(mandate.decidedOn) } : null,
    closure: found
      ? {
          kind: found.closures.kind,
          lastDay: date(found.closures.lastDay),
          mandateEndedOn: date(found.closures.mandateEndedOn),
          administrativeClosureOn: date(found.closures.administrativeClosureOn),
          decision: found.closures.decision,
          decidedOn: date(found.closures.decidedOn),
          note: found.closure_notes?.note ?? null,
        }
      : null,
  };
}

type Changes = Pick<Profile, 'restructurings' | 'mandateExtensions' | 'formerKinds'>;

function findChanges(db: Db, { operationId, textLocale }: Owned): Changes {
  return {
    mandateExtensions: db
      .select()
      .from(t.mandateExtensions)
      .where(eq(t.mandateExtensions.operationId, operationId))
      .orderBy(asc(t.mandateExtensions.until))
      .all()
      .map(({ until, decision, decidedOn }) => ({ until: knownDate(until), decision, decidedOn: date(decidedOn) })),
    formerKinds: db
      .select()
      .from(t.formerKinds)
      .where(eq(t.formerKinds.operationId, operationId))
      .orderBy(asc(t.formerKinds.until))
      .all()
      .map(({ kind, until }) => ({ kind, until: knownDate(until) })),
    restructurings: db
      .select()
      .from(t.restructurings)
      .leftJoin(
        t.restructuringNotes,
        and(eq(t.restructuringNotes.restructuringId, t.restructurings.id), eq(t.restructuringNotes.locale, textLocale)),
      )
      .where(eq(t.restructurings.operationId, operationId))
      .orderBy(asc(t.restructurings.effectiveOn), asc(t.restructurings.kind))
      .all()
      .map(({ restructurings: { effectiveOn, kind, decision }, restructuring_notes }) => ({
        effectiveOn: knownDate(effectiveOn),
        kind,
        decision,
        note: restructuring_notes?.note ?? null,
      })),
  };
}

function findPlaces(db: Db, { operationId, textLocale }: Owned): Pick<Profile, 'fieldOffices'> {
  const named = and(eq(t.placeNames.placeId, t.places.id), eq(t.placeNames.locale, textLocale));
  return {
    fieldOffices: db
      .select()
      .from(t.fieldOffices)
      .innerJoin(t.places, eq(t.places.id, t.fieldOffices.placeId))
      .innerJoin(t.placeNames, named)
      .where(eq(t.fieldOffices.operationId, operationId))
      .orderBy(asc(t.fieldOffices.id))
      .all()
      .map(({ field_offices: { kind, standing, openedOn, closedOn, asOf }, places, place_names }) => ({
        place: places.key,
        name: place_names.name,
        kind,
        standing,
        openedOn: date(openedOn),
        closedOn: date(closedOn),
        asOf: date(asOf),
      })),
  };
}

function findKin(db: Db, { operationId }: Owned, locale: Locale, side: 'predecessor' | 'successor'): Kin[] {
  const [own, other] =
    side === 'predecessor'
      ? [t.successions.successorId, t.successions.predecessorId]
      : [t.successions.predecessorId, t.successions.successorId];
  const rows = db
    .select({
      id: t.operations.id,
      slug: t.operations.slug,
      kind: t.successions.kind,
      textLocale: t.profiles.locale,
      shortName: t.profiles.shortName,
      establishedOn: t.establishments.establishedOn,
      decidedOn: t.mandates.decidedOn,
      closureKind: t.closures.kind,
      lastDay: t.closures.lastDay,
    })
    .from(t.successions)
    .innerJoin(t.operations, eq(t.operations.id, other))
    .innerJoin(t.profiles, and(eq(t.profiles.operationId, other), inArray(t.profiles.locale, [locale, sourceLocale])))
    .innerJoin(t.establishments, eq(t.establishments.operationId, other))
    .leftJoin(t.mandates, eq(t.mandates.operationId, other))
    .leftJoin(t.closures, eq(t.closures.operationId, other))
    .where(eq(own, operationId))
    .orderBy(asc(t.establishments.establishedOn))
    .all();
  const formerNames = findFormerNames(db, locale);
  return preferred(rows, locale).map(({ id, establishedOn, decidedOn, closureKind, lastDay, ...kin }) => ({
    ...kin,
    formerNames: formerNames(id, kin.textLocale),
    establishedOn: knownDate(establishedOn),
    decidedOn: date(decidedOn),
    lastDay: closureKind === null ? undefined : date(lastDay),
  }));
}
