import { type Day, parseDay } from '../domain/calendar';
import { isLocale, type Locale } from '../domain/locale';
import { lastDayAsked } from '../domain/on-a-day';

/** A walk through the public site as it will be on a day, with a plan carried out or with none. */
export type Walk = { readonly on: Day; readonly planId: number | null };

/** The public pages, below a locale, that a walk leads through. */
const walked = /^(?:|\/closed|\/about|\/changes|\/timeline|\/operations\/[a-z][a-z0-9-]*)$/;

/** Answers whether a walk leads to a page, by its path below the locale. */
export function isWalked(path: string): boolean {
  return walked.test(path);
}

/** Reads the day that the address of a walk names; `null` for what is no day, is over, or lies too far ahead. */
export function readWalkDay(text: unknown, today: Day): Day | null {
  const day = typeof text === 'string' ? parseDay(text) : null;
  return day !== null && day >= today && day <= lastDayAsked ? day : null;
}

/** Reads the plan that the address of a walk names: `null` where it names none, `'wrong'` where that is no number of one. */
export function readWalkPlan(text: unknown): number | null | 'wrong' {
  if (text === undefined || text === null) return null;
  return typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 'wrong';
}

/** The address of the room that frames a walk, in the locale of the rooms. */
export function walkPath(
  locale: Locale,
  { on, planId }: Walk,
  page: { readonly locale?: Locale; readonly path?: string } = {},
): string {
  const query = new URLSearchParams();
  if (planId !== null) query.set('plan', String(planId));
  if (page.locale) query.set('language', page.locale);
  if (page.path) query.set('page', page.path);
  return `/${locale}/admin/preview/on/${on}${query.size === 0 ? '' : `?${query}`}`;
}

/** The address under which a walk shows a public page. */
export function walkedPath(locale: Locale, path: string, { on, planId }: Walk, query = new URLSearchParams()): string {
  const asked = new URLSearchParams(query);
  asked.delete('plan');
  if (planId !== null) asked.set('plan', String(planId));
  return `/${locale}/admin/preview/on/${on}/document${path}${asked.size === 0 ? '' : `?${asked}`}`;
}

/** The walk that an address is a document of; `null` for every other address. */
export function walkOf(target: string): Walk | null {
  const [path = '', query = ''] = target.split('?');
  const [, locale, text = ''] = /^\/([a-z]{2})\/admin\/preview\/on\/([^/]+)\/document(?:\/|$)/.exec(path) ?? [];
  const on = parseDay(text);
  const planId = readWalkPlan(new URLSearchParams(query).get('plan'));
  return !isLocale(locale) || on === null || planId === 'wrong' ? null : { on, planId };
}

/**
 * Where a link of a walked page leads: to the same page within the walk, or to a place on the page itself; `null` where it would lead
 * out of the walk. `origin` is the site's own.
 */
export function keptInWalk(address: string, walk: Walk, origin: string): string | null {
  if (address.startsWith('#')) return address;
  if (!URL.canParse(address, origin)) return null;
  const url = new URL(address, origin);
  const [, locale, path = ''] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
  if (url.origin !== new URL(origin).origin || !isLocale(locale) || !isWalked(path)) return null;
  // What this site said on a day is of its revisions, and a walk makes none.
  if (url.searchParams.has('as-published')) return null;
  return `${walkedPath(locale, path, walk, url.searchParams)}${url.hash}`;
}
