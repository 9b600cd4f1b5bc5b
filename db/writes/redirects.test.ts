import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '../client';
import { contentNow, findLatestNumber, findRevision, findRevisions } from '../queries/revisions';

import * as t from '../schema';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll, loadedAt } from './fresh-database.fixture';
import { addRedirect } from './redirects';
import { changeSettings } from './settings';

const at = new Date('2026-11-25T09:30:00Z');
const moved = { from: '/operations/old-name', to: '/operations/mission-to-moldova' };

let fresh: FreshDatabase;
let db: Db;
let by: Parameters<typeof addRedirect>[2];

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  by = { accountId: accountThere(db, ['administrator']), at, basedOn: 1, reason: 'It was renamed.' };
});

afterEach(() => fresh.discard());

test('a redirect that is taken commits with its revision, its audit entry and the next site revision', () => {
  const site = db.select().from(t.siteRevision).get();
  const operations = db.select().from(t.revisions).all();
  expect(addRedirect(db, moved, by)).toBeNull();
  expect(contentNow(db, 'common').redirects).toContainEqual(moved);
  expect(findRevisions(db, 'common')).toEqual([
    { number: 1, publishedAt: loadedAt.toISOString(), accountId: null, reason: null },
    { number: 2, publishedAt: at.toISOString(), accountId: by.accountId, reason: 'It was renamed.' },
  ]);
  expect(findRevision(db, 'common', 1)?.content.redirects).not.toContainEqual(moved);
  expect(findRevision(db, 'common', 2)?.content).toEqual(contentNow(db, 'common'));
  expect(db.select().from(t.revisions).all()).toEqual(operations);
  expect(db.select().from(t.siteRevision).get()).toEqual({
    id: 1,
    number: Number(site?.number) + 1,
    changedAt: at.toISOString(),
  });
  expect(db.select().from(t.auditEntries).all().at(-1)).toMatchObject({
    at: at.toISOString(),
    accountId: by.accountId,
    action: 'redirect.changed',
    subject: 'common',
    details: '{"revision":2,"parts":"facts"}',
  });
});

test('what a revision of the site’s own texts held cannot be changed, deleted or replaced', () => {
  addRedirect(db, moved, by);
  const before = hashOfAll(db);
  for (const attempt of [
    `UPDATE common_revisions SET content = '{}'`,
    'DELETE FROM common_revisions',
    'INSERT OR REPLACE INTO common_revisions SELECT * FROM common_revisions WHERE number = 1',
  ])
    expect(() => db.$client.exec(attempt)).toThrow('immutable');
  expect(hashOfAll(db)).toBe(before);
});

test('a redirect that is there already is no change', () => {
  addRedirect(db, moved, by);
  const before = hashOfAll(db);
  expect(addRedirect(db, moved, { ...by, basedOn: 2 })).toBe('unchanged');
  expect(hashOfAll(db)).toBe(before);
});

test('a redirect made by somebody who had not seen the last one is stale', () => {
  addRedirect(db, moved, by);
  const before = hashOfAll(db);
  expect(addRedirect(db, { ...moved, from: '/operations/older-name' }, by)).toBe('stale');
  expect(hashOfAll(db)).toBe(before);
  expect(addRedirect(db, { ...moved, from: '/operations/older-name' }, { ...by, basedOn: 2 })).toBeNull();
  expect(findLatestNumber(db, 'common')).toBe(3);
});

test.each<[string, () => unknown, string]>([
  ['by a publisher', () => addRedirect(db, moved, { ...by, accountId: accountThere(db, ['publisher']) }), 'forbidden'],
  ['by nobody', () => addRedirect(db, moved, { ...by, accountId: 12345 }), 'forbidden'],
  [
    'by an administrator who lacks the second factor they must have',
    () => {
      changeSettings(db, { secondFactorRequired: true, ownChangesApprovable: false }, by);
      return addRedirect(db, moved, by);
    },
    'forbidden',
  ],
  ['based on a revision that is not there yet', () => addRedirect(db, moved, { ...by, basedOn: 2 }), 'stale'],
  ['of no address', () => addRedirect(db, { ...moved, from: '//evil.example' }, by), 'redirect_path_wrong'],
  ['of a page', () => addRedirect(db, { ...moved, from: '/operations/presence-in-albania' }, by), 'redirect_from_page'],
  ['to no page', () => addRedirect(db, { ...moved, to: '/operations/atlantis' }, by), 'redirect_to_nowhere'],
  ['to itself', () => addRedirect(db, { ...moved, to: moved.from }, by), 'redirect_loop'],
])('%s is refused, and nothing is published', (_, attempt, code) => {
  const published = () => [
    contentNow(db, 'common'),
    findRevisions(db, 'common'),
    db.select().from(t.siteRevision).get(),
    db
      .select()
      .from(t.auditEntries)
      .all()
      .filter(({ action }) => action === 'redirect.changed'),
  ];
  const before = published();
  expect(attempt()).toBe(code);
  expect(published()).toEqual(before);
});
