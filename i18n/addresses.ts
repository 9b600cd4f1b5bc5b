import type { Day } from '../domain/calendar';
import { type Locale, locales, sourceLocale } from '../domain/locale';

/**
 * The address of a public page: its path below the locale (`''` for the front page), with the locale before it; of a page that can show
 * another day than today, with that day.
 */
export function pathOf(locale: Locale, path: string, on: Day | null = null): string {
  if (on === null) return `/${locale}${path}`;
  const [page = '', place] = path.split('#');
  return `/${locale}${page}${page.includes('?') ? '&' : '?'}on=${on}${place === undefined ? '' : `#${place}`}`;
}

/** The path of an operation's page, below the locale; with the query that asks what this site said on a day, where one is given. */
export function operationPath(slug: string, asPublished?: Day): string {
  return `/operations/${slug}${asPublished === undefined ? '' : `?as-published=${asPublished}`}`;
}

/**
 * The addresses of one page in the languages that have a text of it, for `hreflang`: none where the page itself has no text in its
 * own language, or the alternates would not be reciprocal. `x-default` is the page in the source language; for the front page it is `/`.
 */
export function alternatesOf(path: string, available: readonly Locale[] = locales): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(available.map((locale) => [locale, pathOf(locale, path)])),
    'x-default': path === '' ? '/' : pathOf(sourceLocale, path),
  };
}
