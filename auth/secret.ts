import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { env } from '../env';

/**
 * The secret under which session cookies are encrypted: `AUTH_SECRET`, or one made at the first start and kept beside the database,
 * readable by this user only.
 */
export function authSecret(): string {
  const { AUTH_SECRET, databaseFile } = env();
  if (AUTH_SECRET !== undefined) return AUTH_SECRET;
  const file = join(dirname(databaseFile), 'auth-secret');
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
