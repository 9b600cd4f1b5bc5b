import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkLifetimes } from '../../domain/one-time-link';
import type { Db } from '../client';
import { findAccount, findPasswordHash } from '../queries/accounts';
import { findLinkOwner, setupLinkWorks } from '../queries/one-time-links';
import * as t from '../schema';
import { disableAccount, eraseAccount } from './accounts';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll, someHash } from './fresh-database.fixture';
import { replaceLink, replaceSetupLink, setPasswordByLink, setUpFirstAdministrator } from './one-time-links';

const at = new Date('2026-11-25T09:30:00Z');
const token = 'a'.repeat(64);
const other = 'b'.repeat(64);
const chosen = `${someHash}x`;

let fresh: FreshDatabase;
let db: Db;

beforeEach(() => {
  fresh = freshDatabase('nothing');
  db = fresh.db;
});

afterEach(() => fresh.discard());

function later(milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}

describe('the link of the first administrator', () => {
  const first = { email: 'ada@example.org', name: 'Ada', locale: 'en', passwordHash: someHash } as const;

  test('makes an administrator, once', () => {
    replaceSetupLink(db, token, at);
    expect(setupLinkWorks(db, token, at)).toBe(true);
    const id = Number(setUpFirstAdministrator(db, token, first, at));
    expect(findAccount(db, id)).toMatchObject({ state: 'active', standing: { roles: ['administrator'] } });
    const before = hashOfAll(db);
    expect(setUpFirstAdministrator(db, token, { ...first, email: 'eve@example.org' }, at)).toBe('link_invalid');
    expect(hashOfAll(db)).toBe(before);
    expect(setupLinkWorks(db, token, at)).toBe(false);
  });

  test.each<[string, () => unknown]>([
    ['that is none', () => setUpFirstAdministrator(db, other, first, at)],
    ['that is too old', () => setUpFirstAdministrator(db, token, first, later(linkLifetimes.setup))],
    [
      'that a later one has replaced',
      () => {
        replaceSetupLink(db, other, at);
        return setUpFirstAdministrator(db, token, first, at);
      },
    ],
    [
      'when somebody has an account already',
      () => {
        accountThere(db, ['translator']);
        return setUpFirstAdministrator(db, token, first, at);
      },
    ],
    ['as a new password', () => setPasswordByLink(db, { tokenHash: token, purpose: 'reset' }, chosen, at)],
  ])('is refused, and spent by nobody, %s', (_, attempt) => {
    replaceSetupLink(db, token, at);
    expect(attempt()).toBe('link_invalid');
    expect(db.select().from(t.accounts).where(eq(t.accounts.email, first.email)).all()).toEqual([]);
    const used = db.select({ at: t.oneTimeLinks.usedAt }).from(t.oneTimeLinks).all();
    expect(used).toEqual([{ at: null }]);
  });

  test('works until the last moment of its three days', () => {
    replaceSetupLink(db, token, at);
    expect(setupLinkWorks(db, token, later(3 * 86_400_000 - 1))).toBe(true);
    expect(setupLinkWorks(db, token, later(3 * 86_400_000))).toBe(false);
  });
});

describe('a link that is made', () => {
  test.each([
    ['an invitation, for who has no password', null, 'invitation'],
    ['a new password, for who has one', someHash, 'reset'],
  ])('is %s', (_, passwordHash, purpose) => {
    const id = accountThere(db, ['editor'], { passwordHash });
    expect(replaceLink(db, id, token, { accountId: null, at })).toBe(purpose);
    expect(db.select().from(t.auditEntries).all()).toMatchObject([
      { action: 'account.link_made', subject: String(id), details: JSON.stringify({ purpose }) },
    ]);
  });

  test.each([
    ['for nobody', () => 12345, 'missing'],
    ['for a disabled account', () => accountThere(db, ['editor'], { disabledAt: at.toISOString() }), 'disabled'],
  ])('is refused %s', (_, whose, code) => {
    const id = whose();
    const before = hashOfAll(db);
    expect(replaceLink(db, id, token, { accountId: null, at })).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });
});

describe('choosing a password by a link', () => {
  let id: number;

  beforeEach(() => {
    accountThere(db, ['administrator']);
    id = accountThere(db, ['editor']);
    replaceLink(db, id, token, { accountId: null, at });
  });

  const reset = { tokenHash: token, purpose: 'reset' } as const;

  test('works once, for its owner, who did it themselves', () => {
    expect(findLinkOwner(db, token, 'reset', at)?.id).toBe(id);
    expect(setPasswordByLink(db, reset, chosen, at)).toBe(id);
    expect(findPasswordHash(db, id)).toBe(chosen);
    const entry = db.select().from(t.auditEntries).all().at(-1);
    expect(entry).toMatchObject({ accountId: id, action: 'account.password_set', subject: String(id) });
    const before = hashOfAll(db);
    expect(setPasswordByLink(db, reset, someHash, at)).toBe('link_invalid');
    expect(hashOfAll(db)).toBe(before);
  });

  test.each<[string, () => void, Parameters<typeof setPasswordByLink>[1], Date]>([
    ['with a link that is none', () => {}, { ...reset, tokenHash: other }, at],
    ['with a link of another purpose', () => {}, { ...reset, purpose: 'invitation' }, at],
    ['a day later', () => {}, reset, later(86_400_000)],
    ['with a link that a later one has replaced', () => replaceLink(db, id, other, { accountId: null, at }), reset, at],
    ['of an account disabled meanwhile', () => disableAccount(db, id, { accountId: null, at }), reset, at],
    [
      'of an account whose link was left when it was disabled',
      () => db.update(t.accounts).set({ disabledAt: at.toISOString() }).where(eq(t.accounts.id, id)).run(),
      reset,
      at,
    ],
    ['of a person erased meanwhile', () => eraseAccount(db, id, { accountId: null, at }), reset, at],
  ])('is refused %s', (_, meanwhile, link, when) => {
    meanwhile();
    const before = hashOfAll(db);
    expect(findLinkOwner(db, link.tokenHash, link.purpose, when)).toBeNull();
    expect(setPasswordByLink(db, link, chosen, when)).toBe('link_invalid');
    expect(hashOfAll(db)).toBe(before);
  });
});
