import { queryDb } from '../db/client';
import { findPasswordHash } from '../db/queries/accounts';
import { countCode, type Place } from './attempts';
import { verifyPassword } from './passwords';

/**
 * Asks somebody who is signed in for their password once more, before a change that would give their account away to whoever sits at
 * their desk. Answers `null` where it is right; attempts are counted like those for a second factor.
 */
export async function confirmPassword(
  accountId: number,
  from: Place,
  password: string,
): Promise<null | 'password_wrong' | 'wait_a_while'> {
  if ((await countCode(accountId, from)) !== null) return 'wait_a_while';
  return (await verifyPassword(findPasswordHash(queryDb(), accountId), password)) ? null : 'password_wrong';
}
