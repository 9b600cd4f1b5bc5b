import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible';
import { writeDb } from '../db/client';
import { forgetRunOutCounts } from '../db/writes/rate-limits';
import { hashToken } from './tokens';

/** Where an attempt to sign in comes from, and for which account. */
export type Attempt = {
  readonly email: string;
  readonly address: string;
  /** The name of this browser, where the account has signed in from it before. */
  readonly device: string | null;
};

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
  return consume([own, { by: limiter('address', 60, 60 * minutes), key: hashToken(attempt.address) }]);
}

/** Forgets the attempts of a person, because the last of them was right. */
export async function forgetAttempts(attempt: Attempt): Promise<void> {
  await ownLimiter().delete(ownKey(attempt));
}

/** Counts an attempt to give a second factor, like an attempt to sign in; it is not forgotten when it was right. */
export function countCode(accountId: number, address: string): Promise<number | null> {
  return consume([{ by: limiter('code', 10, 15 * minutes), key: `${accountId} ${hashToken(address)}` }]);
}

/** Answers whether something may be written into the log again: once in a quarter of an hour for each `what`. */
export async function isWorthLogging(what: string): Promise<boolean> {
  return (await consume([{ by: limiter('log', 1, 15 * minutes), key: what }])) === null;
}

function ownLimiter() {
  return limiter('account', 8, 15 * minutes);
}

function ownKey({ email, address, device }: Attempt): string {
  return hashToken(`${email}\n${device === null ? `address ${address}` : `device ${device}`}`);
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
