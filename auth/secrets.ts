import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env, WrongSetting } from '../env';

/**
 * The secret under which session cookies are encrypted: `AUTH_SECRET`, or one made at the first start and kept beside the database.
 * Another one signs everybody out.
 */
export function authSecret(): string {
  return env().AUTH_SECRET ?? keptSecret('auth-secret');
}

/**
 * The key of the second factors' secrets: `SECOND_FACTOR_KEY`, or one made at its first use and kept beside the database. It is not
 * `AUTH_SECRET`, so that that one can be exchanged without anybody losing their second factor.
 */
export function secondFactorKey(): string {
  return env().SECOND_FACTOR_KEY ?? keptSecret('second-factor-key');
}

/**
 * A secret in a file beside the database, readable by this user only; made if there is none. One that was not written whole, because the
 * disk was full, is refused: everybody could guess it.
 */
function keptSecret(name: string): string {
  const file = join(dirname(env().databaseFile), name);
  const secret = readOrMake(file);
  if (secret.length < 32) {
    throw new WrongSetting(
      `The file ${file} must hold at least 32 characters; restore it from a backup, or remove it to have another made.`,
    );
  }
  return secret;
}

function readOrMake(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return makeSecret(file);
  }
}

function makeSecret(file: string): string {
  const secret = randomBytes(32).toString('base64url');
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch {
    // Another process has made one in this moment.
    return readFileSync(file, 'utf8');
  }
}
