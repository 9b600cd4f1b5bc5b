import type { Locale } from '../domain/locale';

/**
 * The language tag by which dates and lists of a locale are written. English is written the British way, as the organization writes
 * it: 1 July 2022; English, Albanian and Serbian.
 */
export function formattingTag(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale;
}
