import { readArrangement } from '../domain/archive';
import { readAskedDay } from '../domain/asked-day';
import type { Day } from '../domain/calendar';
import { isLocale, type Locale } from '../domain/locale';
import { readDayAsked } from '../domain/on-a-day';

/** The longest address that is answered, in characters; no page has one that comes near. */
export const longestTarget = 2_000;

/** What a request's target asks for, decided from its text alone. */
export type Target =
  | { readonly is: 'front' }
  | { readonly is: 'page'; readonly locale: Locale; readonly path: string; readonly query: string }
  | { readonly is: 'room'; readonly locale: Locale }
  | { readonly is: 'file'; readonly path: string }
  | { readonly is: 'health'; readonly check: 'alive' | 'ready' }
  | { readonly is: 'moved'; readonly to: string }
  | { readonly is: 'missing'; readonly locale: Locale | null; readonly path: string }
  | { readonly is: 'malformed'; readonly locale: Locale | null; readonly why: 'bad_request' | 'too_long' }
  /** A page that there is, asked for as of no day, or of one that it cannot answer for; `path` is its own, with the query that is left. */
  | { readonly is: 'wrong_day'; readonly locale: Locale; readonly path: string; readonly why: WrongDay };

/** What is wrong with the day of an address: it is none, nobody can know it yet, or the page does not show it. */
export type WrongDay = 'no_day' | 'day_to_come' | 'not_shown';

/** Files that belong to the whole site, not to a locale. */
const files = new Set([
  '/favicon.ico',
  '/icon.svg',
  '/apple-touch-icon.png',
  '/manifest.webmanifest',
  '/refusal.css',
  '/robots.txt',
  '/share.png',
  '/sitemap.xml',
]);

/** What a page makes of a query, judged on the organization's `today`: what it knows of it; `null` where that cannot be read. */
type ReadQuery = (given: URLSearchParams, today: Day) => URLSearchParams | WrongDay | null;

/** The public pages below a locale, each with the query that it knows; the folders of `app/[locale]/(public)` say the same. */
const pages: readonly {
  readonly path: RegExp;
  readonly query: ReadQuery;
  /** Whether the page can show another day than today (`on`). */
  readonly dated?: true;
}[] = [
  { path: /^$/, query: noQuery, dated: true },
  {
    path: /^\/closed$/,
    query: (given) => (readArrangement(given) === null ? null : only(given, ['group', 'sort'])),
    dated: true,
  },
  { path: /^\/timeline$/, query: noQuery },
  { path: /^\/about$/, query: noQuery },
  { path: /^\/changes$/, query: noQuery },
  { path: /^\/translations$/, query: noQuery },
  { path: /^\/operations\/[a-z][a-z0-9-]*$/, query: operationQuery, dated: true },
];

/** Decides what a request's target (its path and query, as sent) asks for on the organization's `today`; whatever it is, it answers. */
export function readTarget(target: string, today: Day): Target {
  const [rawPath = '', ...queries] = withoutOrigin(target).split('?');
  const rawQuery = queries.join('?');
  const locale = localeIn(rawPath);
  if (target.length > longestTarget)
    return wrongDay(rawPath, rawQuery, today) ?? { is: 'malformed', locale, why: 'too_long' };
  const path = decoded(rawPath);
  // A browser reads a backslash as a slash, so that one could lead to another host.
  if (!rawPath.startsWith('/') || path === null || path.includes('\\') || decoded(rawQuery) === null) {
    return { is: 'malformed', locale, why: 'bad_request' };
  }
  if (rawPath === '/') return { is: 'front' };
  if (rawPath === '/healthz') return { is: 'health', check: 'alive' };
  if (rawPath === '/readyz') return { is: 'health', check: 'ready' };
  if (files.has(rawPath) || /^\/_next\/static(\/[\w.~-]+)+$/.test(rawPath)) return { is: 'file', path: rawPath };
  const plain = plainPath(path);
  const place = plain.replace(/^\/[^/]+/, '');
  const plainLocale = localeIn(plain);
  if (plainLocale === null) return { is: 'missing', locale: null, path: plain };
  if (plain === rawPath && /^\/admin(\/|$)/.test(place)) return { is: 'room', locale: plainLocale };
  const page = pages.find((candidate) => candidate.path.test(place));
  if (page === undefined) return { is: 'missing', locale: plainLocale, path: place };
  const given = new URLSearchParams(rawQuery);
  const query = page.query(given, today);
  if (typeof query === 'string') return { is: 'wrong_day', locale: plainLocale, path: place, why: query };
  if (query === null) return { is: 'malformed', locale: plainLocale, why: 'bad_request' };
  const asked = page.dated ? readDayAsked(given) : null;
  if (asked === 'wrong') {
    return { is: 'wrong_day', locale: plainLocale, path: `${place}${written(query)}`, why: 'not_shown' };
  }
  if (asked !== null) query.set('on', asked);
  if (plain !== rawPath) return { is: 'moved', to: `${plain}${rawQuery && `?${rawQuery}`}` };
  return { is: 'page', locale: plainLocale, path: place, query: written(query) };
}

/** An address that is too long only because of the day that it asks for is one with a wrong day, and can be answered as such. */
function wrongDay(rawPath: string, rawQuery: string, today: Day): Target | null {
  const given = new URLSearchParams(rawQuery);
  if (!given.has('on')) return null;
  given.set('on', '');
  const shortened = `${rawPath}?${given}`;
  return shortened.length <= longestTarget && readDayAsked(new URLSearchParams(rawQuery)) === 'wrong'
    ? readTarget(shortened, today)
    : null;
}

function written(query: URLSearchParams): string {
  return query.size === 0 ? '' : `?${query}`;
}

/** RFC 9112, 3.2.2: a server accepts a target that names its origin too, as proxies send it. */
function withoutOrigin(target: string): string {
  return target.replace(/^https?:\/\/[^/?]*(?=([/?]?))/i, (_, next: string) => (next === '/' ? '' : '/'));
}

/** The one way in which a path is written: small letters, one slash between its parts, none at its end. */
function plainPath(path: string): string {
  return path
    .toLowerCase()
    .replace(/\/{2,}/g, '/')
    .replace(/(.)\/$/, '$1');
}

function localeIn(path: string): Locale | null {
  const first = /^\/+([^/]*)/.exec(path)?.[1]?.toLowerCase();
  return isLocale(first) ? first : null;
}

/** Decodes percent escapes; `null` where they are malformed, are not UTF-8, or hide a control character or a step upwards. */
function decoded(text: string): string | null {
  try {
    const result = decodeURIComponent(text.replaceAll('+', ' '));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
    return /[\u0000-\u001f\u007f]/.test(result) || /(^|\/)\.\.?(\/|$)/.test(result) ? null : result;
  } catch {
    return null;
  }
}

function noQuery(): URLSearchParams {
  return new URLSearchParams();
}

/** An operation is shown as it is, or as this site told of it on a day that has begun; what was so on a day is another question. */
function operationQuery(given: URLSearchParams, today: Day): URLSearchParams | WrongDay | null {
  if (given.has('on') && given.has('as-published')) return null;
  const day = readAskedDay(given, 'as-published');
  if (day === null) return 'no_day';
  return day !== undefined && day > today ? 'day_to_come' : only(given, ['as-published']);
}

function only(given: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams(names.flatMap((name) => given.getAll(name).map((value) => [name, value])));
}
