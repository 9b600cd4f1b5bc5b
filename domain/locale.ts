/** The languages the site itself is served in, the source language of all texts first. */
export const locales = ['en', 'fr', 'de', 'es', 'it', 'ru'] as const;

export type Locale = (typeof locales)[number];

/** The language every text is written in first; the others are made from it. */
export const sourceLocale = 'en' satisfies Locale;

/** Answers whether `value` is a language the site is served in, written exactly as in its addresses. */
export function isLocale(value: unknown): value is Locale {
  return (locales as readonly unknown[]).includes(value);
}
