import { type Locale, locales } from '../domain/locale';

/** The longest way back that is taken, in characters; no room's address comes near. */
const longest = 1_500;

/** A room's path, in the one way in which it is written: no dots, no escapes, nothing that a browser reads as another host. */
const room = new RegExp(`^/(?:${locales.join('|')})/admin(?:/[A-Za-z0-9][A-Za-z0-9_-]*)*$`);

/** The doors themselves: whoever has come in has nothing to do there. */
const door = /^\/[a-z]{2}\/admin\/(?:sign-in|setup|invitation|reset)(?:\/|$)/;

/**
 * Where somebody was when they were sent to the door, from what an address or a form says; `null` for everything that is not
 * certainly one of our rooms. The bare desk is no way back either: whoever comes in is shown to theirs, in their language.
 */
export function readWayBack(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > longest) return null;
  const [path = '', ...queries] = text.split('?');
  const query = queryWithin(queries.join('?'));
  if (query === null || !room.test(path) || door.test(path)) return null;
  return query === '' && /^\/[^/]+\/admin$/.test(path) ? null : `${path}${query && `?${query}`}`;
}

/** The address of the door, with the way back from it where there is one. */
export function doorAddress(locale: Locale, wayBack: string | null, question: '' | '/second-factor' = ''): string {
  return `/${locale}/admin/sign-in${question}${wayBack === null ? '' : `?next=${encodeURIComponent(wayBack)}`}`;
}

/** A query of plain characters and well-formed escapes, without what Next adds for itself; `null` for any other. */
function queryWithin(text: string): string | null {
  if (!/^[\w.~!$&'()*+,;=:@/?%-]*$/.test(text)) return null;
  try {
    if (/\p{Cc}/u.test(decodeURIComponent(text))) return null;
  } catch {
    return null;
  }
  return text
    .split('&')
    .filter((part) => !/^_rsc(=|$)/.test(part))
    .join('&');
}
