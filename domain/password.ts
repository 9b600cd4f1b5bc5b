/**
 * What a password must be, after NIST SP 800-63B-4, 3.1.1.2: at least 15 characters where it is the only factor and 8 where there is a
 * second one, any characters, taken whole, not a common one and not the person's own name; no rules of composition and none of renewal.
 */
export const passwordLengths = { least: 15, leastWithSecondFactor: 8, most: 128 } as const;

export type PasswordRefusal = 'password_short' | 'password_long' | 'password_common' | 'password_own';

/** A password in the form in which it is counted and hashed: the same however a keyboard composes its characters (Unicode NFKC). */
export function normalizedPassword(password: string): string {
  return password.normalize('NFKC');
}

/** Answers whether a password is long enough to be the only factor. */
export function standsAlone(password: string): boolean {
  return [...normalizedPassword(password)].length >= passwordLengths.least;
}

/** Whose password it is to be. */
export type PasswordOwner = {
  readonly email: string;
  readonly name: string;
  /** Whether a code from an app is asked for besides. */
  readonly hasSecondFactor: boolean;
};

/** Answers why a password may not be chosen, or `null`. Its length is counted in characters, not in bytes. */
export function refusePassword(
  password: string,
  { email, name, hasSecondFactor }: PasswordOwner,
  isCommon: (password: string) => boolean,
): PasswordRefusal | null {
  const whole = normalizedPassword(password);
  const length = [...whole].length;
  const least = hasSecondFactor ? passwordLengths.leastWithSecondFactor : passwordLengths.least;
  if (length < least) return 'password_short';
  if (length > passwordLengths.most) return 'password_long';
  const plain = whole.toLowerCase();
  if (isCommon(plain) || new Set(plain).size < 4) return 'password_common';
  const own = [email, email.split('@')[0] ?? '', ...name.split(/\s+/), name]
    .map((word) => normalizedPassword(word).toLowerCase())
    .filter((word) => word.length >= 4);
  const rest = own.reduce((remaining, word) => remaining.replaceAll(word, ''), plain);
  return [...rest].length < least / 2 && rest !== plain ? 'password_own' : null;
}
