import type { Account } from '@/db/queries/accounts';
import { type Role, roles } from '@/domain/permissions';

export const accountStates = ['invited', 'active', 'disabled'] as const satisfies readonly Account['state'][];

/** Which accounts an address asks for: of a role, in a state; `null` where it does not say. */
export type AccountFilter = { readonly role: Role | null; readonly state: Account['state'] | null };

/** Reads a filter from an address; what it does not understand it leaves out. */
export function readAccountFilter(query: Readonly<Record<string, string | string[] | undefined>>): AccountFilter {
  return {
    role: roles.find((role) => role === query.role) ?? null,
    state: accountStates.find((state) => state === query.state) ?? null,
  };
}

/** Answers whether an account is one of those asked for. */
export function matchesFilter({ standing, state }: Account, filter: AccountFilter): boolean {
  return (filter.role === null || standing.roles.includes(filter.role)) && (filter.state ?? state) === state;
}
