import { expect, test } from 'vitest';
import type { Account } from '@/db/queries/accounts';
import type { Role } from '@/domain/permissions';
import { matchesFilter, readAccountFilter } from './filter';

function account(state: Account['state'], ...roles: Role[]): Account {
  const standing = { roles, locales: [], disabled: state === 'disabled', lacksSecondFactor: false };
  return {
    id: 1,
    email: 'ada@example.org',
    name: 'Ada',
    locale: 'en',
    standing,
    state,
    hasSecondFactor: false,
    lastUsedAt: null,
  };
}

test.each<[Record<string, string | string[] | undefined>, ReturnType<typeof readAccountFilter>]>([
  [{}, { role: null, state: null }],
  [
    { role: '', state: '' },
    { role: null, state: null },
  ],
  [{ role: 'editor' }, { role: 'editor', state: null }],
  [
    { role: 'translator', state: 'disabled' },
    { role: 'translator', state: 'disabled' },
  ],
  [
    { role: 'king', state: 'asleep' },
    { role: null, state: null },
  ],
  [
    { role: 'Editor', state: 'constructor' },
    { role: null, state: null },
  ],
  [
    { role: ['editor', 'publisher'], state: ['active'] },
    { role: null, state: null },
  ],
])('%j asks for %j', (query, filter) => {
  expect(readAccountFilter(query)).toEqual(filter);
});

test('of several accounts, those are shown that have the role and are in the state', () => {
  const accounts = [
    account('active', 'editor', 'publisher'),
    account('disabled', 'editor'),
    account('invited', 'administrator'),
  ];
  const shown = (query: Record<string, string>) =>
    accounts.flatMap((one, index) => (matchesFilter(one, readAccountFilter(query)) ? [index] : []));
  expect(shown({})).toEqual([0, 1, 2]);
  expect(shown({ role: 'editor' })).toEqual([0, 1]);
  expect(shown({ role: 'publisher', state: 'active' })).toEqual([0]);
  expect(shown({ state: 'invited' })).toEqual([2]);
  expect(shown({ role: 'administrator', state: 'disabled' })).toEqual([]);
});
