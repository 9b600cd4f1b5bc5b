import type { z } from 'zod';
import { parsePartialDate } from '../../domain/calendar';
import { isLocale, type Locale, sourceLocale } from '../../domain/locale';
import type { profileFile } from './format';
import { parseXml, type XmlElement } from './xml';

/** Texts of operations on their way to a translator and back, from the source locale into one other. */
export type XliffDocument = {
  readonly operations: readonly XliffOperation[];
  /** The locale that is translated into; never the source locale. */
  readonly locale: Locale;
};

export type XliffOperation = {
  readonly slug: string;
  /** The revision that the source texts were taken from. */
  readonly sourceRevision: number;
  readonly units: readonly XliffUnit[];
};

export type XliffUnit = {
  /** Where the text is in a profile: `summary`, `restructuringNotes.2003-12-18`. */
  readonly field: string;
  /** Its text in the source locale. */
  readonly source: string;
  /** Its translation; `null` where there is none. */
  readonly target: string | null;
  /** Only on what was read: some parts have no translation yet, and `target` has the source in their place. */
  readonly partial?: true;
};

/**
 * Why a file is not taken in:
 * - `xliff_too_large`: it has more than 2,000,000 characters;
 * - `xliff_broken`: it is not XML, or XML that no stranger is trusted with (see `parseXml`);
 * - `xliff_not_2_0`: its root is not that of XLIFF 2.0 or 2.1, or its segments are not what the standard says;
 * - `xliff_wrong_language`: it is not from the source locale into one of the others;
 * - `xliff_no_units`: it has no texts;
 * - `xliff_no_revision`: it does not say which operation and revision the texts were taken from;
 * - `xliff_unknown_field`: a text belongs to nothing that a profile has;
 * - `xliff_repeated`: it has an operation twice, or a field of one.
 */
export type XliffRefusal = (typeof xliffRefusals)[number];

export const xliffRefusals = [
  'xliff_too_large',
  'xliff_broken',
  'xliff_not_2_0',
  'xliff_wrong_language',
  'xliff_no_units',
  'xliff_no_revision',
  'xliff_unknown_field',
  'xliff_repeated',
] as const;

const maxCharacters = 2_000_000;

/** XLIFF 2.1 kept the core of 2.0 and its namespace; 2.2 has another. */
const core = 'urn:oasis:names:tc:xliff:document:2.0';
const versions = ['2.0', '2.1'];

const fields: readonly string[] = [
  'name',
  'shortName',
  'seatName',
  'summary',
  'body',
  'description',
  'closureNote',
] satisfies (keyof z.infer<typeof profileFile>)[];
const datedFields: readonly string[] = ['restructuringNotes', 'formerNames'] satisfies (keyof z.infer<
  typeof profileFile
>)[];

/** Answers whether a profile can have a text there: `closureNote`, `formerNames.1993-11`. */
function isField(path: string): boolean {
  const [list = '', date] = path.split('.', 2);
  if (date === undefined) return fields.includes(list);
  return datedFields.includes(list) && parsePartialDate(path.slice(list.length + 1)) !== null;
}

const origin = /^([a-z][a-z0-9-]*)@([1-9][0-9]{0,14})$/;

/**
 * Writes an XLIFF 2.0 document (OASIS Standard, 5 August 2014), core only: a file an operation, its `original` the slug and the revision
 * as `mission-to-moldova@7`; a unit a field, named like it; a segment a paragraph, and the blank lines between as ignorable. A text whose
 * translation is not in as many paragraphs is one segment. `readXliff` gives back the same texts, character for character, but for lone
 * surrogates, which no file can hold.
 *
 * What no reader would accept is a defect of the caller and throws a `RangeError`: the source locale, no texts, an unknown field, a slug or
 * revision that is none, an operation or a field twice.
 */
export function writeXliff({ operations, locale }: XliffDocument): string {
  if (locale === sourceLocale) throw new RangeError(`XLIFF from ${sourceLocale} into itself`);
  if (operations.length === 0) throw new RangeError('XLIFF of no operation');
  if (hasRepeats(operations.map(({ slug }) => slug))) throw new RangeError('XLIFF with an operation twice');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${core}" version="2.0" srcLang="${sourceLocale}" trgLang="${locale}">`,
    ...operations.flatMap(writeOperation),
    '</xliff>',
    '',
  ].join('\n');
}

function writeOperation({ slug, sourceRevision, units }: XliffOperation): string[] {
  const original = `${slug}@${sourceRevision}`;
  if (!origin.test(original)) throw new RangeError(`XLIFF of "${original}"`);
  if (units.length === 0) throw new RangeError(`XLIFF of ${original} without texts`);
  if (hasRepeats(units.map(({ field }) => field))) throw new RangeError(`XLIFF of ${original} with a field twice`);
  return [`  <file id="${slug}" original="${original}">`, ...units.flatMap(writeUnit), '  </file>'];
}

function writeUnit({ field, source, target }: XliffUnit): string[] {
  if (!isField(field)) throw new RangeError(`XLIFF of the field "${field}"`);
  const state = target === null ? 'initial' : 'translated';
  const parts = paired(source, target).map((part, index) => {
    const texts = `<source>${escaped(part.source)}</source>${part.target === null ? '' : `<target>${escaped(part.target)}</target>`}`;
    return index % 2 === 1
      ? `      <ignorable>${texts}</ignorable>`
      : `      <segment id="s${index / 2 + 1}" state="${state}">${texts}</segment>`;
  });
  // A path of a field is a valid NMTOKEN, so it can be the identifier too and outlives a tool that drops the name.
  return [`    <unit id="${field}" name="${field}" xml:space="preserve">`, ...parts, '    </unit>'];
}

type Part = { readonly source: string; readonly target: string | null };

/** A text and its translation side by side: paragraphs at even places, the blank lines that part them at odd ones. */
function paired(source: string, target: string | null): Part[] {
  const sources = paragraphs(source);
  const targets = target === null ? null : paragraphs(target);
  if (targets !== null && targets.length !== sources.length) return [{ source, target }];
  return sources.map((text, index) => ({ source: text, target: targets === null ? null : (targets[index] ?? '') }));
}

/** The blank lines around a text belong to its first and last paragraph: a segment without words is nothing to translate. */
const blankLines = /((?:\r\n|\r(?!\n)|\n)(?:[^\S\r\n]*(?:\r\n|\r(?!\n)|\n))+)/;

function paragraphs(text: string): string[] {
  const parts = text.split(blankLines);
  if (parts.length > 1 && parts[0]?.trim() === '') parts.splice(0, 3, parts.slice(0, 3).join(''));
  if (parts.length > 1 && parts.at(-1)?.trim() === '') parts.push(parts.splice(-3).join(''));
  return parts;
}

/** What XML gives a meaning, what reading it would change (a carriage return), and what it cannot hold (XML 1.0, production 2). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold
const special = /[&<>\r\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;
const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(
      special,
      (character) =>
        references[character] ?? `<cp hex="${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}"/>`,
    );
}

/**
 * Reads a file that `writeXliff` wrote and a translation tool has worked on: XLIFF 2.0 or 2.1, as text or, safer, as the bytes of the
 * file (UTF-8, or UTF-16 with its mark). Segments may have been merged, cut or put into another order; of inline elements only the text
 * is kept; what is not core is passed over. A region of a language is, too: `fr-FR` is `fr`. A translation that is empty or still the
 * source, and in its initial state, is none.
 *
 * Answers the codes of `XliffRefusal`, and never throws. Whether there is such an operation, whether it has the field, and whether the
 * revision and the sources are still the same is for the caller to ask.
 */
export function readXliff(file: string | Uint8Array): XliffDocument | XliffRefusal {
  if (typeof file !== 'string' && file.byteLength > 4 * maxCharacters) return 'xliff_too_large';
  const text = typeof file === 'string' ? file : decoded(file);
  if (text === null) return 'xliff_broken';
  if (text.length > maxCharacters) return 'xliff_too_large';
  const root = parseXml(text);
  if (root === null) return 'xliff_broken';
  if (!is(root, 'xliff') || !versions.includes(root.attributes.get('version') ?? '')) return 'xliff_not_2_0';
  const locale = languageOf(root.attributes.get('trgLang'));
  if (languageOf(root.attributes.get('srcLang')) !== sourceLocale) return 'xliff_wrong_language';
  if (!isLocale(locale) || locale === sourceLocale) return 'xliff_wrong_language';

  const operations: XliffOperation[] = [];
  for (const element of childrenOf(root, 'file')) {
    const units = unitsIn(element);
    if (units.length === 0) continue;
    const operation = readOperation(element, units);
    if (typeof operation === 'string') return operation;
    operations.push(operation);
  }
  if (operations.length === 0) return 'xliff_no_units';
  if (hasRepeats(operations.map(({ slug }) => slug))) return 'xliff_repeated';
  return { operations, locale };
}

function readOperation(file: XmlElement, elements: readonly XmlElement[]): XliffOperation | XliffRefusal {
  const [, slug, revision] = origin.exec(file.attributes.get('original') ?? '') ?? [];
  if (slug === undefined) return 'xliff_no_revision';
  const units: XliffUnit[] = [];
  for (const element of elements) {
    const unit = readUnit(element);
    if (typeof unit === 'string') return unit;
    units.push(unit);
  }
  if (hasRepeats(units.map(({ field }) => field))) return 'xliff_repeated';
  return { slug, sourceRevision: Number(revision), units };
}

function readUnit(unit: XmlElement): XliffUnit | XliffRefusal {
  const field = [unit.attributes.get('name') ?? '', unit.attributes.get('id') ?? ''].find(isField);
  if (field === undefined) return 'xliff_unknown_field';
  const parts: ReadPart[] = [];
  for (const element of childrenOf(unit, 'segment', 'ignorable')) {
    const part = readPart(element, parts.length + 1);
    if (part === null) return 'xliff_not_2_0';
    parts.push(part);
  }
  const segments = parts.filter(({ isSegment }) => isSegment);
  if (segments.length === 0) return 'xliff_not_2_0';
  const source = parts.map((part) => part.source).join('');
  const translated = segments.filter(({ target }) => target !== null).length;
  if (translated === 0) return { field, source, target: null };
  const target = parts
    .toSorted((a, b) => a.place - b.place)
    .map((part) => part.target ?? part.source)
    .join('');
  return translated === segments.length ? { field, source, target } : { field, source, target, partial: true };
}

type ReadPart = Part & {
  readonly isSegment: boolean;
  /** Where the translation stands among those of its unit, from 1. */
  readonly place: number;
};

/** Answers `null` to a part without a source, with two of a kind, or with a code point that is no character. */
function readPart(element: XmlElement, place: number): ReadPart | null {
  const [sourceElement, secondSource] = childrenOf(element, 'source');
  const [targetElement, secondTarget] = childrenOf(element, 'target');
  if (sourceElement === undefined || secondSource !== undefined || secondTarget !== undefined) return null;
  const source = textOf(sourceElement);
  if (source === null) return null;
  const isSegment = element.name === 'segment';
  if (targetElement === undefined) return { source, target: null, isSegment, place };
  const target = textOf(targetElement);
  if (target === null) return null;
  const isInitial = (element.attributes.get('state') ?? 'initial') === 'initial';
  const isNone = isInitial && (target === '' || (isSegment && target === source));
  const order = Number(targetElement.attributes.get('order') ?? place);
  return { source, target: isNone ? null : target, isSegment, place: Number.isSafeInteger(order) ? order : place };
}

function textOf(element: XmlElement): string | null {
  let text = '';
  for (const child of element.children) {
    const part = typeof child === 'string' ? child : is(child, 'cp') ? codePointOf(child) : textOf(child);
    if (part === null) return null;
    text += part;
  }
  return text;
}

function codePointOf(cp: XmlElement): string | null {
  const hex = cp.attributes.get('hex') ?? '';
  const value = /^[0-9a-f]{1,8}$/i.test(hex) ? Number.parseInt(hex, 16) : Number.NaN;
  if (!(value <= 0x10ffff)) return null;
  const character = String.fromCodePoint(value);
  return character.isWellFormed() ? character : null;
}

function unitsIn(element: XmlElement): XmlElement[] {
  return childrenOf(element, 'unit', 'group').flatMap((child) => (child.name === 'unit' ? [child] : unitsIn(child)));
}

function childrenOf(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && names.some((name) => is(child, name)),
  );
}

function is(element: XmlElement, name: string): boolean {
  return element.namespace === core && element.name === name;
}

function languageOf(tag: string | undefined): string | undefined {
  return tag?.toLowerCase().split('-', 1)[0];
}

function hasRepeats(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function decoded(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
