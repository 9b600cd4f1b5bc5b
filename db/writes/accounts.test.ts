import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { roles } from '../../domain/permissions';
import type { Db } from '../client';
import { findAccount, findAccounts, findPasswordHash } from '../queries/accounts';
import { findAudit } from '../queries/audit';
import { findLinkOwner } from '../queries/one-time-links';
import { findSignedIn } from '../queries/sessions';
import * as t from '../schema';
import {
  type AccountDetails,
  changeAccount,
  changeOwnDetails,
  createAccount,
  disableAccount,
  enableAccount,
  eraseAccount,
  setPassword,
  startAccountAnew,
} from './accounts';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll, someHash } from './fresh-database.fixture';
import { replaceLink } from './one-time-links';
import { addRedirect } from './redirects';
import { beginSecondFactor, confirmSecondFactor } from './second-factors';
import { startSession } from './sessions';
import { changeSettings } from './settings';

const at = new Date('2026-11-25T09:30:00Z');
const limits = { longest: 1000, idle: 1000, waiting: 1000 };
const otherHash = `${someHash}x`;

let fresh: FreshDatabase;
let db: Db;
let administrator: number;
let editor: number;
let by: { readonly accountId: number; readonly at: Date };

beforeEach(() => {
  fresh = freshDatabase('nothing');
  db = fresh.db;
  administrator = accountThere(db, ['administrator'], { email: 'ada@example.org' });
  editor = accountThere(db, ['editor'], { email: 'edith@example.org' });
  by = { accountId: administrator, at };
});

afterEach(() => fresh.discard());

const details: AccountDetails = { email: 'new@example.org', name: 'New Person', roles: ['editor'], locales: [] };
const newcomer = { ...details, locale: 'fr', passwordHash: null } as const;

function lastEntry() {
  return findAudit(db, { action: null, account: null, subject: null, from: null, until: null, before: null }, 1)[0];
}

function sessionOf(accountId: number, letter: string): string {
  const nameHash = letter.repeat(64);
  startSession(db, { nameHash, accountId, device: 'Firefox', waitsForSecondFactor: false }, at);
  return nameHash;
}

function isOpen(nameHash: string): boolean {
  return findSignedIn(db, nameHash, at, limits) !== null;
}

describe('what is refused leaves every table as it was:', () => {
  const nobody = 12345;
  test.each<[string, () => unknown, string]>([
    [
      'an account of an address that has one, however it is written',
      () => createAccount(db, { ...newcomer, email: '  Ada@Example.org ' }, by),
      'email_taken',
    ],
    ['a change of nobody', () => changeAccount(db, nobody, details, by), 'missing'],
    [
      'a change to the address of somebody else',
      () => changeAccount(db, editor, { ...details, email: 'ADA@example.org' }, by),
      'email_taken',
    ],
    [
      'a change that leaves no administrator',
      () => changeAccount(db, administrator, { ...details, roles: ['editor', 'publisher', 'translator'] }, by),
      'last_administrator',
    ],
    ['disabling nobody', () => disableAccount(db, nobody, by), 'missing'],
    ['disabling the last administrator', () => disableAccount(db, administrator, by), 'last_administrator'],
    ['enabling nobody', () => enableAccount(db, nobody, by), 'missing'],
    ['erasing nobody', () => eraseAccount(db, nobody, by), 'missing'],
    ['erasing the last administrator', () => eraseAccount(db, administrator, by), 'last_administrator'],
    ['a password of nobody', () => setPassword(db, nobody, otherHash, by), 'missing'],
    ['starting nobody anew', () => startAccountAnew(db, nobody, by), 'missing'],
    ['starting the last administrator anew', () => startAccountAnew(db, administrator, by), 'last_administrator'],
  ])('%s', (_, attempt, code) => {
    const before = hashOfAll(db);
    expect(attempt()).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });
});

describe('who cannot administer does not count as another administrator:', () => {
  test.each([
    ['a disabled one', { disabledAt: at.toISOString() }],
    ['an invited one without a password', { passwordHash: null }],
  ])('%s', (_, columns) => {
    const other = accountThere(db, ['administrator'], columns);
    expect(disableAccount(db, administrator, by)).toBe('last_administrator');
    expect(eraseAccount(db, other, by)).toBeNull();
  });

  test('and one who can does', () => {
    accountThere(db, ['administrator']);
    expect(disableAccount(db, administrator, by)).toBeNull();
    expect(findAccount(db, administrator)?.state).toBe('disabled');
  });
});

test('an invited account has no password, and its log entry says which roles it was given', () => {
  const id = createAccount(db, { ...newcomer, email: ' New@Example.org', name: ' New Person ' }, by);
  expect(findAccount(db, Number(id))).toMatchObject({
    email: 'new@example.org',
    name: 'New Person',
    locale: 'fr',
    state: 'invited',
  });
  expect(lastEntry()).toMatchObject({
    at: at.toISOString(),
    accountId: administrator,
    action: 'account.invited',
    subject: String(id),
    details: { roles: 'editor' },
  });
});

test('a changed account holds what was said last, and no role or locale twice', () => {
  const changed = { ...details, roles: ['translator', 'translator'], locales: ['fr', 'de', 'fr'] } as const;
  expect(changeAccount(db, editor, changed, by)).toBeNull();
  const standing = findAccount(db, editor)?.standing;
  expect(standing?.roles).toEqual(['translator']);
  expect([...(standing?.locales ?? [])].sort()).toEqual(['de', 'fr']);
});

test('an account keeps its own address when something else of it changes', () => {
  expect(changeAccount(db, editor, { ...details, email: 'Edith@example.org' }, by)).toBeNull();
  expect(findAccount(db, editor)).toMatchObject({ email: 'edith@example.org', name: 'New Person' });
});

test('an account that is disabled and enabled again has to sign in anew', () => {
  const session = sessionOf(editor, 'a');
  const token = 'b'.repeat(64);
  replaceLink(db, editor, token, by);
  expect(disableAccount(db, editor, by)).toBeNull();
  expect(isOpen(session)).toBe(false);
  expect(enableAccount(db, editor, by)).toBeNull();
  expect(findAccount(db, editor)?.state).toBe('active');
  expect(isOpen(session)).toBe(false);
  expect(findLinkOwner(db, token, 'reset', at)).toBeNull();
});

test('a new password ends all sessions but the one that asks, and no link works any more', () => {
  const [mine, elsewhere] = [sessionOf(editor, 'a'), sessionOf(editor, 'b')];
  const others = sessionOf(administrator, 'c');
  const token = 'd'.repeat(64);
  replaceLink(db, editor, token, by);
  expect(setPassword(db, editor, otherHash, { accountId: editor, at, keepSession: mine })).toBeNull();
  expect([mine, elsewhere, others].map(isOpen)).toEqual([true, false, true]);
  expect(findPasswordHash(db, editor)).toBe(otherHash);
  expect(findLinkOwner(db, token, 'reset', at)).toBeNull();
  expect(setPassword(db, editor, someHash, by)).toBeNull();
  expect([mine, others].map(isOpen)).toEqual([false, true]);
});

test('an account that starts anew has no password, no second factor, no session and no link', () => {
  const session = sessionOf(editor, 'a');
  const token = 'b'.repeat(64);
  replaceLink(db, editor, token, by);
  beginSecondFactor(db, editor, 'sealed');
  confirmSecondFactor(db, editor, { step: 1, codeHashes: ['c'.repeat(64)] }, at);
  expect(startAccountAnew(db, editor, by)).toBeNull();
  expect(findAccount(db, editor)).toMatchObject({ state: 'invited', hasSecondFactor: false });
  expect(db.select().from(t.recoveryCodes).all()).toEqual([]);
  expect(isOpen(session)).toBe(false);
  expect(findLinkOwner(db, token, 'reset', at)).toBeNull();
});

describe('an erased person', () => {
  test('leaves nothing but their number, which is never given again', () => {
    const id = Number(createAccount(db, { ...newcomer, passwordHash: someHash, roles, locales: ['fr'] }, by));
    sessionOf(id, 'a');
    replaceLink(db, id, 'b'.repeat(64), by);
    beginSecondFactor(db, id, 'sealed');
    confirmSecondFactor(db, id, { step: 1, codeHashes: ['c'.repeat(64)] }, at);
    const before = db.select().from(t.auditEntries).all();

    expect(eraseAccount(db, id, by)).toBeNull();
    for (const table of [t.accountRoles, t.accountLocales, t.sessions, t.oneTimeLinks, t.secondFactors])
      expect(db.select().from(table).where(eq(table.accountId, id)).all()).toEqual([]);
    expect(db.select().from(t.recoveryCodes).all()).toEqual([]);
    expect(findAccounts(db).map(({ id }) => id)).not.toContain(id);
    const after = db.select().from(t.auditEntries).all();
    expect(after.slice(0, -1)).toEqual(before);
    expect(lastEntry()).toMatchObject({ action: 'account.erased', subject: String(id) });

    expect(createAccount(db, newcomer, by)).toBeGreaterThan(id);
  });

  test('stays in the log under their number, without a name', () => {
    changeOwnDetails(db, editor, { name: 'Edith', locale: 'de' }, at);
    expect(lastEntry()?.name).toBe('Edith');
    const entry = lastEntry();
    eraseAccount(db, editor, by);
    const filter = { action: null, account: editor, subject: null, from: null, until: null, before: null };
    expect(findAudit(db, filter, 10)).toEqual([{ ...entry, name: null, subjectAccount: null }]);
  });
});

test('nobody’s name or address is in the log or in a revision, whatever was done to them', () => {
  fresh.discard();
  fresh = freshDatabase('first data');
  db = fresh.db;
  const name = 'Wilhelmina Unmistakable';
  const email = 'unmistakable@rare.example';
  const roles = ['administrator', 'publisher'] as const;
  const first = Number(createAccount(db, { ...newcomer, name, email, roles }, { accountId: null, at }));
  const second = accountThere(db, ['administrator'], { email: `2-${email}`, name });
  const bySecond = { accountId: second, at };
  replaceLink(db, first, 'a'.repeat(64), bySecond);
  setPassword(db, first, someHash, bySecond);
  const session = sessionOf(first, 'b');
  changeOwnDetails(db, first, { name: `${name} II`, locale: 'fr' }, at);
  changeAccount(db, first, { name, email: `3-${email}`, roles, locales: [] }, bySecond);
  changeSettings(db, { secondFactorRequired: false, ownChangesApprovable: true }, bySecond);
  const moved = { from: '/old', to: '/closed' };
  expect(addRedirect(db, moved, { accountId: first, at, basedOn: 1, reason: 'It has moved.' })).toBeNull();
  expect(isOpen(session)).toBe(true);
  disableAccount(db, first, bySecond);
  enableAccount(db, first, bySecond);
  startAccountAnew(db, first, bySecond);
  eraseAccount(db, first, bySecond);
  const kept = JSON.stringify(
    [t.auditEntries, t.revisions, t.commonRevisions].map((table) => db.select().from(table).all()),
  );
  expect(kept).toContain('account.erased');
  expect(kept).toContain('redirect.changed');
  expect(kept).not.toMatch(/unmistakable/i);
  expect(kept).not.toContain('rare.example');
});
