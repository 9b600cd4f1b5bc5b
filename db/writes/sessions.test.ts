import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../client';
import { findSessionsOf, findSignedIn, findWaiting } from '../queries/sessions';
import * as t from '../schema';
import { disableAccount, eraseAccount } from './accounts';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { endOtherSessions, endSession, startSession, touchSession } from './sessions';

const at = new Date('2026-11-25T09:30:00Z');
const limits = { longest: 1000, idle: 100, waiting: 10 };
const [a, b, c] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)] as const;

let fresh: FreshDatabase;
let db: Db;
let id: number;
let other: number;

beforeEach(() => {
  fresh = freshDatabase('nothing');
  db = fresh.db;
  accountThere(db, ['administrator']);
  id = accountThere(db, ['editor']);
  other = accountThere(db, ['editor']);
});

afterEach(() => fresh.discard());

function later(seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000);
}

function start(nameHash: string, accountId = id, waitsForSecondFactor = false): void {
  startSession(db, { nameHash, accountId, device: 'Firefox', waitsForSecondFactor }, at);
}

function actions(): unknown[] {
  return db
    .select()
    .from(t.auditEntries)
    .all()
    .map(({ action, accountId }) => [action, accountId]);
}

describe('a session', () => {
  test('says who it is, and is in the log', () => {
    start(a);
    expect(findSignedIn(db, a, at, limits)).toMatchObject({ accountId: id, roles: ['editor'], sessionHash: a });
    expect(findSignedIn(db, b, at, limits)).toBeNull();
    expect(findWaiting(db, a, at, limits)).toBeNull();
    expect(actions()).toEqual([['session.started', id]]);
  });

  test('does not begin where the password has changed, or the account was disabled, since it was found right', () => {
    const session = { nameHash: a, accountId: id, device: '', waitsForSecondFactor: false };
    expect(startSession(db, { ...session, passwordHash: 'another' }, at)).toBe(false);
    expect(startSession(db, { ...session, waitsForSecondFactor: true, passwordHash: 'another' }, at)).toBe(false);
    db.update(t.accounts).set({ disabledAt: at.toISOString() }).run();
    expect(startSession(db, session, at)).toBe(false);
    expect(db.select().from(t.sessions).all()).toEqual([]);
    expect(actions()).toEqual([]);
  });

  test('ends when it was idle too long', () => {
    start(a);
    expect(findSignedIn(db, a, later(100), limits)).not.toBeNull();
    expect(findSignedIn(db, a, later(101), limits)).toBeNull();
    expect(findSessionsOf(db, id, later(101), limits)).toEqual([]);
  });

  test('ends after its longest time, however busy it is', () => {
    start(a);
    for (let seconds = 90; seconds < 1000; seconds += 90) touchSession(db, a, later(seconds));
    touchSession(db, a, later(1000));
    expect(findSignedIn(db, a, later(1000), limits)?.lastUsedAt).toBe(later(1000).toISOString());
    expect(findSignedIn(db, a, later(1001), limits)).toBeNull();
  });

  test('ends when its account is disabled, and when the person is erased', () => {
    start(a);
    disableAccount(db, id, { accountId: null, at });
    expect(findSignedIn(db, a, at, limits)).toBeNull();
    start(b, other);
    eraseAccount(db, other, { accountId: null, at });
    expect(findSignedIn(db, b, at, limits)).toBeNull();
  });

  test('ends when it is ended, once, and the log says so once', () => {
    start(a);
    endSession(db, a, at);
    expect(findSignedIn(db, a, at, limits)).toBeNull();
    expect(actions()).toEqual([
      ['session.started', id],
      ['session.ended', id],
    ]);
    const before = hashOfAll(db);
    endSession(db, a, at);
    endSession(db, b, at);
    expect(hashOfAll(db)).toBe(before);
  });

  test('is not ended by somebody else', () => {
    start(a);
    const before = hashOfAll(db);
    endSession(db, a, at, other);
    expect(hashOfAll(db)).toBe(before);
    endSession(db, a, at, id);
    expect(findSignedIn(db, a, at, limits)).toBeNull();
  });

  test('keeps a device that says too much of itself short', () => {
    startSession(db, { nameHash: a, accountId: id, device: 'x'.repeat(100_000), waitsForSecondFactor: false }, at);
    expect(findSessionsOf(db, id, at, limits)[0]?.device).toBe('x'.repeat(400));
  });
});

describe('a session that waits for the second factor', () => {
  test('opens nothing, is nowhere shown and not in the log', () => {
    start(a, id, true);
    expect(findSignedIn(db, a, at, limits)).toBeNull();
    expect(findWaiting(db, a, at, limits)).toBe(id);
    expect(findSessionsOf(db, id, at, limits)).toEqual([]);
    endSession(db, a, at);
    expect(findWaiting(db, a, at, limits)).toBeNull();
    expect(actions()).toEqual([]);
  });

  test('waits no longer than it may, even if it is used', () => {
    start(a, id, true);
    touchSession(db, a, later(10));
    expect(findWaiting(db, a, later(10), limits)).toBe(id);
    expect(findWaiting(db, a, later(11), limits)).toBeNull();
  });

  test('ends when its account is disabled', () => {
    start(a, id, true);
    disableAccount(db, id, { accountId: null, at });
    expect(findWaiting(db, a, at, limits)).toBeNull();
  });
});

test('signing out everywhere else leaves this session and those of others', () => {
  start(a);
  start(b);
  start(c, other);
  endOtherSessions(db, id, a, at);
  expect([a, b, c].map((name) => findSignedIn(db, name, at, limits)?.accountId)).toEqual([id, undefined, other]);
  expect(findSessionsOf(db, id, at, limits).map(({ nameHash }) => nameHash)).toEqual([a]);
});

test('the sessions of a person come with the last used first', () => {
  start(a);
  start(b);
  start(c, other);
  touchSession(db, a, later(1));
  expect(findSessionsOf(db, id, later(2), limits)).toEqual([
    { nameHash: a, device: 'Firefox', startedAt: at.toISOString(), lastUsedAt: later(1).toISOString() },
    { nameHash: b, device: 'Firefox', startedAt: at.toISOString(), lastUsedAt: at.toISOString() },
  ]);
});
