import { expect, test } from 'vitest';
import {
  may,
  mustHaveSecondFactor,
  type Permission,
  permissions,
  type Role,
  roles,
  type Standing,
} from './permissions';

const account = (...held: Role[]): Standing => ({
  roles: held,
  locales: ['fr'],
  disabled: false,
  lacksSecondFactor: false,
});

/** The table, written out by hand: a permission that is missing here fails the test. */
const expected: Record<Permission, readonly Role[]> = {
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
};

test.each(permissions.map((permission) => ({ permission })))(
  '$permission belongs to those in the table',
  ({ permission }) => {
    for (const role of roles) {
      expect(may(account(role), permission, 'fr'), role).toBe(expected[permission].includes(role));
      expect(may({ ...account(role), disabled: true }, permission, 'fr'), `${role}, disabled`).toBe(false);
      expect(may({ ...account(role), lacksSecondFactor: true }, permission, 'fr'), `${role}, unguarded`).toBe(
        permission === 'keep_own_account',
      );
    }
    expect(may(account(), permission, 'fr')).toBe(false);
  },
);

test('a translator drafts in the locales given to them, and nowhere else', () => {
  expect(may(account('translator'), 'draft', 'fr')).toBe(true);
  expect(may(account('translator'), 'draft', 'de')).toBe(false);
  expect(may(account('translator'), 'draft')).toBe(false);
  expect(may(account('translator', 'editor'), 'draft', 'de')).toBe(true);
});

test.each<[Role, boolean]>([
  ['translator', false],
  ['editor', false],
  ['publisher', true],
  ['administrator', true],
])('a %s must have a second factor where the setting says so: %s', (role, must) => {
  expect(mustHaveSecondFactor(['translator', role], { secondFactorRequired: true, ownChangesApprovable: false })).toBe(
    must,
  );
  expect(mustHaveSecondFactor([role], { secondFactorRequired: false, ownChangesApprovable: false })).toBe(false);
});
