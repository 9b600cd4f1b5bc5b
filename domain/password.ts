/**
 * What a password must be, after NIST SP 800-63B-4, 3.1.1.2: at least 15 characters where it is the only factor, any characters,
 * taken whole, not a common one and not the person's own name; no rules of composition and none of renewal.
 */
export const passwordLengths = { least: 15, most: 128 } as const;

export type PasswordRefusal = 'password_short' | 'password_long' | 'password_common' | 'password_own';

/** A password in the form in which it is counted and hashed: the same however a keyboard composes its characters (Unicode NFKC). */
export function normalizedPassword(password: string): string {
  return password.normalize('NFKC');
}

/** Answers why a password may not be chosen, or `null`. Its length is counted in characters, not in bytes. */
export function refusePassword(
  password: string,
  person: { readonly email: string; readonly name: string },
  isCommon: (password: string) => boolean,
): PasswordRefusal | null {
  const whole = normalizedPassword(password);
  const length = [...whole].length;
  if (length < passwordLengths.least) return 'password_short';
  if (length > passwordLengths.most) return 'password_long';
  const plain = whole.toLowerCase();
  if (isCommon(plain) || new Set(plain).size < 4) return 'password_common';
  const own = [person.email, person.email.split('@')[0] ?? '', ...person.name.split(/\s+/), person.name]
    .map((word) => normalizedPassword(word).toLowerCase())
    .filter((word) => word.length >= 4);
  const rest = own.reduce((remaining, word) => remaining.replaceAll(word, ''), plain);
  return [...rest].length < passwordLengths.least / 2 && rest !== plain ? 'password_own' : null;
}
