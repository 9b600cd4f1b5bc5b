import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import * as lists from '../domain/closed-lists';
import { type Locale, locales, sourceLocale } from '../domain/locale';
import { messagesOf } from '../i18n/messages';

/** Every message by its path: `operation.seat`. */
function flat(words: object, path = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] =>
      typeof value === 'string' ? [[path + key, value]] : [...flat(value as object, `${path}${key}.`)],
    ),
  );
}

/** What a message takes: its arguments and tags, whichever branch they stand in. */
function argumentsOf(elements: readonly MessageFormatElement[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    found.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
    const branches =
      element.type === TYPE.select || element.type === TYPE.plural
        ? Object.values(element.options).flatMap(({ value }) => value)
        : element.type === TYPE.tag
          ? element.children
          : [];
    for (const name of argumentsOf(branches)) found.add(name);
  }
  return found;
}

const source = flat(messagesOf(sourceLocale));
const others = locales.filter((locale) => locale !== sourceLocale);

describe.each(others)('the words in %s', (locale) => {
  const words = flat(messagesOf(locale));

  test('have the keys of the source language, and no other', () => {
    expect([...words.keys()].sort()).toEqual([...source.keys()].sort());
  });

  test('take the same arguments and tags', () => {
    for (const [key, message] of words) {
      expect([...argumentsOf(parse(message))].sort(), key).toEqual(
        [...argumentsOf(parse(source.get(key) ?? ''))].sort(),
      );
    }
  });

  test('are nowhere empty, and nowhere left in the source language by mistake', () => {
    const same = [...words].filter(
      ([key, message]) => message.trim() === '' || (message === source.get(key) && message.includes(' ')),
    );
    expect(same.filter(([key]) => !isNameInAllLanguages(key))).toEqual([]);
  });
});

test.each([...locales])('in %s have the plural branches that the language needs', (locale: Locale) => {
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  for (const [key, message] of flat(messagesOf(locale))) {
    for (const branches of pluralsIn(parse(message))) {
      // A plural whose branches would all read alike needs only `other`; a language's rarest category may fall back to it.
      if (branches.length === 1) continue;
      for (const category of needed.filter((name) => name !== 'many' || locale === 'ru')) {
        expect(branches, `${locale} ${key}`).toContain(category);
      }
    }
  }
});

function pluralsIn(elements: readonly MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const below = Object.values(element.options).flatMap(({ value }) => pluralsIn(value));
    const own =
      element.type === TYPE.plural ? [Object.keys(element.options).filter((key) => !key.startsWith('='))] : [];
    return [...own, ...below];
  });
}

function isNameInAllLanguages(key: string): boolean {
  // Italian says "task force" as English does.
  return key.startsWith('countries.') || key.startsWith('languages.') || key === 'operationKind.task-force';
}

test('name every word of the closed lists', () => {
  const words = messagesOf(sourceLocale);
  expect(Object.keys(words.region)).toEqual([...lists.regions]);
  expect(Object.keys(words.operationKind)).toEqual([...lists.operationKinds]);
  expect(Object.keys(words.theme)).toEqual([...lists.themes]);
  expect(Object.keys(words.closureKind)).toEqual([...lists.closureKinds]);
  expect(Object.keys(words.successionKind)).toEqual([...lists.successionKinds]);
  expect(Object.keys(words.fieldOfficeKind)).toEqual([...lists.fieldOfficeKinds]);
});
