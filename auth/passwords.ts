import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import { normalizedPassword, type PasswordOwner, type PasswordRefusal, refusePassword } from '../domain/password';

// OWASP Password Storage Cheat Sheet: argon2id (the package's default) with at least m = 19 MiB, t = 2, p = 1.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const common: ReadonlySet<string> = new Set(dictionary['passwords-common'] as readonly string[]);

/** Answers why a person may not choose a password, or `null`. */
export function refuseChosenPassword(password: string, owner: PasswordOwner): PasswordRefusal | null {
  return refusePassword(password, owner, (plain) => common.has(plain));
}

/** The argon2id hash of a password, as it is stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalizedPassword(password), cost);
}

// The hash of nothing anybody could type: it makes an unknown address take as long as a known one.
let nobodys: Promise<string> | undefined;

/** Answers whether a password is the one of a hash. Without a hash, because there is no such account, it takes as long and is not. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  nobodys ??= hash(crypto.randomUUID(), cost);
  const matches = await verify(stored ?? (await nobodys), normalizedPassword(password));
  return stored !== null && matches;
}
