import { decode, encode } from 'next-auth/jwt';
import { env } from '../env';
import { authSecret } from './secrets';

/** How long a session lasts at most, how long without use, and how long it waits for a second factor; in seconds. */
export const sessionLimits = { longest: 7 * 86_400, idle: 12 * 3600, waiting: 10 * 60 } as const;

/** How long a browser stays known, in seconds: a year. */
const deviceLifetime = 365 * 86_400;

/** A cookie of the rooms: how it is called and how it is set. */
export type Cookie = {
  readonly name: string;
  readonly options: {
    readonly httpOnly: true;
    readonly sameSite: 'lax';
    readonly secure: boolean;
    readonly path: '/';
    readonly maxAge: number;
  };
};

/** The cookie that carries a session, under next-auth's name for it. */
export function sessionCookie(): Cookie {
  return cookie('next-auth.session-token', sessionLimits.longest);
}

/** The cookie by which an account knows a browser again; it signs nobody in. */
export function deviceCookie(): Cookie {
  return cookie('where-we-are.known-device', deviceLifetime);
}

/** The value of the session's cookie: next-auth's encrypted token, which carries the name of a session and nothing about the person. */
export function sealSession(name: string): Promise<string> {
  return encode({ token: { sid: name }, secret: authSecret(), maxAge: sessionLimits.longest });
}

/** The name of the session in a cookie; `null` for a cookie that is not ours, was tampered with or is too old. */
export async function unsealSession(value: string | undefined): Promise<string | null> {
  const sid = (await unseal(value))?.sid;
  return typeof sid === 'string' ? sid : null;
}

/** The value of the cookie of a browser that an account knows. */
export function sealDevice(accountId: number, device: string): Promise<string> {
  return encode({ token: { accountId, device }, secret: authSecret(), maxAge: deviceLifetime });
}

/** The name of a browser in a cookie, where it is one that this account knows. */
export async function unsealDevice(value: string | undefined, accountId: number | null): Promise<string | null> {
  const token = await unseal(value);
  return typeof token?.device === 'string' && token.accountId === accountId ? token.device : null;
}

// Where the site is served over https, the prefix makes the browser itself refuse the cookie on any other host or path.
function cookie(name: string, maxAge: number): Cookie {
  const secure = env().SITE_URL.startsWith('https:');
  return {
    name: secure ? `__Host-${name}` : name,
    options: { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge },
  };
}

async function unseal(value: string | undefined) {
  if (!value) return null;
  try {
    return await decode({ token: value, secret: authSecret() });
  } catch {
    return null;
  }
}
