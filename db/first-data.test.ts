import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locales } from '../domain/locale';
import { isVerified } from '../domain/source';
import { type Db, openForWriting } from './client';
import type { OperationFiles, RecordFiles } from './exchange/format';
import { migrateDatabase } from './migrate';
import { findWholeRecord } from './queries/whole-record';
import { loadFirstData } from './seed/load';

type Facts = {
  slug: string;
  nameEn: string;
  nameFr: string;
  status: 'active' | 'closed';
  region: string;
  kind: string;
  hostCountry: string;
  seat: Place | null;
  fieldOffices: (Place & { confidence: string; until?: string })[];
  establishedOn: string;
  operationalFrom: string | null;
  mandate: { decision: string | null; date: string | null };
  mandateEndedOn: string | null;
  closedOn: string | null;
  administrativeClosureOn: string | null;
  closureKind: string | null;
  withdrawnOn?: string;
  formerNames: { nameEn: string; nameFr: string; from: string; until: string }[];
  formerSeats?: (Place & { from: string; until: string })[];
  formerSlugs?: string[];
  themes: string[];
  siteUrl: string | null;
  furtherInformationLanguages: string[];
  sources: { field: string; confidence: string; url: string | null }[];
  onSourcePage: boolean;
};
type Place = { city: string; lat: number; lon: number; geonames: number };

const facts = JSON.parse(readFileSync('db/seed/facts.json', 'utf8')) as {
  operations: Facts[];
  successions: { predecessor: string; successor: string; kind: string }[];
};

let folder: string;
let db: Db;
let record: RecordFiles;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'where-we-are-'));
  db = openForWriting(join(folder, 'record.sqlite'));
  migrateDatabase(db);
  loadFirstData(db, new Date('2026-11-24T12:00:00Z'));
  record = findWholeRecord(db);
});

afterAll(() => {
  db.$client.close();
  rmSync(folder, { recursive: true });
});

function recorded(slug: string): OperationFiles {
  const found = record.operations.find((operation) => operation.slug === slug);
  if (found === undefined) throw new Error(`${slug} is not in the record`);
  return found;
}

function placeOf(key: string) {
  const { latitude, longitude, geonames } = record.places.find((place) => place.key === key) ?? {};
  return { lat: latitude, lon: longitude, geonames };
}

const where = ({ lat, lon, geonames }: Place) => ({ lat, lon, geonames });

test('holds the 41 operations of the facts file and no other', () => {
  expect(record.operations.map(({ slug }) => slug)).toEqual(facts.operations.map(({ slug }) => slug).sort());
  expect(record.operations).toHaveLength(41);
});

describe.each(facts.operations)('$slug', (fact) => {
  test('has its dates where they should be', () => {
    const { establishment, mandate, closure, withdrawal } = recorded(fact.slug).facts;
    expect(establishment).toEqual({ establishedOn: fact.establishedOn, operationalFrom: fact.operationalFrom });
    expect({ decision: null, decidedOn: null, ...mandate }).toEqual({
      decision: fact.mandate.decision,
      decidedOn: fact.mandate.date,
    });
    expect(closure !== null).toBe(fact.status === 'closed');
    expect(closure?.kind ?? null).toBe(fact.closureKind);
    expect(closure?.lastDay ?? null).toBe(fact.closedOn);
    expect(closure?.mandateEndedOn ?? null).toBe(fact.mandateEndedOn);
    expect(closure?.administrativeClosureOn ?? null).toBe(fact.administrativeClosureOn);
    if (fact.withdrawnOn) expect(withdrawal).toEqual({ withdrawnOn: fact.withdrawnOn, returnedOn: null });
  });

  test('is of its kind, in its region and country, with its themes, languages and site', () => {
    const { facts: found } = recorded(fact.slug);
    expect(found.kind).toBe(fact.kind.replaceAll(' ', '-'));
    expect(found.region).toBe(fact.region.toLowerCase().replaceAll(' ', '-'));
    expect(found.hostCountries).toEqual([fact.hostCountry]);
    expect(found.themes).toEqual([...fact.themes].sort());
    expect(found.furtherInformationLanguages.map(({ language }) => language)).toEqual(fact.furtherInformationLanguages);
    expect(found.siteUrl).toBe(fact.siteUrl);
  });

  test('has its seats and field offices, former ones included, at their places', () => {
    const { seats, fieldOffices } = recorded(fact.slug).facts;
    const present = seats.filter(({ until }) => until === null);
    expect(present.map(({ place }) => placeOf(place))).toEqual(fact.seat ? [where(fact.seat)] : []);
    expect(
      seats.filter(({ until }) => until !== null).map(({ place, from, until }) => ({ ...placeOf(place), from, until })),
    ).toEqual((fact.formerSeats ?? []).map((seat) => ({ ...where(seat), from: seat.from, until: seat.until })));
    expect(fieldOffices.map(({ place }) => placeOf(place))).toEqual(fact.fieldOffices.map(where));
  });

  test('has its names, the former ones dated, and is found at its former addresses', () => {
    const { facts: found, profiles } = recorded(fact.slug);
    expect(profiles.en?.name).toBe(fact.nameEn);
    expect(profiles.fr?.name).toBe(fact.nameFr);
    expect(found.formerNames).toEqual(fact.formerNames.map(({ from, until }) => ({ from, until })));
    for (const { from, nameEn, nameFr } of fact.formerNames) {
      expect(profiles.en?.formerNames[from]).toBe(nameEn);
      expect(profiles.fr?.formerNames[from]).toBe(nameFr);
    }
    for (const slug of fact.formerSlugs ?? []) {
      expect(record.redirects).toContainEqual({ from: `/operations/${slug}`, to: `/operations/${fact.slug}` });
    }
  });

  test('has a text in each of the six languages', () => {
    const { facts: found, profiles } = recorded(fact.slug);
    for (const locale of locales) {
      const profile = profiles[locale];
      if (profile === undefined) throw new Error(`no ${locale} text`);
      expect(profile.seatName === null).toBe(fact.seat === null);
      expect(Object.keys(profile.restructuringNotes)).toEqual(
        found.restructurings.map(({ effectiveOn }) => effectiveOn),
      );
      expect(profile.description.length).toBeLessThanOrEqual(170);
      if (fact.onSourcePage) {
        const words = profile.summary.split(/\s+/).length;
        expect(words, `${locale}: ${words} words`).toBeGreaterThanOrEqual(60);
        expect(words, `${locale}: ${words} words`).toBeLessThanOrEqual(110);
      }
    }
  });

  test('has as unverified every fact for which no source was seen, and no other', () => {
    const { sources } = recorded(fact.slug).facts;
    const confirmed = (field: string) =>
      fact.sources.some((source) => source.field === field && source.confidence === 'confirmed');
    for (const field of [
      'region',
      'hostCountry',
      'seat',
      'seat.coordinates',
      'establishedOn',
      'operationalFrom',
      'mandate.decision',
      'mandate.date',
      'mandateEndedOn',
      'closedOn',
      'administrativeClosureOn',
      'closureKind',
      'withdrawnOn',
      'themes',
      'furtherInformationLanguages',
      'predecessors',
      'successors',
    ]) {
      expect(isVerified(sources, field), field).toBe(confirmed(field));
    }
    for (const { place } of recorded(fact.slug).facts.fieldOffices) {
      const office = fact.fieldOffices.find(({ geonames }) => geonames === placeOf(place).geonames);
      expect(isVerified(sources, `fieldOffice.${place}`)).toBe(office?.confidence !== 'recalled');
    }
  });
});

test('holds every succession with its kind, and no other', () => {
  const found = record.operations.flatMap(({ slug, facts: { successors } }) =>
    successors.map(({ slug: successor, kind }) => ({ predecessor: slug, successor, kind })),
  );
  const byPair = (a: { predecessor: string; successor: string }, b: typeof a) =>
    `${a.predecessor} ${a.successor}` < `${b.predecessor} ${b.successor}` ? -1 : 1;
  expect(found.sort(byPair)).toEqual(
    facts.successions.map((succession) => ({ ...succession, kind: succession.kind.replaceAll(' ', '_') })).sort(byPair),
  );
});

test('has a title and a description of its own for every profile in every language', () => {
  for (const locale of locales) {
    const profiles = record.operations.map(({ profiles: found }) => found[locale]);
    expect(new Set(profiles.map((profile) => profile?.name)).size).toBe(41);
    expect(new Set(profiles.map((profile) => profile?.description)).size).toBe(41);
  }
});

test('names every place in every language, and has the texts of the site in each', () => {
  for (const { names } of record.places) expect(Object.keys(names)).toEqual([...locales]);
  for (const locale of locales) {
    expect(Object.keys(record.site[locale] ?? {})).toEqual(['about', 'conflictPreventionCentre', 'introduction']);
  }
});
