import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { locales, sourceLocale } from '../../domain/locale';
import { readXliff, writeXliff, type XliffDocument, type XliffUnit, xliffRefusals } from './xliff';
import { parseXml, type XmlElement } from './xml';

const moldova: XliffDocument = {
  locale: 'fr',
  operations: [
    {
      slug: 'mission-to-moldova',
      sourceRevision: 7,
      units: [
        { field: 'summary', source: 'First.\n\nSecond & <last>.', target: 'Premier.\n\nSecond & <dernier>.' },
        { field: 'restructuringNotes.2003-12-18', source: 'It was made larger.', target: null },
      ],
    },
    { slug: 'presence-in-albania', sourceRevision: 12, units: [{ field: 'name', source: 'Presence', target: null }] },
  ],
};

const oneUnit = (unit: XliffUnit): XliffDocument => ({
  locale: 'ru',
  operations: [{ slug: 'mission-to-moldova', sourceRevision: 1, units: [unit] }],
});

/** A file as a translation tool gives it back: one unit of one operation, whose parts are `parts`. */
const returned = (parts: string, { version = '2.0', unit = 'id="summary" name="summary"' } = {}) =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="${version}" srcLang="en" trgLang="fr">` +
  `<file id="f1" original="mission-to-moldova@7"><unit ${unit}>${parts}</unit></file></xliff>`;

function unitOf(file: string): XliffUnit | undefined | string {
  const read = readXliff(file);
  return typeof read === 'string' ? read : read.operations[0]?.units[0];
}

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        '\n',
        '\r',
        '\r\n',
        '\n\n',
        ' ',
        '\t',
        ']]>',
        '&',
        '&amp;',
        '<',
        '<cp hex="0001"/>',
        'a',
        'Текст.',
        '\0',
        '\uffff',
        '\u2028',
        '\u0085',
        '𝄞',
        '"',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);
const fields = fc.constantFrom('summary', 'body', 'closureNote', 'restructuringNotes.2003-12-18', 'formerNames.1999');
const slugs = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const documents: fc.Arbitrary<XliffDocument> = fc.record({
  locale: fc.constantFrom(...locales.filter((locale) => locale !== sourceLocale)),
  operations: fc.uniqueArray(
    fc.record({
      slug: slugs,
      sourceRevision: fc.integer({ min: 1, max: 1_000_000 }),
      units: fc.uniqueArray(fc.record({ field: fields, source: texts, target: fc.option(texts) }), {
        selector: ({ field }) => field,
        minLength: 1,
        maxLength: 4,
      }),
    }),
    { selector: ({ slug }) => slug, minLength: 1, maxLength: 3 },
  ),
});

test('what was written is read back, whatever the texts', () => {
  fc.assert(
    fc.property(documents, (document) => {
      expect(readXliff(writeXliff(document))).toEqual(document);
    }),
    { numRuns: 500 },
  );
});

test('and so from the bytes of a file, in UTF-8 and UTF-16, with and without a mark', () => {
  const xml = writeXliff(moldova);
  const utf16 = Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
  expect(readXliff(Buffer.from(xml))).toEqual(moldova);
  expect(readXliff(Buffer.from(`\ufeff${xml}`))).toEqual(moldova);
  expect(readXliff(utf16)).toEqual(moldova);
  expect(readXliff(Buffer.from(utf16).swap16())).toEqual(moldova);
  expect(readXliff(Buffer.from(xml.replace('Premier', 'Été'), 'latin1'))).toBe('xliff_broken');
});

test('a translator gets a paragraph a segment, with the blank lines out of the way', () => {
  const xml = writeXliff(oneUnit({ field: 'summary', source: '\nOne\nline.\n\n \r\n- Two\n\nThree\n', target: null }));
  const [file] = elementsOf(parseXml(xml), 'file');
  const [unit] = elementsOf(file, 'unit');
  expect(elementsOf(unit, 'segment').map((segment) => elementsOf(segment, 'source')[0]?.children.join(''))).toEqual([
    '\nOne\nline.',
    '- Two',
    'Three\n',
  ]);
});

test('a text whose translation has other paragraphs is one segment', () => {
  const unit: XliffUnit = { field: 'body', source: 'One.\n\nTwo.', target: 'Eins und zwei.' };
  expect(writeXliff(oneUnit(unit)).match(/<segment /g)).toHaveLength(1);
});

describe('nothing is written that no tool would open:', () => {
  const [first] = moldova.operations;
  test.each<[string, XliffDocument]>([
    ['a translation into the source locale', { ...moldova, locale: 'en' }],
    ['no operation', { ...moldova, operations: [] }],
    ['an operation twice', { ...moldova, operations: [...moldova.operations, ...moldova.operations] }],
    ['an operation without texts', { locale: 'fr', operations: [{ slug: 'a', sourceRevision: 1, units: [] }] }],
    [
      'a slug that is none',
      { locale: 'fr', operations: [{ slug: 'a b', sourceRevision: 1, units: first?.units ?? [] }] },
    ],
    [
      'a revision that is none',
      { locale: 'fr', operations: [{ slug: 'a', sourceRevision: 0, units: first?.units ?? [] }] },
    ],
    ['an unknown field', oneUnit({ field: 'changedAt', source: '', target: null })],
    ['a day that does not exist', oneUnit({ field: 'formerNames.1999-02-30', source: '', target: null })],
  ])('%s', (_, document) => {
    expect(() => writeXliff(document)).toThrow(RangeError);
  });
});

describe('a file comes back from a tool', () => {
  const segment = (source: string, target?: string, state = 'translated') =>
    `<segment state="${state}"><source>${source}</source>${target === undefined ? '' : `<target>${target}</target>`}</segment>`;
  const blank = '<ignorable><source>\n\n</source></ignorable>';

  test.each<[string, string, XliffUnit | string]>([
    [
      'with its segments merged',
      segment('One.\n\nTwo.', 'Un.\n\nDeux.'),
      { field: 'summary', source: 'One.\n\nTwo.', target: 'Un.\n\nDeux.' },
    ],
    [
      'cut into sentences, and blank lines without a target of their own',
      segment('One.', 'Un.') + segment(' More.', ' Plus.') + blank + segment('Two.', 'Deux.'),
      { field: 'summary', source: 'One. More.\n\nTwo.', target: 'Un. Plus.\n\nDeux.' },
    ],
    [
      'with blank lines whose target was emptied',
      `${segment('One.', 'Un.')}<ignorable><source>\n\n</source><target/></ignorable>${segment('Two.', 'Deux.')}`,
      { field: 'summary', source: 'One.\n\nTwo.', target: 'Un.\n\nDeux.' },
    ],
    [
      'with sentences in another order',
      '<segment state="final"><source>A</source><target order="3">a</target></segment>' +
        '<ignorable><source> </source></ignorable>' +
        '<segment state="final"><source>B</source><target order="1">b</target></segment>',
      { field: 'summary', source: 'A B', target: 'b a' },
    ],
    [
      'with codes and marks around words',
      segment(
        'The <pc id="1"><mrk id="m1" type="term">Mission</mrk></pc> <ph id="2" equiv="x"/>works.',
        'La <pc id="1">Mission</pc> <sc id="3"/>travaille<ec startRef="3"/>.<!-- fine -->',
      ),
      { field: 'summary', source: 'The Mission works.', target: 'La Mission travaille.' },
    ],
    [
      'with modules and notes of its own',
      '<mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match ref="#1"><source>No</source><target>Non</target>' +
        `</mtc:match></mtc:matches><notes><note>Please check</note></notes>${segment('Yes', '<![CDATA[Oui & ]]>&#x2019;')}`,
      { field: 'summary', source: 'Yes', target: 'Oui & ’' },
    ],
    ['with nothing translated', segment('One.', '', 'initial'), { field: 'summary', source: 'One.', target: null }],
    [
      'filled with copies of the source',
      segment('One.', 'One.', 'initial'),
      { field: 'summary', source: 'One.', target: null },
    ],
    [
      'with a name that stays the same',
      segment('Chisinau', 'Chisinau'),
      { field: 'summary', source: 'Chisinau', target: 'Chisinau' },
    ],
    [
      'translated without a word about its state',
      '<segment><source>One.</source><target>Un.</target></segment>',
      { field: 'summary', source: 'One.', target: 'Un.' },
    ],
    [
      'half translated',
      segment('One.', 'Un.') + blank + segment('Two.'),
      { field: 'summary', source: 'One.\n\nTwo.', target: 'Un.\n\nTwo.', partial: true },
    ],
    ['with a part that has no source', '<segment><target>Un.</target></segment>', 'xliff_not_2_0'],
    ['with two targets', '<segment><source/><target>a</target><target>b</target></segment>', 'xliff_not_2_0'],
    ['with blank lines only', blank, 'xliff_not_2_0'],
    ['with half a character', segment('One.', '<cp hex="D800"/>'), 'xliff_not_2_0'],
    ['with a code point that there is not', segment('One.', '<cp hex="110000"/>'), 'xliff_not_2_0'],
    ['with a code point without a number', segment('One.', '<cp/>'), 'xliff_not_2_0'],
  ])('%s', (_, parts, expected) => {
    expect(unitOf(returned(parts))).toEqual(expected);
    expect(unitOf(returned(parts, { version: '2.1' }))).toEqual(expected);
  });

  test('without the names of the units, or in groups', () => {
    const unit = { field: 'body', source: 'One.', target: 'Un.' };
    const parts = segment('One.', 'Un.');
    expect(unitOf(returned(parts, { unit: 'id="body"' }))).toEqual(unit);
    const grouped = returned(parts, { unit: 'id="1" name="body"' }).replace(/<unit.*unit>/, '<group id="g">$&</group>');
    expect(unitOf(grouped)).toEqual(unit);
  });

  test('with a region to its languages', () => {
    const read = readXliff(returned(segment('One.', 'Un.')).replace('"en"', '"en-GB"').replace('"fr"', '"fr-CA"'));
    expect(read).toHaveProperty('locale', 'fr');
  });
});

describe('a file is refused', () => {
  const valid = writeXliff(moldova);
  const bomb = `<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa">${Array.from(
    { length: 9 },
    (_, level) => `<!ENTITY a${level} "${`&a${level === 0 ? '' : level - 1};`.repeat(10)}">`,
  ).join('')}]>`;
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

  test.each<[string, string, string | Uint8Array]>([
    ['xliff_too_large', 'that is too large', `${valid}${' '.repeat(2_000_000)}`],
    ['xliff_too_large', 'whose bytes are too many', new Uint8Array(8_000_001)],
    ['xliff_broken', 'that is empty', ''],
    ['xliff_broken', 'that is no XML', '{"summary": "Un."}'],
    ['xliff_broken', 'that was cut off', valid.slice(0, -20)],
    ['xliff_broken', 'with two roots', `${valid}<xliff/>`],
    ['xliff_broken', 'with a document type', valid.replace(declaration, '$&<!DOCTYPE xliff>')],
    [
      'xliff_broken',
      'that reads a file',
      valid.replace(declaration, '$&<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    ],
    ['xliff_broken', 'that multiplies entities', valid.replace(declaration, `$&${bomb}`).replace('Premier', '&a8;')],
    ['xliff_broken', 'with an entity that is not of XML', valid.replace('Premier', '&eacute;')],
    ['xliff_broken', 'with a control character', valid.replace('Premier', '\u0001')],
    ['xliff_broken', 'with a reference to a control character', valid.replace('Premier', '&#1;')],
    ['xliff_broken', 'with half a character', valid.replace('Premier', '\ud800')],
    ['xliff_broken', 'in an encoding of old', valid.replace('UTF-8', 'windows-1251')],
    ['xliff_broken', 'that is nested without end', '<a>'.repeat(600_000)],
    ['xliff_broken', 'with a prefix of no namespace', valid.replace('<target>', '<x:y/>$&')],
    ['xliff_not_2_0', 'of XLIFF 1.2', '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>'],
    ['xliff_not_2_0', 'of XLIFF 2.2', valid.replace('document:2.0', 'document:2.2').replace('"2.0"', '"2.2"')],
    ['xliff_not_2_0', 'of no version', valid.replace(' version="2.0"', '')],
    ['xliff_not_2_0', 'with another root', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['xliff_wrong_language', 'from another language', valid.replace('srcLang="en"', 'srcLang="de"')],
    ['xliff_wrong_language', 'into a language the site has not', valid.replace('trgLang="fr"', 'trgLang="pt"')],
    ['xliff_wrong_language', 'into the source locale', valid.replace('trgLang="fr"', 'trgLang="en"')],
    ['xliff_wrong_language', 'into no language', valid.replace(' trgLang="fr"', '')],
    ['xliff_no_units', 'without texts', valid.replace(/<unit.*<\/unit>/s, '')],
    ['xliff_no_revision', 'without the revision', valid.replace('mission-to-moldova@7', 'mission-to-moldova')],
    ['xliff_no_revision', 'without the operation', valid.replace(/ original="[^"]*"/, '')],
    ['xliff_unknown_field', 'with a field that is none', returned('', { unit: 'id="u1" name="__proto__"' })],
    ['xliff_unknown_field', 'with a date to a field that has none', returned('', { unit: 'id="summary.1999"' })],
    ['xliff_unknown_field', 'with a date that is none', returned('', { unit: 'id="formerNames.1999-13"' })],
    ['xliff_repeated', 'with an operation twice', valid.replace('presence-in-albania@', 'mission-to-moldova@')],
    ['xliff_repeated', 'with a field twice', valid.replaceAll('restructuringNotes.2003-12-18', 'summary')],
  ])('as %s: one %s', (code, _, file) => {
    expect(readXliff(file)).toBe(code);
  });
});

test('no input makes reading throw, and what is taken in could have been written', () => {
  const mutated = fc
    .tuple(
      documents.map(writeXliff),
      fc.array(
        fc.record({
          at: fc.nat(),
          length: fc.nat({ max: 30 }),
          insert: fc.oneof(
            fc.string({ unit: 'binary', maxLength: 5 }),
            fc.constantFrom(
              '<',
              '>',
              '/>',
              '&',
              '"',
              ']]>',
              '<!--',
              '<![CDATA[',
              '<!DOCTYPE a>',
              '\ud800',
              '<segment>',
              '</target>',
              ' order="-1"',
            ),
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    )
    .map(([xml, changes]) =>
      changes.reduce((text, { at, length, insert }) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + insert + text.slice(start + length);
      }, xml),
    );
  fc.assert(
    fc.property(fc.oneof(mutated, fc.string({ unit: 'binary' }), fc.uint8Array()), (file) => {
      const read = readXliff(file);
      if (typeof read === 'string') expect(xliffRefusals).toContain(read);
      else {
        const whole = {
          ...read,
          operations: read.operations.map((operation) => ({
            ...operation,
            units: operation.units.map(({ field, source, target }) => ({ field, source, target })),
          })),
        };
        expect(readXliff(writeXliff(whole))).toEqual(whole);
      }
    }),
    { numRuns: 1000 },
  );
});

function elementsOf(element: XmlElement | null | undefined, name?: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && (name === undefined || child.name === name),
  );
}

const nmtoken = /^[-.:\w\u00b7-\uffff]+$/;

/**
 * What the schema of the core says of the elements we write (OASIS XLIFF 2.0, `xliff_core_2.0.xsd`): the order of the elements within, as
 * a pattern of their names; whether there may be text beside them; the attributes, the required ones marked, with what they may hold.
 */
const schema: Record<string, { within: RegExp; text?: true; attributes: Record<string, RegExp>; required: string[] }> =
  {
    xliff: {
      within: /^(file )+$/,
      attributes: { version: /^2\.0$/, srcLang: /^en$/, trgLang: /^[a-z]{2}$/ },
      required: ['version', 'srcLang', 'trgLang'],
    },
    file: { within: /^(unit )+$/, attributes: { id: nmtoken, original: /./ }, required: ['id'] },
    unit: { within: /^((segment|ignorable) )+$/, attributes: { id: nmtoken, name: /./ }, required: ['id'] },
    segment: {
      within: /^source (target )?$/,
      attributes: { id: nmtoken, state: /^(initial|translated|reviewed|final)$/ },
      required: [],
    },
    ignorable: { within: /^source (target )?$/, attributes: { id: nmtoken }, required: [] },
    source: { within: /^(cp )*$/, text: true, attributes: {}, required: [] },
    target: { within: /^(cp )*$/, text: true, attributes: {}, required: [] },
    cp: { within: /^$/, attributes: { hex: /^([0-9A-F]{2})+$/ }, required: ['hex'] },
  };

function check(element: XmlElement): void {
  const rule = schema[element.name];
  expect(element.namespace).toBe('urn:oasis:names:tc:xliff:document:2.0');
  if (rule === undefined) throw new Error(`The core has no ${element.name}.`);
  const within = elementsOf(element);
  expect(within.map(({ name }) => `${name} `).join('')).toMatch(rule.within);
  if (!rule.text)
    expect(
      element.children
        .filter((child) => typeof child === 'string')
        .join('')
        .trim(),
    ).toBe('');
  for (const name of rule.required) expect(element.attributes.has(name)).toBe(true);
  for (const [name, value] of element.attributes) expect(value).toMatch(rule.attributes[name] ?? /^not allowed$/);
  for (const child of within) check(child);
}

test('what is written keeps the rules of the core schema and those of identifiers', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const root = parseXml(writeXliff(document));
      if (root === null) throw new Error('It is not well-formed.');
      check(root);
      const files = elementsOf(root);
      const identifiers = (elements: readonly XmlElement[]) => elements.map(({ attributes }) => attributes.get('id'));
      for (const siblings of [files, ...files.map((file) => elementsOf(file))]) {
        expect(new Set(identifiers(siblings)).size).toBe(siblings.length);
      }
      for (const unit of files.flatMap((file) => elementsOf(file))) {
        const segments = elementsOf(unit, 'segment');
        // The schema lets a unit do without a segment; the standard's text does not.
        expect(segments.length).toBeGreaterThan(0);
        expect(new Set(identifiers(segments)).size).toBe(segments.length);
      }
    }),
  );
});
