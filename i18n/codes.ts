import { inUsualCase } from '../domain/language-tag';
import type { Locale } from '../domain/locale';
import { countryName, languageName } from './names';

/** A code and what it means in a locale, as a list offers it. */
export type Choice = { readonly code: string; readonly name: string };

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
const pairs = letters.flatMap((first) => letters.map((second) => first + second));

/** Two letters that CLDR names although they are no country: unions, unknown places, and what tests of software use. */
const noCountries = ['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'];

/** The codes that CLDR knows. Asking for all 18 000 takes a while, so it is done once. */
let known: { readonly languages: readonly string[]; readonly countries: readonly string[] } | undefined;

function knownCodes() {
  if (known !== undefined) return known;
  const named = (type: 'language' | 'region', codes: readonly string[]) => {
    const names = new Intl.DisplayNames('en', { type, fallback: 'none' });
    return codes.filter((code) => names.of(code) !== undefined);
  };
  const triples = pairs.flatMap((pair) => letters.map((letter) => pair + letter));
  // A code that is another's older form (`DD` of `DE`) has the same name, and is left out.
  const isPresent = (code: string) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
  const upper = pairs.map((pair) => pair.toUpperCase());
  known = {
    languages: named('language', [...pairs, ...triples]).filter(
      (code) => !['mul', 'und', 'zxx', 'root'].includes(code),
    ),
    countries: named('region', upper).filter((code) => isPresent(code) && !noCountries.includes(code)),
  };
  return known;
}

const choices = new Map<string, readonly Choice[]>();

function choicesOf(of: 'languages' | 'countries', locale: Locale): readonly Choice[] {
  const key = `${of} ${locale}`;
  const made = choices.get(key);
  if (made !== undefined) return made;
  const nameOf = of === 'languages' ? languageName : countryName;
  const sorted = knownCodes()
    [of].map((code) => ({ code, name: nameOf(code, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  choices.set(key, sorted);
  return sorted;
}

/** Every language that CLDR names, in the order of a locale. */
export function languageChoices(locale: Locale): readonly Choice[] {
  return choicesOf('languages', locale);
}

/** Every country that CLDR names, and Kosovo, in the order of a locale. */
export function countryChoices(locale: Locale): readonly Choice[] {
  return choicesOf('countries', locale);
}

/** What stands for a code in a field: its name, where that leads back to the code; else the code. */
export function written(code: string, from: readonly Choice[]): string {
  const name = from.find((choice) => choice.code === code)?.name;
  return name !== undefined && codeOf(name, from) === code ? name : code;
}

/** The code of a language that somebody has named, or typed the code of; not always one that there is. */
export function languageTyped(text: string, locale: Locale): string {
  return codeOf(text, languageChoices(locale)) ?? inUsualCase(text.trim());
}

/** The code of a country that somebody has named, or typed the code of; not always one that there is. */
export function countryTyped(text: string, locale: Locale): string {
  return codeOf(text, countryChoices(locale)) ?? text.trim().toUpperCase();
}

/** The code out of a list that somebody has typed, or the name of, however its letters are set; a code goes before a name. */
export function codeOf(text: string, from: readonly Choice[]): string | null {
  const asked = folded(text);
  if (from.some(({ code }) => code === text.trim())) return text.trim();
  return from.find(({ name }) => folded(name) === asked)?.code ?? null;
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
