import { expect, test } from 'vitest';
import type { PartialDate } from '../domain/calendar';
import type { Locale } from '../domain/locale';
import { datePhrase, writeDate, writeYears } from './dates';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each<[Locale, string, string, string]>([
  ['en', '1 July 1999', 'October 1999', '1994'],
  ['fr', '1er juillet 1999', 'octobre 1999', '1994'],
  ['de', '1. Juli 1999', 'Oktober 1999', '1994'],
  ['es', '1 de julio de 1999', 'octubre de 1999', '1994'],
  ['it', '1º luglio 1999', 'ottobre 1999', '1994'],
  ['ru', '1 июля 1999 г.', 'октябрь 1999 г.', '1994'],
])('dates in %s', (locale, day, month, year) => {
  expect(plain(writeDate('1999-07-01' as PartialDate, locale))).toBe(day);
  expect(plain(writeDate('1999-10' as PartialDate, locale))).toBe(month);
  expect(plain(writeDate('1994' as PartialDate, locale))).toBe(year);
});

test('a month after a preposition stands in its case', () => {
  expect(plain(datePhrase('1999-10' as PartialDate, 'ru').date)).toBe('октября 1999 г.');
  expect(plain(datePhrase('1999-10' as PartialDate, 'de').date)).toBe('Oktober 1999');
  expect(datePhrase('1999-10' as PartialDate, 'de').precision).toBe('month');
});

test('only the first of a month is an ordinal', () => {
  expect(plain(writeDate('1999-07-11' as PartialDate, 'fr'))).toBe('11 juillet 1999');
  expect(plain(writeDate('1999-07-21' as PartialDate, 'it'))).toBe('21 luglio 1999');
});

test('a day and its month are not torn apart', () => {
  expect(writeDate('1999-07-01' as PartialDate, 'en')).toBe('1\u00a0July 1999');
});

test('the years beside an entry', () => {
  const from = '1994-06-30' as PartialDate;
  expect(writeYears(from, undefined)).toBe('1994–');
  expect(writeYears(from, null)).toBe('1994–?');
  expect(writeYears(from, '1999-10' as PartialDate)).toBe('1994–1999');
  expect(writeYears(from, '1994-12-31' as PartialDate)).toBe('1994');
});
