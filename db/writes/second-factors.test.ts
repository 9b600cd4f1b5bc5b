import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '../client';
import { findAccount } from '../queries/accounts';
import { countRecoveryCodes, findSecondFactor } from '../queries/second-factors';
import * as t from '../schema';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  spendRecoveryCode,
  spendStep,
} from './second-factors';

const at = new Date('2026-11-25T09:30:00Z');
const codes = ['a', 'b', 'c'].map((letter) => letter.repeat(64));
const [code = ''] = codes;

let fresh: FreshDatabase;
let db: Db;
let id: number;
let other: number;

beforeEach(() => {
  fresh = freshDatabase('nothing');
  db = fresh.db;
  id = accountThere(db, ['publisher']);
  other = accountThere(db, ['publisher']);
});

afterEach(() => fresh.discard());

function setUp(): void {
  beginSecondFactor(db, id, 'sealed');
  confirmSecondFactor(db, id, { step: 100, codeHashes: codes }, at);
}

function actions(): unknown[] {
  return db
    .select()
    .from(t.auditEntries)
    .all()
    .map(({ action, accountId, subject }) => [action, accountId, subject]);
}

test('a second factor is asked for once it is confirmed, and not before', () => {
  expect(beginSecondFactor(db, id, 'sealed')).toBeNull();
  expect(findAccount(db, id)?.hasSecondFactor).toBe(false);
  expect(beginSecondFactor(db, id, 'sealed anew')).toBeNull();
  expect(findSecondFactor(db, id)).toEqual({ sealedSecret: 'sealed anew', confirmed: false });
  expect(confirmSecondFactor(db, id, { step: 100, codeHashes: codes }, at)).toBeNull();
  expect(findAccount(db, id)?.hasSecondFactor).toBe(true);
  expect(findAccount(db, other)?.hasSecondFactor).toBe(false);
  expect(countRecoveryCodes(db, id)).toBe(3);
  expect(actions()).toEqual([['second_factor.set_up', id, String(id)]]);
});

test.each<[string, () => unknown, unknown]>([
  ['beginning another one', () => beginSecondFactor(db, id, 'stolen'), 'second_factor_there'],
  [
    'confirming it again',
    () => confirmSecondFactor(db, id, { step: 200, codeHashes: ['d'.repeat(64)] }, at),
    'second_factor_there',
  ],
  ['the step of the code it was confirmed with', () => spendStep(db, id, 100), false],
  ['an earlier step', () => spendStep(db, id, 99), false],
  ['a recovery code that is none', () => spendRecoveryCode(db, id, 'd'.repeat(64), at), false],
  ['a recovery code of somebody else', () => spendRecoveryCode(db, other, code, at), false],
  ['a step of somebody who has no second factor', () => spendStep(db, other, 101), false],
])('%s is refused and leaves every table as it was', (_, attempt, answer) => {
  setUp();
  const before = hashOfAll(db);
  expect(attempt()).toBe(answer);
  expect(hashOfAll(db)).toBe(before);
});

test('a step is taken once', () => {
  setUp();
  expect(spendStep(db, id, 101)).toBe(true);
  expect(spendStep(db, id, 101)).toBe(false);
  expect(spendStep(db, id, 102)).toBe(true);
});

test('a recovery code is taken once, and the log says that one was', () => {
  setUp();
  expect(spendRecoveryCode(db, id, code, at)).toBe(true);
  expect(countRecoveryCodes(db, id)).toBe(2);
  expect(actions().at(-1)).toEqual(['second_factor.code_used', id, String(id)]);
  const before = hashOfAll(db);
  expect(spendRecoveryCode(db, id, code, at)).toBe(false);
  expect(hashOfAll(db)).toBe(before);
});

test('new recovery codes replace the earlier ones, used or not', () => {
  setUp();
  spendRecoveryCode(db, id, code, at);
  renewRecoveryCodes(db, id, ['d'.repeat(64)], at);
  expect(countRecoveryCodes(db, id)).toBe(1);
  expect(codes.map((hash) => spendRecoveryCode(db, id, hash, at))).toEqual([false, false, false]);
  expect(spendRecoveryCode(db, id, 'd'.repeat(64), at)).toBe(true);
});

test('a second factor that is removed takes its recovery codes along', () => {
  setUp();
  removeSecondFactor(db, id, { accountId: id, at });
  expect(findSecondFactor(db, id)).toBeNull();
  expect(spendRecoveryCode(db, id, code, at)).toBe(false);
  expect(actions().at(-1)).toEqual(['second_factor.removed', id, String(id)]);
});
