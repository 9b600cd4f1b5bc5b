import { decode, encode } from 'next-auth/jwt';
import { env } from '../env';
import { authSecret } from './secret';

/** How long a session lasts at most, in seconds: a week. */
export const longestSession = 7 * 86_400;

/** After how long without use it ends, in seconds: twelve hours. */
export const longestIdle = 12 * 3600;

function secure(): boolean {
  return env().SITE_URL.startsWith('https:');
}

/** The name of the cookie. Where the site is served over https, the browser itself refuses it on any other host or path. */
export function sessionCookieName(): string {
  return secure() ? '__Host-next-auth.session-token' : 'next-auth.session-token';
}

/** With what the cookie is set. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', secure: secure(), path: '/', maxAge: longestSession } as const;
}

/** The cookie's value: next-auth's encrypted token, which carries the name of a session and nothing about the person. */
export function sealSession(name: string): Promise<string> {
  return encode({ token: { sid: name }, secret: authSecret(), maxAge: longestSession });
}

/** The name of the session in a cookie; `null` for a cookie that is not ours, was tampered with or is too old. */
export async function unsealSession(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: authSecret() });
    return typeof token?.sid === 'string' ? token.sid : null;
  } catch {
    return null;
  }
}
