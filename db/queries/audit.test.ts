import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '../client';
import { appendToAudit } from '../writes/audit';
import { accountThere, type FreshDatabase, freshDatabase } from '../writes/fresh-database.fixture';
import { type AuditFilter, findAudit } from './audit';

const any: AuditFilter = { action: null, account: null, subject: null, from: null, until: null, before: null };
const days = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'] as const;

let fresh: FreshDatabase;
let db: Db;
let ada: number;

beforeEach(() => {
  fresh = freshDatabase('nothing');
  db = fresh.db;
  ada = accountThere(db, ['administrator'], { name: 'Ada' });
  for (const [index, day] of days.entries()) {
    const action = index === 1 ? 'sign_in.failed' : 'session.started';
    const accountId = index % 2 === 0 ? ada : null;
    appendToAudit(db, {
      at: new Date(`${day}T00:00:00Z`),
      accountId,
      action,
      subject: `subject ${index}`,
      details: {},
    });
  }
});

afterEach(() => fresh.discard());

test.each<[string, () => Partial<AuditFilter>, readonly number[]]>([
  ['anything', () => ({}), [3, 2, 1, 0]],
  ['an action', () => ({ action: 'sign_in.failed' }), [1]],
  ['who did it', () => ({ account: ada }), [2, 0]],
  ['nobody of that number', () => ({ account: 12345 }), []],
  ['what it was done to', () => ({ subject: 'subject 2' }), [2]],
  ['a subject that would be SQL', () => ({ subject: "' OR 1 = 1 --" }), []],
  [
    'from an instant on and before another',
    () => ({ from: '2026-11-26T00:00:00.000Z', until: '2026-11-28T00:00:00.000Z' }),
    [2, 1],
  ],
  ['all at once', () => ({ account: ada, action: 'session.started', until: '2026-11-27T00:00:00.000Z' }), [0]],
])('the log answers for %s, the latest first', (_, filter, expected) => {
  const found = findAudit(db, { ...any, ...filter() }, 10);
  expect(found.map(({ subject }) => subject)).toEqual(expected.map((index) => `subject ${index}`));
});

test('the log comes in pages that neither leave out nor repeat an entry', () => {
  const first = findAudit(db, any, 3);
  const second = findAudit(db, { ...any, before: first.at(-1)?.id ?? null }, 3);
  expect([...first, ...second].map(({ at }) => at.slice(0, 10))).toEqual([...days].reverse());
  expect(first.map(({ name }) => name)).toEqual([null, 'Ada', null]);
});
