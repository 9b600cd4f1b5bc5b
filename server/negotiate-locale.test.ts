import { expect, test } from 'vitest';
import { negotiateLocale } from './negotiate-locale';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['fr', 'fr'],
  ['de-AT', 'de'],
  ['es-419,es;q=0.9', 'es'],
  ['fr;q=0.2, ru;q=0.9, en;q=0.5', 'ru'],
  ['pt-BR,pt;q=0.9,it;q=0.4', 'it'],
  ['en;q=0,fr', 'fr'],
  ['uk', 'en'],
  ['*', 'en'],
  ['zh-Hant-TW', 'en'],
  [';;;q=9', 'en'],
  ['fr;q=x', 'en'],
  ['\u0000,../../etc', 'en'],
  ['a'.repeat(10_000), 'en'],
])('%j is answered in %s', (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});
