import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { now } from '../clock';
import { queryDb, writeDb } from '../db/client';
import { findSecondFactor } from '../db/queries/second-factors';
import { spendRecoveryCode, spendStep } from '../db/writes/second-factors';
import { secondFactorKey } from './secrets';
import { hashToken } from './tokens';

/** Seconds for which a code is shown, and how many steps a clock may be off (RFC 6238, 5.2 and 6). */
const period = 30;
const leeway = 1;

/** A new secret, in the letters that a person types into their app (base 32). */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an app reads as a picture (QR code): an `otpauth:` address. */
export function keyAddress(secret: string, email: string, issuer: string): string {
  return totp(secret, email, issuer).toString();
}

/** A secret as it is stored: AES-256-GCM under the key of second factors, bound to its account. */
export function sealSecret(secret: string, accountId: number): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(String(accountId)));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** A secret that was stored; throws where the key or the account is another one, or the bytes were changed. */
export function openSecret(stored: string, accountId: number): string {
  const bytes = Buffer.from(stored, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
    .setAAD(Buffer.from(String(accountId)))
    .setAuthTag(bytes.subarray(12, 28));
  return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8');
}

/** The time step of a code that is right at `at`; `null` for a wrong one. Spaces do not count. */
export function stepOf(secret: string, code: string, at: Date): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totp(secret).validate({ token: digits, timestamp: at.getTime(), window: leeway });
  return delta === null ? null : Math.floor(at.getTime() / 1000 / period) + delta;
}

/** Ten codes that can stand in for the app, once each: 80 random bits, in groups that can be copied by hand. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from(
    { length: 10 },
    () => new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32.match(/.{4}/g)?.join('-') ?? '',
  );
}

/** What is stored of a recovery code. However it is typed, with or without hyphens, in small letters or capitals, it is the same. */
export function hashRecoveryCode(code: string): string {
  return hashToken(code.toUpperCase().replace(/[^A-Z2-7]/g, ''));
}

/** Takes a code from the app, or a recovery code, of an account, and uses it up; answers whether it was right. */
export function takeCode(accountId: number, code: string): boolean {
  const found = findSecondFactor(queryDb(), accountId);
  if (!found?.confirmed) return false;
  const step = stepOf(openSecret(found.sealedSecret, accountId), code, now());
  if (step !== null) return spendStep(writeDb(), accountId, step);
  return spendRecoveryCode(writeDb(), accountId, hashRecoveryCode(code), now());
}

function totp(secret: string, label = '', issuer = ''): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), label, issuer, period, digits: 6, algorithm: 'SHA1' });
}

function key(): Buffer {
  return Buffer.from(hkdfSync('sha256', secondFactorKey(), '', 'second factors', 32));
}
