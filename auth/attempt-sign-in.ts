import { now } from '../clock';
import { queryDb, writeDb } from '../db/client';
import { findAccountByEmail, hasSecondFactor } from '../db/queries/accounts';
import { appendToAudit } from '../db/writes/audit';
import { endSession } from '../db/writes/sessions';
import {
  type Attempt,
  countAttempt,
  countCode,
  countWrongCode,
  forgetAttempts,
  isWorthLogging,
  type Place,
} from './attempts';
import { verifyPassword } from './passwords';
import { takeCode } from './second-factor';

/** What came of an attempt to sign in; `wait` says for how many seconds. */
export type AttemptResult =
  | {
      readonly is: 'right';
      readonly accountId: number;
      readonly asksForCode: boolean;
      readonly passwordHash: string | null;
    }
  | { readonly is: 'wrong' }
  | { readonly is: 'wait'; readonly seconds: number };

/**
 * Tries a password for an address. A wrong password, an unknown address, a disabled account and one without a password are answered
 * alike and take the same time. Failures go into the log at most once a quarter of an hour for an account, and once for all
 * unknown addresses together, so that nobody can make it grow without end.
 */
export async function attemptSignIn(attempt: Attempt, password: string): Promise<AttemptResult> {
  const account = findAccountByEmail(queryDb(), attempt.email);
  const seconds = await countAttempt(attempt);
  if (seconds !== null) {
    await logFailure('sign_in.limited', account?.id ?? null);
    return { is: 'wait', seconds };
  }
  const usable = account !== null && account.disabledAt === null ? account.passwordHash : null;
  if (!(await verifyPassword(usable, password)) || account === null) {
    await logFailure('sign_in.failed', account?.id ?? null);
    return { is: 'wrong' };
  }
  await forgetAttempts(attempt);
  return {
    is: 'right',
    accountId: account.id,
    asksForCode: hasSecondFactor(queryDb(), account.id),
    passwordHash: usable,
  };
}

/**
 * Tries a code of the second factor, from the app or a recovery code, for an account whose password was right. The session that waits for
 * it ends when five were wrong.
 */
export async function attemptCode(
  accountId: number,
  from: Place,
  code: string,
  waiting?: string,
): Promise<Exclude<AttemptResult, { is: 'right' }> | { readonly is: 'right' }> {
  const seconds = await countCode(accountId, from);
  if (seconds !== null) {
    await logFailure('sign_in.limited', accountId);
    return { is: 'wait', seconds };
  }
  if (takeCode(accountId, code)) return { is: 'right' };
  if (waiting !== undefined && (await countWrongCode(waiting))) endSession(writeDb(), waiting, now());
  await logFailure('sign_in.failed', accountId);
  return { is: 'wrong' };
}

async function logFailure(action: 'sign_in.failed' | 'sign_in.limited', accountId: number | null): Promise<void> {
  if (!(await isWorthLogging(`${action} ${accountId ?? 'unknown'}`))) return;
  const subject = accountId === null ? null : String(accountId);
  appendToAudit(writeDb(), { at: now(), accountId: null, action, subject, details: {} });
}
