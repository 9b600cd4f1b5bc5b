import { expect, test } from 'vitest';
import { type Locale, locales } from '../domain/locale';
import { countryName, languageName, languageNameInSentence, ownName } from './names';

test.each<[Locale, string, string]>([
  ['en', 'BA', 'Bosnia and Herzegovina'],
  ['fr', 'BY', 'Bélarus'],
  ['fr', 'MD', 'Moldavie'],
  ['fr', 'KG', 'Kirghizistan'],
  ['de', 'MD', 'Moldau'],
  ['de', 'RU', 'Russische Föderation'],
  ['es', 'BY', 'Belarús'],
  ['es', 'MD', 'Moldova'],
  ['es', 'KZ', 'Kazajstán'],
  ['it', 'BA', 'Bosnia-Erzegovina'],
  ['it', 'MD', 'Moldova'],
  ['ru', 'KG', 'Кыргызстан'],
  ['ru', 'RU', 'Российская Федерация'],
  ['ru', 'AL', 'Албания'],
])('in %s the country %s is %s', (locale, country, name) => {
  expect(countryName(country, locale)).toBe(name);
});

test.each<[Locale, string, string]>([
  ['en', 'cnr', 'Montenegrin'],
  ['fr', 'cnr', 'monténégrin'],
  ['fr', 'bs', 'bosnien'],
  ['de', 'cnr', 'Montenegrinisch'],
  ['es', 'cnr', 'montenegrino'],
  ['it', 'cnr', 'montenegrino'],
  ['ru', 'cnr', 'черногорский'],
  ['ru', 'ky', 'кыргызский'],
])('in %s the language %s is %s', (locale, language, name) => {
  expect(languageName(language, locale)).toBe(name);
});

test('Russian puts a language into the prepositional case, and leaves alone what has none', () => {
  expect(languageNameInSentence('sq', 'ru')).toBe('албанском');
  expect(languageNameInSentence('de', 'ru')).toBe('немецком');
  expect(languageNameInSentence('hi', 'ru')).toBe('хинди');
});

test('each language of the site is named in itself', () => {
  expect(locales.map(ownName)).toEqual(['English', 'Français', 'Deutsch', 'Español', 'Italiano', 'Русский']);
});
