import type { CorrectedLife } from '@/db/writes/correct-life';
import {
  type ClosureKind,
  type RestructuringKind,
  restructuringKinds,
  type SuccessionKind,
} from '@/domain/closed-lists';
import type { LifeClosure, LifeFacts } from '@/domain/life';
import type { Locale } from '@/domain/locale';
import type { Source } from '@/domain/source';
import { plainText, type TextFields } from '@/domain/text-fields';

/** The lists of the form of a life, and what stands in a row of each. */
export const lifeRows = {
  mandateExtensions: ['until', 'decision', 'decidedOn'],
  restructurings: ['effectiveOn', 'kind', 'decision'],
  successors: ['slug', 'kind', 'gapReason'],
} as const;

export type LifeRowGroup = keyof typeof lifeRows;

const groups = Object.keys(lifeRows) as LifeRowGroup[];

/** The fields that are no list, by the paths under which the rules name them. */
const single = [
  'establishment.establishedOn',
  'establishment.operationalFrom',
  'withdrawal.withdrawnOn',
  'withdrawal.returnedOn',
  'closure.kind',
  'closure.lastDay',
  'closure.mandateEndedOn',
  'closure.administrativeClosureOn',
  'closure.decision',
  'closure.decidedOn',
  'explanations.closedOn',
  'explanations.closureKind',
] as const;

/** How many empty rows a list has below those that are filled, and how many rows of it are read. */
export const spareRows = 2;
const mostRows = 60;

/** The most characters in a line. */
const longestLine = 500;

/** The form's fields by their names: `closure.lastDay`, `successors.0.slug`, `texts.fr.restructuringNotes.0`. */
export type LifeFields = Readonly<Record<string, string>>;

/** What is told of a life in one language. */
type Told = { readonly closureNote: string | null; readonly restructuringNotes: Readonly<Record<string, string>> };

/** A life as the fields of its form, with what is told of it in each language that the operation has a profile in. */
export function toLifeFields(
  facts: LifeFacts & { readonly sources: readonly Pick<Source, 'field' | 'note'>[] },
  told: Readonly<Partial<Record<Locale, Told>>>,
): LifeFields {
  const { establishment, withdrawal, closure, sources } = facts;
  const why = (field: string) => sources.find((source) => source.field === field && source.note !== null)?.note ?? '';
  const fields: Record<string, string> = {};
  const put = (path: string, values: object | null) => {
    for (const [name, value] of Object.entries(values ?? {})) fields[`${path}.${name}`] = value ?? '';
  };
  put('establishment', establishment);
  put('withdrawal', withdrawal);
  put('closure', closure);
  if (closure?.lastDay === null) fields['explanations.closedOn'] = why('closedOn');
  if (closure?.kind === 'unknown') fields['explanations.closureKind'] = why('closureKind');
  for (const group of groups) for (const [index, row] of facts[group].entries()) put(`${group}.${index}`, row);
  for (const [locale, { closureNote, restructuringNotes }] of Object.entries(told)) {
    fields[`texts.${locale}.closureNote`] = closureNote ?? '';
    for (const [index, { effectiveOn }] of facts.restructurings.entries())
      fields[`texts.${locale}.restructuringNotes.${index}`] = restructuringNotes[effectiveOn] ?? '';
  }
  return fields;
}

/** What a form sent, as far as it is of a life: lines without space around them, and rows that stand empty closed up. */
export function sentLifeFields(form: FormData, languages: readonly Locale[]): LifeFields {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const fields: Record<string, string> = {};
  for (const name of single) fields[name] = text(name).trim().normalize('NFC');
  for (const locale of languages)
    fields[`texts.${locale}.closureNote`] = plainText(text(`texts.${locale}.closureNote`));
  for (const group of groups) {
    let filled = 0;
    for (let index = 0; index < mostRows; index += 1) {
      const row = lifeRows[group].map((column) => [column, text(`${group}.${index}.${column}`).trim()] as const);
      if (row.every(([, value]) => value === '')) continue;
      for (const [column, value] of row) fields[`${group}.${filled}.${column}`] = value.normalize('NFC');
      for (const locale of group === 'restructurings' ? languages : [])
        fields[`texts.${locale}.restructuringNotes.${filled}`] = plainText(
          text(`texts.${locale}.restructuringNotes.${index}`),
        );
      filled += 1;
    }
  }
  return fields;
}

/** A correction as a form asks for it. */
export type SentCorrection = {
  readonly corrected: CorrectedLife;
  readonly texts: Readonly<Partial<Record<Locale, TextFields>>>;
  readonly explanations: Readonly<Record<string, string>>;
};

/** What is wrong with the form itself, before any rule looks at it. */
export type WrongField = { readonly field: string; readonly why: 'text_wrong' | 'life_kind_wrong' };

/** Reads the facts of a life from its fields. */
export function fromLifeFields(fields: LifeFields, languages: readonly Locale[]): SentCorrection | WrongField {
  const isLine = (text: string) => text.length <= longestLine && text.isWellFormed() && !/\p{Cc}/u.test(text);
  const broken = Object.entries(fields).find(([name, text]) => !name.startsWith('texts.') && !isLine(text));
  if (broken !== undefined) return { field: broken[0], why: 'text_wrong' };
  const of = (name: string) => fields[name] ?? '';
  const orNull = (name: string) => of(name) || null;
  const restructurings = rowsOf(fields, 'restructurings');
  const odd = restructurings.findIndex((row) => !isOneOf(row.kind, restructuringKinds));
  if (odd >= 0) return { field: `restructurings.${odd}.kind`, why: 'life_kind_wrong' };
  const closure = closureOf(of, orNull);
  return {
    corrected: {
      establishment: {
        establishedOn: of('establishment.establishedOn'),
        operationalFrom: orNull('establishment.operationalFrom'),
      },
      mandateExtensions: rowsOf(fields, 'mandateExtensions').map(({ until, decision, decidedOn }) => ({
        until,
        decision: decision || null,
        decidedOn: decidedOn || null,
      })),
      restructurings: restructurings.map(({ effectiveOn, kind, decision }) => ({
        effectiveOn,
        kind: kind as RestructuringKind,
        decision: decision || null,
      })),
      withdrawal:
        of('withdrawal.withdrawnOn') + of('withdrawal.returnedOn') === ''
          ? null
          : { withdrawnOn: of('withdrawal.withdrawnOn'), returnedOn: orNull('withdrawal.returnedOn') },
      closure,
      successors: rowsOf(fields, 'successors').map(({ slug, kind, gapReason }) => ({
        slug,
        kind: kind as SuccessionKind,
        gapReason: gapReason || null,
      })),
    },
    texts: Object.fromEntries(languages.map((locale) => [locale, textsIn(fields, locale, restructurings)])),
    explanations: explanationsOf(closure, of),
  };
}

/** The field of the form at which a rule's objection stands; `null` where it is to the whole. */
export function fieldOfProblem({ field, why }: { field: string; why: string }, fields: LifeFields): string | null {
  if (why === 'life_reason_needed') {
    return field === 'closure.lastDay' ? 'explanations.closedOn' : 'explanations.closureKind';
  }
  const [, locale, date] = /^texts\.([a-z]{2})\.restructuringNotes\.(.+)$/.exec(field) ?? [];
  if (locale !== undefined) {
    const index = rowsOf(fields, 'restructurings').findIndex(({ effectiveOn }) => effectiveOn === date);
    return `texts.${locale}.restructuringNotes.${index}`;
  }
  return field === 'successors' ? 'successors.0.slug' : field || null;
}

type RowOf<Group extends LifeRowGroup> = Readonly<Record<(typeof lifeRows)[Group][number], string>>;

function rowsOf<Group extends LifeRowGroup>(fields: LifeFields, group: Group): readonly RowOf<Group>[] {
  const columns: readonly string[] = lifeRows[group];
  const rows: RowOf<Group>[] = [];
  while (fields[`${group}.${rows.length}.${columns[0]}`] !== undefined) {
    const at = `${group}.${rows.length}`;
    rows.push(Object.fromEntries(columns.map((column) => [column, fields[`${at}.${column}`] ?? ''])) as RowOf<Group>);
  }
  return rows;
}

/** Where nothing of a closure is filled in, there is none. */
function closureOf(of: (name: string) => string, orNull: (name: string) => string | null): LifeClosure | null {
  if (single.every((name) => !name.startsWith('closure.') || of(name) === '')) return null;
  return {
    kind: of('closure.kind') as ClosureKind,
    lastDay: orNull('closure.lastDay'),
    mandateEndedOn: orNull('closure.mandateEndedOn'),
    administrativeClosureOn: orNull('closure.administrativeClosureOn'),
    decision: orNull('closure.decision'),
    decidedOn: orNull('closure.decidedOn'),
  };
}

/** Why something is unknown is kept only where it is unknown. */
function explanationsOf(closure: LifeClosure | null, of: (name: string) => string): SentCorrection['explanations'] {
  const given: Record<string, string> = {};
  if (closure?.lastDay === null) given.closedOn = of('explanations.closedOn');
  if (closure?.kind === 'unknown') given.closureKind = of('explanations.closureKind');
  return Object.fromEntries(Object.entries(given).filter(([, why]) => why !== ''));
}

/** Of a day's restructuring one thing is told, however many rows it has: what the first of them says that says something. */
function textsIn(fields: LifeFields, locale: Locale, rows: readonly { readonly effectiveOn: string }[]): TextFields {
  const texts: Record<string, string> = { closureNote: fields[`texts.${locale}.closureNote`] ?? '' };
  for (const [index, { effectiveOn }] of rows.entries()) {
    texts[`restructuringNotes.${effectiveOn}`] ||= fields[`texts.${locale}.restructuringNotes.${index}`] ?? '';
  }
  return texts;
}

function isOneOf(text: string, list: readonly string[]): boolean {
  return list.includes(text);
}
