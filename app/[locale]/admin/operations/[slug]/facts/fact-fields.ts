import { type EditedFacts, type FactsContent, type FactsRefusal, mostRows } from '@/domain/facts';
import type { Locale } from '@/domain/locale';
import { plainText } from '@/domain/text-fields';
import {
  type Choice,
  codeOf,
  countryChoices,
  countryTyped,
  languageChoices,
  languageTyped,
  written,
} from '@/i18n/codes';
import { type FactFields, firstChoice, type RowGroup, rowGroups, rowsIn } from './fact-rows';

/** Facts as the fields of their form, with names of languages, countries and places in the editor's language. */
export function toFactFields({ slug, facts }: FactsContent, places: readonly Choice[], locale: Locale): FactFields {
  const fields: Record<string, string> = {
    kind: facts.kind,
    slug,
    region: facts.region,
    siteUrl: facts.siteUrl ?? '',
    'mandate.decision': facts.mandate?.decision ?? '',
    'mandate.decidedOn': facts.mandate?.decidedOn ?? '',
  };
  for (const theme of facts.themes) fields[`themes.${theme}`] = 'on';
  const put = (group: RowGroup, rows: readonly Readonly<Record<string, string | null>>[]) => {
    for (const [index, row] of rows.entries()) {
      for (const [column, value] of Object.entries(row)) fields[`${group}.${index}.${column}`] = value ?? '';
    }
  };
  const placed = <Row extends { readonly place: string }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, place: written(row.place, places) }));
  const [countries, languages] = [countryChoices(locale), languageChoices(locale)];
  put(
    'hostCountries',
    facts.hostCountries.map((country) => ({ country: written(country, countries) })),
  );
  put('seats', placed(facts.seats));
  put('fieldOffices', placed(facts.fieldOffices));
  put(
    'furtherInformationLanguages',
    facts.furtherInformationLanguages.map(({ language, url }, index) => ({
      language: written(language, languages),
      url,
      position: String(index + 1),
    })),
  );
  put('formerNames', facts.formerNames);
  put('sources', facts.sources);
  return fields;
}

/** The fields that a form sent, of those that the form has; rows that stand empty are closed up. */
export function sentFactFields(form: FormData): FactFields {
  const fields: Record<string, string> = {};
  const next: Partial<Record<RowGroup, number>> = {};
  const take = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  for (const name of ['kind', 'slug', 'region', 'siteUrl', 'mandate.decision', 'mandate.decidedOn'])
    fields[name] = take(name);
  for (const name of form.keys()) if (/^themes\.[a-z-]{1,80}$/.test(name)) fields[name] = 'on';
  for (const group of Object.keys(rowGroups) as RowGroup[]) {
    for (let index = 0; index <= mostRows + 20; index += 1) {
      const row = rowGroups[group].map((column) => [column, take(`${group}.${index}.${column}`)] as const);
      if (row.every(([column, value]) => value.trim() === '' || column in firstChoice || column === 'position'))
        continue;
      const place = next[group] ?? 0;
      next[group] = place + 1;
      for (const [column, value] of row) fields[`${group}.${place}.${column}`] = value;
    }
  }
  return fields;
}

/** What the fields say, as a draft holds it before it is put in order; `before` gives the facts that have no form. */
export function fromFactFields(
  fields: FactFields,
  before: FactsContent,
  places: readonly Choice[],
  locale: Locale,
): FactsContent {
  const text = (name: string) => plainText(fields[name] ?? '').trim();
  const orNothing = (name: string) => text(name) || null;
  const rows = <Row>(group: RowGroup, read: (at: string) => Row): Row[] =>
    Array.from({ length: rowsIn(fields, group) }, (_, index) => read(`${group}.${index}`));
  const placeOf = (name: string) => codeOf(text(name), places) ?? text(name);
  const mandate = { decision: orNothing('mandate.decision'), decidedOn: orNothing('mandate.decidedOn') };
  const edited: EditedFacts = {
    kind: text('kind'),
    region: text('region'),
    siteUrl: orNothing('siteUrl'),
    hostCountries: rows('hostCountries', (at) => countryTyped(text(`${at}.country`), locale)),
    mandate: mandate.decision === null && mandate.decidedOn === null ? null : mandate,
    seats: rows('seats', (at) => ({
      place: placeOf(`${at}.place`),
      from: orNothing(`${at}.from`),
      until: orNothing(`${at}.until`),
    })),
    fieldOffices: rows('fieldOffices', (at) => ({
      place: placeOf(`${at}.place`),
      kind: text(`${at}.kind`),
      standing: text(`${at}.standing`),
      openedOn: orNothing(`${at}.openedOn`),
      closedOn: orNothing(`${at}.closedOn`),
      asOf: orNothing(`${at}.asOf`),
    })),
    formerNames: rows('formerNames', (at) => ({ from: text(`${at}.from`), until: text(`${at}.until`) })),
    furtherInformationLanguages: rows('furtherInformationLanguages', (at) => ({
      language: languageTyped(text(`${at}.language`), locale),
      url: orNothing(`${at}.url`),
    })),
    themes: Object.keys(fields)
      .filter((name) => name.startsWith('themes.'))
      .map((name) => name.slice('themes.'.length)),
    sources: rows('sources', (at) => ({
      field: text(`${at}.field`),
      confidence: text(`${at}.confidence`),
      url: orNothing(`${at}.url`),
      note: orNothing(`${at}.note`),
    })),
  };
  // What is there already stands where it stood, so that the same facts are the same text.
  return { slug: text('slug'), facts: { ...before.facts, ...edited } };
}

/** The row whose position is no number; `null` where all are. */
export function wrongPosition(
  fields: FactFields,
): { readonly field: string; readonly why: FactsRefusal | 'facts_position_wrong' } | null {
  for (let index = 0; index < rowsIn(fields, 'furtherInformationLanguages'); index += 1) {
    const field = `furtherInformationLanguages.${index}.position`;
    if (!/^\d{0,3}$/.test((fields[field] ?? '').trim())) return { field, why: 'facts_position_wrong' };
  }
  return null;
}

/** Facts as the record orders them: languages by their positions, and what has no order of its own by itself. */
export function inOrder({ slug, facts }: FactsContent, fields: FactFields): FactsContent {
  const positionOf = (index: number) => {
    const text = (fields[`furtherInformationLanguages.${index}.position`] ?? '').trim();
    return text === '' ? Number.POSITIVE_INFINITY : Number(text);
  };
  const languages = facts.furtherInformationLanguages
    .map((row, index) => ({ row, position: positionOf(index) }))
    .sort((a, b) => (a.position === b.position ? 0 : a.position - b.position))
    .map(({ row }) => row);
  return {
    slug,
    facts: {
      ...facts,
      hostCountries: [...facts.hostCountries].sort(),
      themes: [...facts.themes].sort(),
      formerNames: [...facts.formerNames].sort((a, b) => (a.from < b.from ? -1 : 1)),
      furtherInformationLanguages: languages,
    },
  };
}
