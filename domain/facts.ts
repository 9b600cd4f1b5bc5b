import { surelyBefore } from './calendar';
import { confidences, fieldOfficeKinds, fieldOfficeStandings, operationKinds, regions, themes } from './closed-lists';
import { parseFactDate } from './fact-dates';
import { isLanguageTag } from './language-tag';
import { refuseText } from './text-fields';

/** The facts of an operation that have forms. Dates are partial ones, places keys; whatever came from outside may be neither. */
export type EditedFacts = {
  readonly kind: string;
  readonly region: string;
  /** The address of the operation's own site. */
  readonly siteUrl: string | null;
  readonly hostCountries: readonly string[];
  readonly mandate: { readonly decision: string | null; readonly decidedOn: string | null } | null;
  readonly seats: readonly { readonly place: string; readonly from: string | null; readonly until: string | null }[];
  readonly fieldOffices: readonly {
    readonly place: string;
    readonly kind: string;
    readonly standing: string;
    readonly openedOn: string | null;
    readonly closedOn: string | null;
    readonly asOf: string | null;
  }[];
  readonly formerNames: readonly { readonly from: string; readonly until: string }[];
  readonly furtherInformationLanguages: readonly { readonly language: string; readonly url: string | null }[];
  readonly themes: readonly string[];
  readonly sources: readonly {
    readonly field: string;
    readonly confidence: string;
    readonly url: string | null;
    readonly note: string | null;
  }[];
};

/** What a draft of facts holds: the slug, and all facts, also those that have no form and stay as they are. */
export type FactsContent = { readonly slug: string; readonly facts: EditedFacts };

/** What the rest of the record has to do with an operation's facts. */
export type AroundFacts = {
  readonly places: ReadonlySet<string>;
  /** The slug that the operation has now; `null` where it is only being established. */
  readonly ownSlug: string | null;
  /** Slugs that lead elsewhere: those of other operations, and all that were left behind. */
  readonly takenSlugs: ReadonlySet<string>;
};

export type FactsRefusal =
  | 'slug_wrong'
  | 'slug_taken'
  | 'facts_choice_wrong'
  | 'facts_country_missing'
  | 'facts_country_wrong'
  | 'facts_language_wrong'
  | 'facts_place_missing'
  | 'facts_place_unknown'
  | 'facts_date_wrong'
  | 'facts_dates_order'
  | 'facts_address_wrong'
  | 'facts_path_wrong'
  | 'facts_twice'
  | 'facts_too_many'
  | 'text_too_long'
  | 'text_unreadable'
  | 'text_direction'
  | 'text_line_break';

/** What is wrong with facts, and where: `seats.0.from`. */
export type FactsProblem = { readonly field: string; readonly why: FactsRefusal };

/** The most rows that a list of facts may have. */
export const mostRows = 200;

/** Slugs that the rooms and the log use for something else. */
const reservedSlugs = ['site', 'common', 'new'];

/** Answers the first thing that is wrong with facts, in the order of their form, or `null`. */
export function refuseFacts({ slug, facts }: FactsContent, around: AroundFacts): FactsProblem | null {
  for (const [field, why] of problems(slug, facts, around)) if (why !== null) return { field, why };
  return null;
}

type Found = readonly [field: string, why: FactsRefusal | null];

function* problems(slug: string, facts: EditedFacts, around: AroundFacts): Generator<Found> {
  yield ['kind', choice(operationKinds, facts.kind)];
  yield ['slug', refuseSlug(slug, around)];
  yield ['region', choice(regions, facts.region)];
  for (const list of lists) if (facts[list].length > mostRows) yield [`${list}.0`, 'facts_too_many'];
  yield* countries(facts);
  yield* seats(facts, around);
  yield* fieldOffices(facts, around);
  if (facts.mandate !== null) {
    yield ['mandate.decision', oneLine(facts.mandate.decision, 300)];
    yield ['mandate.decidedOn', date(facts.mandate.decidedOn)];
  }
  for (const theme of facts.themes) yield [`themes.${theme}`, choice(themes, theme)];
  yield* furtherInformation(facts);
  yield* formerNames(facts);
  yield ['siteUrl', address(facts.siteUrl)];
  yield* sources(facts);
}

const lists = [
  'hostCountries',
  'seats',
  'fieldOffices',
  'furtherInformationLanguages',
  'formerNames',
  'sources',
] as const;

function* countries({ hostCountries }: EditedFacts): Generator<Found> {
  if (hostCountries.length === 0) yield ['hostCountries.0.country', 'facts_country_missing'];
  for (const [index, country] of hostCountries.entries()) {
    const field = `hostCountries.${index}.country`;
    yield [field, /^[A-Z]{2}$/.test(country) ? null : 'facts_country_wrong'];
    yield [field, twice(hostCountries, index)];
  }
}

function* seats({ seats: rows }: EditedFacts, { places }: AroundFacts): Generator<Found> {
  for (const [index, { place, from, until }] of rows.entries()) {
    yield [`seats.${index}.place`, refusePlace(place, places)];
    yield [`seats.${index}.from`, date(from)];
    yield [`seats.${index}.until`, date(until) ?? order(from, until)];
  }
}

function* fieldOffices({ fieldOffices: rows }: EditedFacts, { places }: AroundFacts): Generator<Found> {
  const named = rows.map(({ place }) => place);
  for (const [index, { place, kind, standing, openedOn, closedOn, asOf }] of rows.entries()) {
    const at = `fieldOffices.${index}`;
    yield [`${at}.place`, refusePlace(place, places) ?? twice(named, index)];
    yield [`${at}.kind`, choice(fieldOfficeKinds, kind)];
    yield [`${at}.standing`, choice(fieldOfficeStandings, standing)];
    yield [`${at}.openedOn`, date(openedOn)];
    yield [`${at}.closedOn`, date(closedOn) ?? order(openedOn, closedOn)];
    yield [`${at}.asOf`, date(asOf)];
  }
}

function* furtherInformation({ furtherInformationLanguages: rows }: EditedFacts): Generator<Found> {
  const named = rows.map(({ language }) => language);
  for (const [index, { language, url }] of rows.entries()) {
    const field = `furtherInformationLanguages.${index}`;
    yield [`${field}.language`, isLanguageTag(language) ? twice(named, index) : 'facts_language_wrong'];
    yield [`${field}.url`, address(url)];
  }
}

function* formerNames({ formerNames: rows }: EditedFacts): Generator<Found> {
  const begun = rows.map(({ from }) => from);
  for (const [index, { from, until }] of rows.entries()) {
    yield [`formerNames.${index}.from`, date(from) ?? twice(begun, index)];
    yield [`formerNames.${index}.until`, date(until) ?? order(from, until)];
  }
}

function* sources({ sources: rows }: EditedFacts): Generator<Found> {
  for (const [index, { field, confidence, url, note }] of rows.entries()) {
    const at = `sources.${index}`;
    yield [`${at}.field`, /^[a-zA-Z][\w-]*(\.[\w-]+)*$/.test(field) && field.length <= 100 ? null : 'facts_path_wrong'];
    yield [`${at}.confidence`, choice(confidences, confidence)];
    yield [`${at}.url`, address(url)];
    yield [`${at}.note`, oneLine(note, 2_000)];
  }
}

function refuseSlug(slug: string, { ownSlug, takenSlugs }: AroundFacts): FactsRefusal | null {
  if (slug === ownSlug) return null;
  if (slug.length > 100 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) return 'slug_wrong';
  return takenSlugs.has(slug) || reservedSlugs.includes(slug) ? 'slug_taken' : null;
}

function refusePlace(place: string, known: ReadonlySet<string>): FactsRefusal | null {
  if (place === '') return 'facts_place_missing';
  return known.has(place) ? null : 'facts_place_unknown';
}

function choice(list: readonly string[], chosen: string): FactsRefusal | null {
  return list.includes(chosen) ? null : 'facts_choice_wrong';
}

function twice(list: readonly string[], index: number): FactsRefusal | null {
  const value = list[index];
  return value !== undefined && list.indexOf(value) < index ? 'facts_twice' : null;
}

function date(text: string | null): FactsRefusal | null {
  return text === null || parseFactDate(text) !== null ? null : 'facts_date_wrong';
}

function order(from: string | null, until: string | null): FactsRefusal | null {
  const [first, last] = [parseFactDate(from ?? ''), parseFactDate(until ?? '')];
  return first !== null && last !== null && surelyBefore(last, first) ? 'facts_dates_order' : null;
}

function address(text: string | null): FactsRefusal | null {
  if (text === null) return null;
  if (text.length > 2_000) return 'text_too_long';
  return /^https?:\/\/[^\s\p{Cc}]+$/u.test(text) && text.isWellFormed() && URL.canParse(text)
    ? null
    : 'facts_address_wrong';
}

function oneLine(text: string | null, most: number): FactsRefusal | null {
  if (text === null) return null;
  if (text.length > most) return 'text_too_long';
  const refusal = refuseText('summary', text);
  return refusal ?? (text.includes('\n') ? 'text_line_break' : null);
}
