import {
  nothingPlanned,
  type PlanKind,
  type PlannedClosure,
  type PlannedEstablishment,
  type PlannedFacts,
  type PlannedRestructuring,
  type PlannedSuccession,
} from '@/domain/plan';
import { plainText } from '@/domain/text-fields';
import type { Choice } from '@/i18n/codes';
import { codeOf, written } from '@/i18n/codes';
import type { FactFields } from '../../operations/[slug]/facts/fact-rows';

/** What the fields of a plan offer while one types: names, with the codes that stand for them. */
export type Known = {
  readonly places: readonly Choice[];
  readonly countries: readonly Choice[];
  readonly languages: readonly Choice[];
  /** Operations by their slugs. */
  readonly operations: readonly Choice[];
};

const succession = ['slug', 'kind', 'gapReason'] as const;

/** The fields of a plan's form, by its kind: those that stand alone, those that are ticked, and the lists with what a row of each has. */
export const plannedForm = {
  establishment: {
    single: ['slug', 'kind', 'region', 'seat', 'establishedOn', 'operationalFrom', 'decision', 'decidedOn', 'siteUrl'],
    ticked: [],
    rows: { hostCountries: ['country'], languages: ['language', 'url'], predecessors: succession },
  },
  restructuring: {
    single: ['effectiveOn', 'decision', 'kind', 'seat'],
    ticked: ['renames', 'mandate'],
    rows: { opens: ['place', 'kind'], closes: ['place'] },
  },
  closure: {
    single: ['kind', 'lastDay', 'mandateEndedOn', 'administrativeClosureOn', 'decision', 'decidedOn'],
    ticked: [],
    rows: { successors: succession },
  },
} as const;

/** A list of a plan's form. */
export type PlannedGroup = {
  [Kind in PlanKind]: keyof (typeof plannedForm)[Kind]['rows'];
}[PlanKind];

/** The lists of a kind of plan, with what a row of each has. */
export function groupsOf(kind: PlanKind): readonly (readonly [group: PlannedGroup, columns: readonly string[]])[] {
  return Object.entries(plannedForm[kind].rows) as [PlannedGroup, readonly string[]][];
}

const mostRows = 50;

/** A plan's facts as the fields of their form, with names of what has a code in the person's language. */
export function toPlannedFields<Kind extends PlanKind>(
  kind: Kind,
  facts: PlannedFacts[Kind],
  known: Known,
): FactFields {
  const fields: Record<string, string> = {};
  const put = (name: string, value: unknown) => {
    const column = name.slice(name.lastIndexOf('.') + 1);
    fields[name] = typeof value === 'string' ? shown(column, name.includes('.'), value, known) : '';
  };
  const given = facts as unknown as Readonly<Record<string, unknown>>;
  const { single, ticked } = plannedForm[kind];
  for (const name of single) put(name, given[name]);
  for (const name of ticked) if (given[name] === true) fields[name] = 'on';
  for (const [group, columns] of groupsOf(kind)) {
    for (const [index, row] of (given[group] as readonly unknown[]).entries()) {
      for (const column of columns)
        put(`${group}.${index}.${column}`, typeof row === 'string' ? row : (row as Record<string, unknown>)[column]);
    }
  }
  if (kind === 'establishment')
    for (const theme of (facts as PlannedEstablishment).themes) fields[`themes.${theme}`] = 'on';
  return fields;
}

/** The fields that a form sent, of those that a plan of the kind has; rows that stand empty are closed up. */
export function sentPlannedFields(kind: PlanKind, form: FormData): FactFields {
  const fields: Record<string, string> = {};
  const take = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? plainText(value).trim() : '';
  };
  const { single, ticked } = plannedForm[kind];
  for (const name of single) fields[name] = take(name);
  for (const name of ticked) if (take(name) === 'on') fields[name] = 'on';
  for (const [group, columns] of groupsOf(kind)) {
    let next = 0;
    for (let index = 0; index <= mostRows; index += 1) {
      const row = columns.map((column) => [column, take(`${group}.${index}.${column}`)] as const);
      // A kind is chosen before anybody has typed.
      if (row.every(([column, value]) => value === '' || column === 'kind')) continue;
      for (const [column, value] of row) fields[`${group}.${next}.${column}`] = value;
      next += 1;
    }
  }
  if (kind === 'establishment')
    for (const name of form.keys()) if (/^themes\.[a-z-]{1,80}$/.test(name)) fields[name] = 'on';
  return fields;
}

/** What the fields say, as a plan holds it: codes for the names that are known, and whatever else somebody has typed. */
export function fromPlannedFields(kind: PlanKind, fields: FactFields, known: Known): PlannedFacts[PlanKind] {
  const text = (name: string) => fields[name] ?? '';
  const code = (name: string, from: readonly Choice[]) => codeOf(text(name), from) ?? text(name);
  const rows = <Row>(group: PlannedGroup, read: (at: string) => Row): Row[] =>
    Array.from({ length: rowsOf(fields, kind, group) }, (_, index) => read(`${group}.${index}`));
  const followed = (group: 'predecessors' | 'successors'): PlannedSuccession[] =>
    rows(group, (at) => ({
      slug: code(`${at}.slug`, known.operations),
      kind: text(`${at}.kind`),
      gapReason: text(`${at}.gapReason`),
    }));
  const single = Object.fromEntries(plannedForm[kind].single.map((name) => [name, text(name)]));
  if (kind === 'closure') {
    return { ...nothingPlanned.closure, ...single, successors: followed('successors') } satisfies PlannedClosure;
  }
  const seat = code('seat', known.places);
  if (kind === 'restructuring') {
    return {
      ...nothingPlanned.restructuring,
      ...single,
      seat,
      renames: text('renames') === 'on',
      mandate: text('mandate') === 'on',
      opens: rows('opens', (at) => ({ place: code(`${at}.place`, known.places), kind: text(`${at}.kind`) })),
      closes: rows('closes', (at) => code(`${at}.place`, known.places)),
    } satisfies PlannedRestructuring;
  }
  return {
    ...nothingPlanned.establishment,
    ...single,
    seat,
    hostCountries: rows('hostCountries', (at) => code(`${at}.country`, known.countries)),
    themes: Object.keys(fields)
      .filter((name) => name.startsWith('themes.'))
      .map((name) => name.slice('themes.'.length))
      .sort(),
    languages: rows('languages', (at) => ({
      language: code(`${at}.language`, known.languages),
      url: text(`${at}.url`),
    })),
    predecessors: followed('predecessors'),
  } satisfies PlannedEstablishment;
}

/** How many rows of a list are filled. */
export function rowsOf(fields: FactFields, kind: PlanKind, group: PlannedGroup): number {
  const first = groupsOf(kind).find(([name]) => name === group)?.[1][0];
  let count = 0;
  while (fields[`${group}.${count}.${first}`] !== undefined) count += 1;
  return count;
}

/** The field of a plan's form at which a problem of the life that it would make is told; `null` where there is none. */
export function fieldInPlan(kind: PlanKind, field: string): string | null {
  const named = field
    .replace(/^(closure|establishment|mandate)\./, '')
    .replace(/^furtherInformationLanguages/, 'languages')
    .replace(/^seats\..*/, 'seat')
    .replace(/^restructurings\..*/, 'effectiveOn')
    .replace(/^predecessors$/, 'predecessors.0.slug')
    .replace(/^hostCountries$/, 'hostCountries.0.country')
    .replace(/^successors$/, 'successors.0.slug');
  const known = [
    ...plannedForm[kind].single,
    ...groupsOf(kind).flatMap(([group, columns]) => columns.map((column) => `${group}.#.${column}`)),
  ];
  return known.includes(named.replace(/\.\d+\./, '.#.')) ? named : null;
}

function shown(column: string, inRow: boolean, value: string, known: Known): string {
  const lists: Readonly<Record<string, readonly Choice[]>> = {
    seat: known.places,
    place: known.places,
    country: known.countries,
    language: known.languages,
    ...(inRow ? { slug: known.operations } : {}),
  };
  const list = lists[column];
  return list === undefined || value === '' ? value : written(value, list);
}
