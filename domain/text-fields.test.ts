import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changedFields,
  fieldsOfOperation,
  fromFields,
  isOneLine,
  kindOfField,
  missingFields,
  type ProfileTexts,
  plainText,
  refuseText,
  textLengths,
  toFields,
} from './text-fields';

const names = fieldsOfOperation({
  closed: true,
  restructuringDates: ['1999', '2003-12-18'],
  formerNameDates: ['2003-02'],
});

const texts: ProfileTexts = {
  name: 'Mission to Moldova',
  shortName: 'Moldova',
  seatName: 'Chisinau',
  summary: 'A summary.',
  body: '',
  description: 'A description.',
  closureNote: 'It closed.',
  restructuringNotes: { '1999': 'Smaller.', '2003-12-18': 'Larger.' },
  formerNames: { '2003-02': 'The old one' },
};

describe('the fields of an operation', () => {
  test('are those that its facts call for', () => {
    const always = ['name', 'shortName', 'seatName', 'summary', 'body', 'description'];
    expect(fieldsOfOperation({ closed: false, restructuringDates: [], formerNameDates: [] })).toEqual(always);
    expect(names).toEqual([
      ...always,
      'closureNote',
      'restructuringNotes.1999',
      'restructuringNotes.2003-12-18',
      'formerNames.2003-02',
    ]);
  });

  test('hold what the operation says, and give it back', () => {
    const fields = toFields(texts, names);
    expect(fields).toMatchObject({ name: 'Mission to Moldova', 'restructuringNotes.1999': 'Smaller.', body: '' });
    expect(fromFields(fields)).toEqual(texts);
  });

  test('are empty where it says nothing', () => {
    expect(Object.values(toFields(null, names))).toEqual(names.map(() => ''));
    const nothing = { ...texts, seatName: null, closureNote: null, restructuringNotes: {}, formerNames: {} };
    const fields = toFields(nothing, names);
    expect([fields.seatName, fields.closureNote, fields['formerNames.2003-02']]).toEqual(['', '', '']);
    expect(fromFields(fields)).toEqual(nothing);
    expect(toFields(texts, ['unheard', 'restructuringNotes'])).toEqual({ unheard: '', restructuringNotes: '' });
  });

  test('of nothing at all are a profile without words', () => {
    expect(Object.values(fromFields({}))).toEqual(['', '', null, '', '', '', null, {}, {}]);
  });

  test('give back whatever was written', () => {
    const some = fc.string({ unit: 'binary', minLength: 1 });
    const profile = fc.record({
      name: some,
      shortName: some,
      seatName: fc.option(some),
      summary: some,
      body: fc.string(),
      description: some,
      closureNote: fc.option(some),
      restructuringNotes: fc.record({ '1999': some, '2003-12-18': some }, { requiredKeys: [], noNullPrototype: true }),
      formerNames: fc.record({ '2003-02': some }, { requiredKeys: [], noNullPrototype: true }),
    });
    fc.assert(
      fc.property(profile, (one) => {
        expect(fromFields(toFields(one, names))).toEqual(one);
      }),
    );
  });
});

describe('a text', () => {
  test.each<[string, string, string, ReturnType<typeof refuseText>]>([
    ['of its longest', 'name', 'x'.repeat(300), null],
    ['too long', 'name', 'x'.repeat(301), 'text_too_long'],
    ['too long for a dated field', 'formerNames.2003', 'x'.repeat(301), 'text_too_long'],
    ['of a megabyte', 'body', 'x'.repeat(1_048_576), 'text_too_long'],
    ['in a field that nobody knows', 'unheard', 'x'.repeat(301), 'text_too_long'],
    ['with half a character', 'body', 'x\ud800', 'text_unreadable'],
    ['with NUL', 'body', 'x\0', 'text_unreadable'],
    ['with a carriage return', 'body', 'x\r\ny', 'text_unreadable'],
    ['with what is no character', 'body', 'x\uffff', 'text_unreadable'],
    ['with C1 controls', 'body', 'x\u0085', 'text_unreadable'],
    ['with a right-to-left override', 'body', 'x\u202ey', 'text_direction'],
    ['with an isolate', 'name', 'x\u2067y', 'text_direction'],
    ['with a mark of direction', 'body', 'x\u200fy', 'text_direction'],
    ['with the Arabic mark of direction', 'body', 'x\u061cy', 'text_direction'],
    ['of two lines in one', 'name', 'a\nb', 'text_line_break'],
    ['of two lines, by a separator, in one', 'formerNames.2003', 'a\u2028b', 'text_line_break'],
    ['of two lines', 'body', 'a\n\tb', null],
    ['with emoji, accents, Cyrillic and a soft hyphen', 'name', '🌊 é й Mitarbeiter\u00adstab', null],
    ['that is empty', 'name', '', null],
  ])('%s', (_, name, text, refusal) => {
    expect(refuseText(name, text)).toBe(refusal);
  });

  test('as it is kept has line breaks of one kind and no empty ends, and is composed', () => {
    expect(plainText('\r\n\n  a\r\nb\rc\u2028d e\u0301 \n\t ')).toBe('  a\nb\nc\nd é');
    expect(plainText(' \n ')).toBe('');
  });

  test('is kept the same however often it is saved, and is not refused for its line breaks', () => {
    const text = fc.string({ unit: fc.constantFrom('\r', '\n', ' ', '\u2029', 'a', 'e\u0301', '\ufeff') });
    fc.assert(
      fc.property(text, (typed) => {
        const kept = plainText(typed);
        expect(plainText(kept)).toBe(kept);
        expect(refuseText('body', kept)).toBeNull();
      }),
    );
  });

  test('of a megabyte of spaces is kept like any other', () => {
    const spaces = ' '.repeat(1_000_000);
    expect(plainText(`x${spaces}x${spaces}`)).toBe(`x${spaces}x`);
  });
});

test('fields are known by their kinds', () => {
  expect(kindOfField('restructuringNotes.2003-12-18')).toBe('restructuringNotes');
  expect(kindOfField('')).toBe('');
  expect(['name', 'formerNames.2003', 'body', 'restructuringNotes.1999'].map(isOneLine)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  for (const name of names) expect(textLengths[kindOfField(name)], name).toBeDefined();
});

test('what is empty is missing, but for what may stay empty', () => {
  const fields = { name: ' ', seatName: '', body: '', 'formerNames.2003': '\n', summary: 'x' };
  expect(missingFields(fields)).toEqual(['name', 'formerNames.2003']);
});

test('two texts differ where one says what the other does not', () => {
  expect(changedFields({ a: '1', b: '2', c: '' }, { a: '1', b: '3', d: '4', e: '' })).toEqual(['b', 'd']);
  const fields = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('', 'x', 'y'));
  fc.assert(
    fc.property(fields, fields, (before, after) => {
      expect(changedFields(before, before)).toEqual([]);
      expect([...changedFields(before, after)].sort()).toEqual([...changedFields(after, before)].sort());
    }),
  );
});
