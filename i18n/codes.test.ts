import { expect, test } from 'vitest';
import { countryChoices, countryTyped, languageChoices, languageTyped, written } from './codes';

test('the lists know languages and countries, also those that most lists forget', () => {
  const languages = languageChoices('en').map(({ code }) => code);
  expect(languages).toEqual(expect.arrayContaining(['sq', 'cnr', 'tg', 'rom', 'crh']));
  const countries = countryChoices('en').map(({ code }) => code);
  expect(countries).toEqual(expect.arrayContaining(['MK', 'XK', 'VA', 'UZ']));
  for (const none of ['EU', 'UN', 'ZZ', 'DD', 'SU']) expect(countries).not.toContain(none);
  expect(countries.length).toBeGreaterThan(240);
});

test('a name or a code is understood, in the language of the editor and however it is set', () => {
  expect(languageTyped(' albanian ', 'en')).toBe('sq');
  expect(languageTyped('albanais', 'fr')).toBe('sq');
  expect(languageTyped('SQ', 'fr')).toBe('sq');
  expect(languageTyped('SR-latn', 'en')).toBe('sr-Latn');
  expect(countryTyped('North Macedonia', 'en')).toBe('MK');
  expect(countryTyped('Косово', 'ru')).toBe('XK');
  expect(countryTyped('xk', 'en')).toBe('XK');
});

test('every code survives being written as its name and read again', () => {
  for (const locale of ['en', 'ru'] as const) {
    for (const { code } of languageChoices(locale))
      expect(languageTyped(written(code, languageChoices(locale)), locale)).toBe(code);
    for (const { code } of countryChoices(locale))
      expect(countryTyped(written(code, countryChoices(locale)), locale)).toBe(code);
  }
});
