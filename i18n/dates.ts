import { isDay, organizationTimeZone, type PartialDate } from '../domain/calendar';
import type { Locale } from '../domain/locale';
import { formattingTag } from './formatting-tag';

/** French and Italian write the first of a month as an ordinal; CLDR's patterns do not. */
const firstOfMonth: Partial<Readonly<Record<Locale, string>>> = { fr: '1er', it: '1º' };

/**
 * Writes a partial date as the locale does: 1 July 1999, July 1999, 1999. With `after: 'preposition'` in the form that follows a
 * preposition such as "since": the month alone stands in another case there in Russian (с октября 1999 г.).
 */
export function writeDate(date: PartialDate, locale: Locale, options?: { after: 'preposition' }): string {
  if (date.length === 4) return options && locale === 'ru' ? `${date}\u00a0г.` : date;
  const instant = new Date(`${date}${isDay(date) ? '' : '-01'}T00:00:00Z`);
  const month = isDay(date) || (options && locale === 'ru') ? 'day' : 'month';
  const format = new Intl.DateTimeFormat(formattingTag(locale), {
    year: 'numeric',
    month: 'long',
    ...(month === 'day' ? { day: 'numeric' } : {}),
    timeZone: 'UTC',
  });
  const parts = format.formatToParts(instant);
  if (!isDay(date)) {
    const from = parts.findIndex(({ type }) => type === 'month');
    return text(parts.slice(from));
  }
  const first = firstOfMonth[locale];
  return text(
    parts.map((part) => (first && part.type === 'day' && part.value === '1' ? { ...part, value: first } : part)),
  );
}

/** The dates before which a preposition or article has another form: dall’8 maggio, d’avril, ad agosto, со 2 мая. */
const elides: Partial<Readonly<Record<Locale, RegExp>>> = { fr: /^[ao]/, it: /^(8|11)\D|^a/, ru: /^2\D/ };

type DatePhrase = {
  readonly date: string;
  readonly precision: 'day' | 'elidedDay' | 'month' | 'elidedMonth' | 'year';
};

/**
 * A date for a sentence such as "open since …": written for a place after a preposition, with how precise it is, because many
 * languages choose preposition and article by that (depuis le 1er juillet, depuis juillet).
 */
export function datePhrase(date: PartialDate, locale: Locale): DatePhrase {
  return phrase(date, writeDate(date, locale, { after: 'preposition' }), locale);
}

/** The same for a sentence such as "until …", where Russian has the month in the accusative: по декабрь 2010 г. */
export function lastDatePhrase(date: PartialDate, locale: Locale): DatePhrase {
  const month = !isDay(date) && date.length > 4;
  return phrase(date, month ? writeDate(date, locale) : writeDate(date, locale, { after: 'preposition' }), locale);
}

function phrase(date: PartialDate, written: string, locale: Locale): DatePhrase {
  const elided = elides[locale]?.test(written) ?? false;
  if (isDay(date)) return { date: written, precision: elided ? 'elidedDay' : 'day' };
  if (date.length === 4) return { date: written, precision: 'year' };
  return { date: written, precision: elided ? 'elidedMonth' : 'month' };
}

/** Writes a UTC instant to the minute, in the time of the organization's seat: 24 Nov 2026, 10:00. */
export function writeInstant(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(formattingTag(locale), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: organizationTimeZone,
  }).format(new Date(instant));
}

/** Writes the time of day of a UTC instant, at the organization's seat: 10:00. */
export function writeTime(instant: string, locale: Locale): string {
  return new Intl.DateTimeFormat(formattingTag(locale), {
    timeStyle: 'short',
    timeZone: organizationTimeZone,
  }).format(new Date(instant));
}

/** Writes the years of a span for the rail beside an entry: 1992–2001, 1997–, 1994–? where nobody knows the last day. */
export function writeYears(from: PartialDate, lastDay: PartialDate | null | undefined): string {
  const first = from.slice(0, 4);
  if (lastDay === undefined) return `${first}–`;
  if (lastDay === null) return `${first}–?`;
  const last = lastDay.slice(0, 4);
  return first === last ? first : `${first}–${last}`;
}

// A day and its month stay on one line. CLDR's narrow space before the Russian «г.» all but vanishes in the site's type; the prose has a
// whole one.
function text(parts: readonly Intl.DateTimeFormatPart[]): string {
  return parts
    .map(({ value }) => value)
    .join('')
    .replaceAll('\u202f', '\u00a0')
    .replace(/^(\S+) /, '$1\u00a0');
}
