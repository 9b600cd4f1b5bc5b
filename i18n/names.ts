import type { Locale } from '../domain/locale';
import { formattingTag } from './formatting-tag';
import { messagesOf } from './messages';

/** The usual name of a country in a locale: CLDR's, corrected by `messages/`. `country` is ISO 3166-1 alpha-2, or `XK`. */
export function countryName(country: string, locale: Locale): string {
  const corrected: Readonly<Record<string, string>> = messagesOf(locale).countries;
  return corrected[country] ?? new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country;
}

/** The usual name of a language in a locale, in the form that stands alone: CLDR's, corrected by `messages/`. */
export function languageName(language: string, locale: Locale): string {
  const corrected: Readonly<Record<string, string>> = messagesOf(locale).languages;
  return corrected[language] ?? new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
}

/** A locale's name in itself, as a language switcher shows it: Français, Русский. */
export function ownName(locale: Locale): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/**
 * A language's name as it follows "is available in". Russian puts it into the prepositional case; the names of languages there are
 * adjectives in -ский (на албанском), and the few that are not, such as хинди, do not change.
 */
export function languageNameInSentence(language: string, locale: Locale): string {
  const name = languageName(language, locale);
  return locale === 'ru' ? name.replace(/([сц]к)ий$/, '$1ом') : name;
}

/** Words one after the other as a sentence lists them: English, Albanian and Serbian. */
export function writeList(words: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(formattingTag(locale)).format(words);
}
