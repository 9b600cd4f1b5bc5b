/**
 * The texts of one locale as one flat list of fields, which is what a form, a comparison and a translation file hold: `name`,
 * `summary`, `restructuringNotes.2003-12-18`, `formerNames.2003-02-13`; for the site's own texts their keys.
 */
export type TextFields = Readonly<Record<string, string>>;

/** What an operation says in one locale, as the record holds it. */
export type ProfileTexts = {
  readonly name: string;
  readonly shortName: string;
  readonly seatName: string | null;
  readonly summary: string;
  readonly body: string;
  readonly description: string;
  readonly closureNote: string | null;
  readonly restructuringNotes: Readonly<Record<string, string>>;
  readonly formerNames: Readonly<Record<string, string>>;
};

/** The fields that an operation of these facts has, in the order in which they are written. */
export function fieldsOfOperation(facts: {
  readonly closed: boolean;
  readonly restructuringDates: readonly string[];
  readonly formerNameDates: readonly string[];
}): readonly string[] {
  return [
    'name',
    'shortName',
    'seatName',
    'summary',
    'body',
    'description',
    ...(facts.closed ? ['closureNote'] : []),
    ...facts.restructuringDates.map((date) => `restructuringNotes.${date}`),
    ...facts.formerNameDates.map((date) => `formerNames.${date}`),
  ];
}

/** The fields of what an operation says; those it does not have are empty. */
export function toFields(texts: ProfileTexts | null, names: readonly string[]): TextFields {
  return Object.fromEntries(names.map((name) => [name, texts === null ? '' : fieldOf(texts, name)]));
}

/** What an operation says, from its fields. */
export function fromFields(fields: TextFields): ProfileTexts {
  const under = (prefix: string) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, text]) =>
        name.startsWith(`${prefix}.`) && text !== '' ? [[name.slice(prefix.length + 1), text]] : [],
      ),
    );
  return {
    name: fields.name ?? '',
    shortName: fields.shortName ?? '',
    seatName: fields.seatName || null,
    summary: fields.summary ?? '',
    body: fields.body ?? '',
    description: fields.description ?? '',
    closureNote: fields.closureNote || null,
    restructuringNotes: under('restructuringNotes'),
    formerNames: under('formerNames'),
  };
}

/** Why a text may not be kept. */
export type TextRefusal = 'text_too_long' | 'text_unreadable' | 'text_direction' | 'text_line_break';

/** The most characters that a field may hold, and how many are good where a search engine or a list cuts. */
export const textLengths: Readonly<Record<string, { readonly most: number; readonly good?: number }>> = {
  name: { most: 300, good: 90 },
  shortName: { most: 160, good: 60 },
  seatName: { most: 160 },
  summary: { most: 6_000 },
  body: { most: 60_000 },
  description: { most: 500, good: 160 },
  closureNote: { most: 4_000 },
  restructuringNotes: { most: 4_000 },
  formerNames: { most: 300 },
  announcement: { most: 2_000 },
  introduction: { most: 10_000 },
  conflictPreventionCentre: { most: 10_000 },
  about: { most: 60_000 },
};

/** Fields that are one line. */
const oneLine = ['name', 'shortName', 'seatName', 'description', 'formerNames'];

/** Fields that may stay empty for good. */
const optional = ['seatName', 'body'];

/** The name under which a field's rules and words are found: `restructuringNotes` for `restructuringNotes.2003-12-18`. */
export function kindOfField(name: string): string {
  return name.split('.')[0] ?? name;
}

/** Answers whether a field is one line. */
export function isOneLine(name: string): boolean {
  return oneLine.includes(kindOfField(name));
}

/**
 * Answers why a text may not be kept, or `null`. Control characters, lone surrogates, what is no character (XML cannot hold it), and
 * characters that turn the direction of writing (Unicode TR 36, bidirectional text spoofing) are refused: no language of the site needs
 * them.
 */
export function refuseText(name: string, text: string): TextRefusal | null {
  if (text.length > (textLengths[kindOfField(name)]?.most ?? 300)) return 'text_too_long';
  if (!text.isWellFormed() || /[^\P{Cc}\n\t]|\p{Noncharacter_Code_Point}/u.test(text)) return 'text_unreadable';
  if (/\p{Bidi_Control}/u.test(text)) return 'text_direction';
  return isOneLine(name) && /[\n\u2028\u2029]/.test(text) ? 'text_line_break' : null;
}

/** The fields that must be filled before a text can be reviewed or published, and are not. */
export function missingFields(fields: TextFields): readonly string[] {
  return Object.entries(fields)
    .filter(([name, text]) => text.trim() === '' && !optional.includes(kindOfField(name)))
    .map(([name]) => name);
}

/** The fields in which two texts differ; one that only one of them has differs unless it is empty. */
export function changedFields(before: TextFields, after: TextFields): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => (before[name] ?? '') !== (after[name] ?? ''));
}

/**
 * A text as it is kept, however a browser or an editor has sent it: line breaks alike, no empty line at its start and no space at its
 * end, composed (NFC).
 */
export function plainText(text: string): string {
  // Not `/\s+$/`: a megabyte of spaces before a letter would keep the process busy for half an hour.
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/^\n+/, '')
    .trimEnd()
    .normalize('NFC');
}

function fieldOf(texts: ProfileTexts, name: string): string {
  const [kind = '', key] = name.split('.', 2) as [keyof ProfileTexts, string?];
  const value = texts[kind as keyof ProfileTexts];
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : (value[key ?? ''] ?? '');
}
