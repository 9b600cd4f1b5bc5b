import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Db } from '../client';
import { operationOf } from '../writes/drafts.fixture';
import { type FreshDatabase, freshDatabase } from '../writes/fresh-database.fixture';
import { findByWords } from './search';

let fresh: FreshDatabase;
let db: Db;
let moldova: number;

beforeAll(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  moldova = operationOf(db, 'mission-to-moldova').operationId;
});

afterAll(() => fresh.discard());

describe('finds Moldova for', () => {
  test.each([
    'Moldova',
    'moldova',
    'MOLDAVIE',
    'Молдов',
    'Transn',
    'mission   chisinau',
    'Mission, to: Moldova!',
    '"Moldova"',
    'Moldova*',
    '(Moldova)',
    '^Moldova',
    '-Moldova',
    '+Moldova',
    'ma\u00eetrise Moldavie',
    'mai\u0302trise Moldavie',
    'maitrise Moldavie',
  ])('%j', (words) => {
    expect(findByWords(db, words).has(moldova)).toBe(true);
  });
});

test('every word must be there: operators are words like any other', () => {
  const none = new Set();
  expect(findByWords(db, 'Moldova NOT Chisinau Qwertz')).toEqual(none);
  expect(findByWords(db, 'Moldova OR Qwertz')).toEqual(none);
  expect(findByWords(db, 'operation_id:1')).toEqual(none);
  expect(findByWords(db, 'NEAR(Moldova Qwertz, 5)')).toEqual(none);
});

test.each([
  ['nothing', ''],
  ['spaces', ' \n\t '],
  ['signs', `'"*-+^(){}:;,.!?/\\|&%$#@~`],
  ['NUL', '\0'],
  ['half a character', '\ud800'],
  ['emoji', '🌊'],
])('%s is no word, and finds nothing', (_, words) => {
  expect(findByWords(db, words)).toEqual(new Set());
});

test.each([
  ['one quotation mark', '"'],
  ['one quotation mark within', 'Mol"dova'],
  ['a cut-off NEAR', 'NEAR('],
  ['a cut-off operator', 'Moldova AND'],
  ['a column', 'texts : x'],
  ['one letter', 'm'],
  ['an accent alone', '\u0301'],
  ['letters that the index does not know', '\u{1e900}\u{1e922} ² ٣'],
  ['10,000 letters', 'x'.repeat(10_000)],
  ['10,000 words', 'x '.repeat(10_000)],
  ['SQL', "'; DROP TABLE operations; --"],
])('%s is words, and answered', (_, words) => {
  expect(findByWords(db, words)).toBeInstanceOf(Set);
});

test('one letter finds the words that begin with it', () => {
  expect(findByWords(db, 'M').has(moldova)).toBe(true);
});
