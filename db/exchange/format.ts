import { z } from 'zod';
import { parsePartialDate } from '../../domain/calendar';
import {
  closureKinds,
  confidences,
  fieldOfficeKinds,
  fieldOfficeStandings,
  operationKinds,
  regions,
  restructuringKinds,
  siteTextKeys,
  successionKinds,
  themes,
} from '../../domain/closed-lists';
import { type Locale, locales, sourceLocale } from '../../domain/locale';
import { planKinds } from '../../domain/plan';

/*
 * The record as files: what `db/seed/record` holds, `db:export` writes and `db:import` reads.
 *
 *   record.json                       the version of this format
 *   places.json  redirects.json  announcements.json (where something is announced)
 *   site/{locale}.json                the texts of the site
 *   operations/{slug}/facts.json      dates, places, decisions, sources
 *   operations/{slug}/{locale}.json   everything about it that is written in one language
 */

/** The version of the files' format; a change that older code cannot read raises it. */
export const formatVersion = 1;

const partialDate = z
  .string()
  .refine((text) => parsePartialDate(text) !== null, 'is not a date written 1994, 1999-10 or 1999-10-25');
const instant = z.iso.datetime({ precision: 3 });
const webAddress = z.url({ protocol: /^https?$/ });
const text = z.string().refine((value) => value.trim() !== '', 'is empty');
const slug = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not a slug: small letters, digits and hyphens');
const path = z.string().regex(/^\/[a-z0-9][a-z0-9/-]*$/, 'is not an address below a locale');
const country = z.string().regex(/^[A-Z]{2}$/, 'is not an ISO 3166-1 alpha-2 code');
const language = z.string().refine(isLanguageTag, 'is not a BCP 47 language');

function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

const inEachLocale = <Schema extends z.ZodType>(schema: Schema) =>
  z.strictObject(Object.fromEntries(locales.map((locale) => [locale, schema])) as Record<Locale, Schema>);

export const recordFile = z.strictObject({ format: z.literal(formatVersion) });

export const placesFile = z.array(
  z.strictObject({
    key: slug,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    geonames: z.int().nullable(),
    names: inEachLocale(text),
  }),
);

export const redirectsFile = z.array(z.strictObject({ from: path, to: path }));

/** What is announced of plans, and when; the first data has none. */
export const announcementsFile = z.array(
  z.strictObject({
    key: slug,
    kind: z.enum(planKinds),
    operation: slug.nullable(),
    expected: partialDate.nullable(),
    announcedAt: instant,
    texts: z.partialRecord(z.enum(locales), text),
  }),
);

export const siteFile = z.partialRecord(z.enum(siteTextKeys), z.strictObject({ text, changedAt: instant }));

export const factsFile = z.strictObject({
  kind: z.enum(operationKinds),
  region: z.enum(regions),
  siteUrl: webAddress.nullable(),
  changedAt: instant,
  hostCountries: z.array(country).min(1),
  establishment: z.strictObject({ establishedOn: partialDate, operationalFrom: partialDate.nullable() }),
  mandate: z.strictObject({ decision: text.nullable(), decidedOn: partialDate.nullable() }).nullable(),
  restructurings: z.array(
    z.strictObject({ effectiveOn: partialDate, kind: z.enum(restructuringKinds), decision: text.nullable() }),
  ),
  /** Files of before there were such facts have none. */
  mandateExtensions: z
    .array(z.strictObject({ until: partialDate, decision: text.nullable(), decidedOn: partialDate.nullable() }))
    .default([]),
  /** The kinds that an operation was of before its present one, each with its last day. */
  formerKinds: z.array(z.strictObject({ kind: z.enum(operationKinds), until: partialDate })).default([]),
  withdrawal: z.strictObject({ withdrawnOn: partialDate, returnedOn: partialDate.nullable() }).nullable(),
  closure: z
    .strictObject({
      kind: z.enum(closureKinds),
      lastDay: partialDate.nullable(),
      mandateEndedOn: partialDate.nullable(),
      administrativeClosureOn: partialDate.nullable(),
      decision: text.nullable(),
      decidedOn: partialDate.nullable(),
    })
    .nullable(),
  seats: z.array(z.strictObject({ place: slug, from: partialDate.nullable(), until: partialDate.nullable() })),
  fieldOffices: z.array(
    z.strictObject({
      place: slug,
      kind: z.enum(fieldOfficeKinds),
      standing: z.enum(fieldOfficeStandings),
      openedOn: partialDate.nullable(),
      closedOn: partialDate.nullable(),
      asOf: partialDate.nullable(),
    }),
  ),
  formerNames: z.array(z.strictObject({ from: partialDate, until: partialDate })),
  successors: z.array(
    z.strictObject({
      slug,
      kind: z.enum(successionKinds),
      /** Why it did not begin on the day after the predecessor's last day; for editors, in the source language. */
      gapReason: text.nullable().default(null),
    }),
  ),
  furtherInformationLanguages: z.array(z.strictObject({ language, url: webAddress.nullable() })),
  themes: z.array(z.enum(themes)),
  sources: z.array(
    z.strictObject({
      field: text,
      confidence: z.enum(confidences),
      url: webAddress.nullable(),
      note: text.nullable(),
    }),
  ),
});

export const profileFile = z.strictObject({
  name: text,
  shortName: text,
  seatName: text.nullable(),
  summary: text,
  body: z.string(),
  description: text,
  changedAt: instant,
  /** Why and how it ended, where it did. */
  closureNote: text.nullable(),
  /** By the date of the restructuring. */
  restructuringNotes: z.record(partialDate, text),
  /** By the first date of the name. */
  formerNames: z.record(partialDate, text),
});

/** The whole record, read from its files and checked. */
export type RecordFiles = {
  readonly places: z.infer<typeof placesFile>;
  readonly redirects: z.infer<typeof redirectsFile>;
  readonly announcements: z.infer<typeof announcementsFile>;
  readonly site: Readonly<Partial<Record<Locale, z.infer<typeof siteFile>>>>;
  readonly operations: readonly OperationFiles[];
};

export type OperationFiles = {
  readonly slug: string;
  readonly facts: z.infer<typeof factsFile>;
  /** By locale; the source locale is always there. */
  readonly profiles: Readonly<Partial<Record<Locale, z.infer<typeof profileFile>>>>;
};

/** A file of the record that is refused; its message names the file, the path of the wrong field and what is wrong with it. */
export class WrongFile extends Error {}

/** Refuses a record whose files are each right but do not agree with one another, with `WrongFile`. */
export function checkAgreement(record: RecordFiles): void {
  const places = new Set(record.places.map(({ key }) => key));
  const slugs = new Set(record.operations.map(({ slug: known }) => known));
  for (const [index, { operation }] of record.announcements.entries()) {
    if (operation !== null && !slugs.has(operation))
      throw new WrongFile(`announcements.json: ${index}.operation: no operation is called "${operation}"`);
  }
  for (const { slug: owner, facts, profiles } of record.operations) {
    const file = `operations/${owner}`;
    if (profiles[sourceLocale] === undefined) throw new WrongFile(`${file}/${sourceLocale}.json: is missing`);
    const offices = facts.fieldOffices.map(({ place }, index) => ({ place, field: `fieldOffices.${index}.place` }));
    const seats = facts.seats.map(({ place }, index) => ({ place, field: `seats.${index}.place` }));
    for (const { place, field } of [...seats, ...offices]) {
      if (!places.has(place)) throw new WrongFile(`${file}/facts.json: ${field}: places.json has no "${place}"`);
    }
    for (const [index, successor] of facts.successors.entries()) {
      if (!slugs.has(successor.slug)) {
        throw new WrongFile(`${file}/facts.json: successors.${index}.slug: no operation is called "${successor.slug}"`);
      }
    }
    for (const [locale, profile] of Object.entries(profiles)) {
      checkKeys(
        `${file}/${locale}.json: restructuringNotes`,
        Object.keys(profile.restructuringNotes),
        facts.restructurings.map((r) => r.effectiveOn),
      );
      checkKeys(
        `${file}/${locale}.json: formerNames`,
        Object.keys(profile.formerNames),
        facts.formerNames.map((n) => n.from),
      );
      if ((profile.closureNote === null) !== (facts.closure === null)) {
        throw new WrongFile(`${file}/${locale}.json: closureNote: must be there exactly when facts.json has a closure`);
      }
    }
  }
}

function checkKeys(where: string, found: readonly string[], expected: readonly string[]): void {
  const odd = found.find((key) => !expected.includes(key)) ?? expected.find((key) => !found.includes(key));
  if (odd !== undefined) throw new WrongFile(`${where}.${odd}: must be there exactly when facts.json has that date`);
}
