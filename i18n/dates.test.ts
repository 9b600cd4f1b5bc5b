import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import type { PartialDate } from '../domain/calendar';
import type { Locale } from '../domain/locale';
import { datePhrase, lastDatePhrase, writeDate, writeYears } from './dates';
import { messagesOf } from './messages';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

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

const words = (locale: Locale) => createTranslator({ locale, messages: messagesOf(locale) });

function span(from: string, until: string, locale: Locale): string {
  const first = datePhrase(from as PartialDate, locale);
  const last = lastDatePhrase(until as PartialDate, locale);
  return plain(
    words(locale).markup('operation.fromUntil', {
      from: () => first.date,
      fromPrecision: first.precision,
      until: () => last.date,
      untilPrecision: last.precision,
    }),
  );
}

test.each<[Locale, string, string, string, string]>([
  [
    'en',
    'from 23 July 1998 until 20 June 2007',
    'from 18 September 1992 until December 2010',
    'from February 2003 until 28 June 2006',
    'from 2019 until 2022',
  ],
  [
    'fr',
    'du 23 juillet 1998 au 20 juin 2007',
    'du 18 septembre 1992 à décembre 2010',
    'de février 2003 au 28 juin 2006',
    'de 2019 à 2022',
  ],
  [
    'de',
    'vom 23. Juli 1998 bis zum 20. Juni 2007',
    'vom 18. September 1992 bis Dezember 2010',
    'von Februar 2003 bis zum 28. Juni 2006',
    'von 2019 bis 2022',
  ],
  [
    'es',
    'del 23 de julio de 1998 al 20 de junio de 2007',
    'del 18 de septiembre de 1992 a diciembre de 2010',
    'de febrero de 2003 al 28 de junio de 2006',
    'de 2019 a 2022',
  ],
  [
    'it',
    'dal 23 luglio 1998 al 20 giugno 2007',
    'dal 18 settembre 1992 a dicembre 2010',
    'da febbraio 2003 al 28 giugno 2006',
    'dal 2019 al 2022',
  ],
  [
    'ru',
    'с 23 июля 1998 г. по 20 июня 2007 г.',
    'с 18 сентября 1992 г. по декабрь 2010 г.',
    'с февраля 2003 г. по 28 июня 2006 г.',
    'с 2019 г. по 2022 г.',
  ],
])('from one date until another in %s, however precise', (locale, days, dayToMonth, monthToDay, years) => {
  expect(span('1998-07-23', '2007-06-20', locale)).toBe(days);
  expect(span('1992-09-18', '2010-12', locale)).toBe(dayToMonth);
  expect(span('2003-02', '2006-06-28', locale)).toBe(monthToDay);
  expect(span('2019', '2022', locale)).toBe(years);
});

test('a preposition takes the form that the date after it asks for', () => {
  expect(span('2001-01-11', '2003-04', 'it')).toBe('dall’11 gennaio 2001 ad aprile 2003');
  expect(span('2001-08', '2003-12-08', 'it')).toBe('da agosto 2001 all’8 dicembre 2003');
  expect(span('2001-07-18', '2003-07-01', 'it')).toBe('dal 18 luglio 2001 al 1º luglio 2003');
  expect(span('2001-10', '2003-04', 'fr')).toBe('d’octobre 2001 à avril 2003');
  expect(span('2001-05-02', '2003-05-02', 'ru')).toBe('со 2 мая 2001 г. по 2 мая 2003 г.');
  const since = (date: string, locale: Locale) =>
    plain(words(locale)('operation.openSince', datePhrase(date as PartialDate, locale)));
  expect(since('1995-12-08', 'it')).toBe('In attività dall’8 dicembre 1995');
  expect(since('2001-08', 'it')).toBe('In attività da agosto 2001');
  expect(since('2001-10', 'fr')).toBe('En activité depuis octobre 2001');
  expect(since('2001-05-02', 'ru')).toBe('Действует со 2 мая 2001 г.');
  expect(plain(words('ru')('whereWeAre.closedOn', datePhrase('2001-05-02' as PartialDate, 'ru')))).toBe(
    'Закрытие: 2 мая 2001 г.',
  );
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
