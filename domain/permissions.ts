import type { Locale } from './locale';

/** What a person can be in the editors' rooms; a person is a set of these. */
export const roles = ['translator', 'editor', 'publisher', 'administrator'] as const;

export type Role = (typeof roles)[number];

/** Who may do what. Everything in the editors' rooms asks this table, and so does every write to the published record. */
const permitted = {
  keep_own_account: ['translator', 'editor', 'publisher', 'administrator'],
  enter_rooms: ['translator', 'editor', 'publisher', 'administrator'],
  draft: ['translator', 'editor'],
  publish: ['publisher'],
  record_lifecycle: ['publisher'],
  export_record: ['publisher', 'administrator'],
  read_audit: ['administrator'],
  manage_accounts: ['administrator'],
  manage_redirects: ['administrator'],
  change_settings: ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permitted;

export const permissions = Object.keys(permitted) as readonly Permission[];

/** The part of an account that permissions depend on. */
export type Standing = {
  readonly roles: readonly Role[];
  /** The locales that a translator was given. */
  readonly locales: readonly Locale[];
  readonly disabled: boolean;
  /** Whether the account must have a second factor and has none yet. */
  readonly lacksSecondFactor: boolean;
};

/**
 * Answers whether an account may do something. A disabled account may do nothing; one that lacks the second factor it must have may
 * only see to itself; who is a translator only may draft only in the locales given to them, so that drafting wants to know which.
 */
export function may(account: Standing, permission: Permission, locale?: Locale): boolean {
  if (account.disabled) return false;
  if (account.lacksSecondFactor && permission !== 'keep_own_account') return false;
  const allowing: readonly Role[] = permitted[permission];
  return account.roles.some(
    (role) =>
      allowing.includes(role) &&
      (role !== 'translator' || permission !== 'draft' || (locale !== undefined && account.locales.includes(locale))),
  );
}

/** What an administrator decides about the rooms. */
export type Settings = {
  /** Whether administrators and publishers must have a second factor. */
  readonly secondFactorRequired: boolean;
  /** Whether somebody may approve a change of their own. */
  readonly ownChangesApprovable: boolean;
};

/** Answers whether somebody of these roles must have a second factor. */
export function mustHaveSecondFactor(held: readonly Role[], { secondFactorRequired }: Settings): boolean {
  return secondFactorRequired && (held.includes('administrator') || held.includes('publisher'));
}
