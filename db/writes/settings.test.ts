import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '../client';
import { findStanding } from '../queries/accounts';
import { findSettings } from '../queries/settings';
import * as t from '../schema';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { changeSettings } from './settings';

const at = new Date('2026-11-25T09:30:00Z');

let fresh: FreshDatabase;
let db: Db;

beforeEach(() => {
  fresh = freshDatabase('nothing');
  db = fresh.db;
});

afterEach(() => fresh.discard());

test('a setting that changes is in the log, and holds for whom it concerns', () => {
  const publisher = accountThere(db, ['publisher']);
  const editor = accountThere(db, ['editor']);
  const wanted = { secondFactorRequired: true, ownChangesApprovable: false };
  expect(changeSettings(db, wanted, { accountId: publisher, at })).toBeNull();
  expect(findSettings(db)).toEqual(wanted);
  expect(findStanding(db, publisher)?.lacksSecondFactor).toBe(true);
  expect(findStanding(db, editor)?.lacksSecondFactor).toBe(false);
  expect(db.select().from(t.auditEntries).all()).toMatchObject([
    { accountId: publisher, action: 'settings.changed', details: JSON.stringify(wanted) },
  ]);
});

test.each([
  { secondFactorRequired: false, ownChangesApprovable: false },
  { ownChangesApprovable: false, secondFactorRequired: false },
])('%j, which is so already, is refused and leaves every table as it was', (same) => {
  const before = hashOfAll(db);
  expect(changeSettings(db, same, { accountId: null, at })).toBe('unchanged');
  expect(hashOfAll(db)).toBe(before);
});
