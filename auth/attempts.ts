import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible';
import { writeDb } from '../db/client';
import { hashToken } from './tokens';

/** Where an attempt to sign in comes from, and for which account. */
export type Attempt = { readonly email: string; readonly address: string };

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
 * Attempts are counted for an account from one address, and for one address whatever the account: somebody who tries passwords from
 * elsewhere uses up their own attempts and never the person's. The counts are in the database and so outlive a restart.
 */
export async function countAttempt({ email, address }: Attempt): Promise<number | null> {
  const counted = [
    { by: limiter('account', 8, 15 * minutes), key: hashToken(`${email}\n${address}`) },
    { by: limiter('address', 60, 60 * minutes), key: hashToken(address) },
  ];
  for (const { by, key } of counted) {
    try {
      await by.consume(key);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw refusal;
    }
  }
  return null;
}

/** Forgets the attempts for an account from one address, because the last of them was right. */
export async function forgetAttempts({ email, address }: Attempt): Promise<void> {
  await limiter('account', 8, 15 * minutes).delete(hashToken(`${email}\n${address}`));
}

/** Answers whether something may be written into the log again: once in a quarter of an hour for each `what`. */
export async function isWorthLogging(what: string): Promise<boolean> {
  try {
    await limiter('log', 1, 15 * minutes).consume(what);
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}
