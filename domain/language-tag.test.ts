import { expect, test } from 'vitest';
import { inUsualCase, isLanguageTag } from './language-tag';

test.each(['sq', 'cnr', 'sr-Latn', 'sr-Latn-RS', 'zh-Hant', 'ca-valencia'])('%s is a language', (tag) => {
  expect(isLanguageTag(tag)).toBe(true);
});

test.each(['', 'a', 'Albanian', 'frensh', 'sr_Latn', 'sr-', 'sr--Latn', 'en-123456789', 'русский', 'sq\ud800', 'sq\n'])(
  '“%s” is none',
  (tag) => {
    expect(isLanguageTag(tag)).toBe(false);
  },
);

test('letters are set as BCP 47 recommends, and the language stays what it was', () => {
  expect(inUsualCase('SR-latn-rs')).toBe('sr-Latn-RS');
  expect(inUsualCase('CNR')).toBe('cnr');
});
