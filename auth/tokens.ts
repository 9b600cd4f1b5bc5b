import { createHash, randomBytes } from 'node:crypto';

/** A name that cannot be guessed, for a session or a link: 256 bits, in characters that an address may hold. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a token, so that who reads the database cannot use it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
