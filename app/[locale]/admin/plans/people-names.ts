import { queryDb } from '@/db/client';
import { findAccounts } from '@/db/queries/accounts';
import type { RoomWords } from '../editing/field-label';

/** What people are called, by the numbers of their accounts; those who have been erased are their number. */
export function peopleNames(t: RoomWords): (accountId: number) => string {
  const names = new Map(findAccounts(queryDb()).map(({ id, name }) => [id, name]));
  return (accountId) => names.get(accountId) ?? t('auditPage.erased', { number: accountId });
}
