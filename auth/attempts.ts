import { isIPv6 } from 'node:net';
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible';
import { writeDb } from '../db/client';
import { forgetRunOutCounts } from '../db/writes/rate-limits';
import { hashToken } from './tokens';

/** Where an attempt comes from. */
export type Place = {
  readonly address: string;
  /** The name of this browser, where the account has signed in from it before. */
  readonly device: string | null;
};

/** Where an attempt to sign in comes from, and for which account. */
export type Attempt = Place & { readonly email: string };

const minutes = 60;

function limiter(keyPrefix: string, points: number, duration: number) {
  return new RateLimiterSQLite({
    storeClient: writeDb().$client,
    storeType: 'better-sqlite3',
    tableName: 'rate_limits',
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  });
}

/**
 * Counts an attempt to sign in before it is made, and answers in how many seconds the next may be tried, or `null` where this one may.
 * Attempts are counted for an account from one address, and for one address whatever the account; those from a browser that the account
 * knows are counted for that browser alone. So somebody who tries passwords, be it from the same office, uses up their own attempts
 * and never the person's (OWASP, Slow Down Online Guessing Attacks with Device Cookies). The counts are in the database and so outlive
 * a restart.
 */
export async function countAttempt(attempt: Attempt): Promise<number | null> {
  const own = { by: ownLimiter(), key: ownKey(attempt) };
  if (attempt.device !== null) return consume([own]);
  return consume([own, { by: limiter('address', 60, 60 * minutes), key: hashToken(networkOf(attempt.address)) }]);
}

/** Forgets the attempts of a person, because the last of them was right. */
export async function forgetAttempts(attempt: Attempt): Promise<void> {
  await ownLimiter().delete(ownKey(attempt));
}

/**
 * Counts an attempt to give a second factor, like an attempt to sign in; it is not forgotten when it was right. An account's are a hundred
 * in a day, wherever they come from: whoever knows the password must not guess codes from a thousand addresses.
 */
export function countCode(accountId: number, from: Place): Promise<number | null> {
  return consume([
    { by: limiter('code', 10, 15 * minutes), key: `${accountId} ${hashToken(placeKey(from))}` },
    { by: limiter('codes', 100, 24 * 60 * minutes), key: String(accountId) },
  ]);
}

/** Counts a wrong code that a waiting session has given; answers whether it was the last that it may give. */
export async function countWrongCode(sessionHash: string): Promise<boolean> {
  const wrong = limiter('waiting', 5, 15 * minutes);
  await consume([{ by: wrong, key: sessionHash }]);
  return ((await wrong.get(sessionHash))?.consumedPoints ?? 0) >= wrong.points;
}

/** What attempts from an address are counted for: with IPv6 its first 64 bits, because a person has all that follow them. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [before = [], after] = plain.split('::').map((side) => (side === '' ? [] : side.split(':')));
  const between = after === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...between, ...(after ?? [])].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/** Answers whether something may be written into the log again: once in a quarter of an hour for each `what`. */
export async function isWorthLogging(what: string): Promise<boolean> {
  return (await consume([{ by: limiter('log', 1, 15 * minutes), key: what }])) === null;
}

function ownLimiter() {
  return limiter('account', 8, 15 * minutes);
}

function ownKey(attempt: Attempt): string {
  return hashToken(`${attempt.email}\n${placeKey(attempt)}`);
}

function placeKey({ address, device }: Place): string {
  return device === null ? `address ${networkOf(address)}` : `device ${device}`;
}

/**
 * Counts for all, or for none: what is refused is not written, or somebody who is kept waiting could make the database grow and use up
 * an address for everybody else behind it. Counts that have run out are forgotten when another is written.
 */
async function consume(counted: readonly { by: RateLimiterSQLite; key: string }[]): Promise<number | null> {
  for (const { by, key } of counted) {
    const so = await by.get(key);
    if (so !== null && so.consumedPoints >= by.points) return secondsOf(so);
  }
  for (const { by, key } of counted) {
    try {
      await by.consume(key);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return secondsOf(refusal);
      throw refusal;
    }
  }
  // The counts go by the computer's own clock, and so must this.
  forgetRunOutCounts(writeDb(), new Date());
  return null;
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
