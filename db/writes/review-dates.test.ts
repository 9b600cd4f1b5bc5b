import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Role } from '../../domain/permissions';
import type { Db } from '../client';
import { findReviewDates } from '../queries/drafts';
import { hashOfPublished, operationOf } from './drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { setReviewDate } from './review-dates';

const at = new Date('2026-11-25T09:30:00Z');

let fresh: FreshDatabase;
let db: Db;
let id: number;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  id = operationOf(db, 'mission-to-moldova').operationId;
});

afterEach(() => fresh.discard());

const by = (...roles: Role[]) => ({ accountId: accountThere(db, roles), at });

test('a profile comes back on a day, on another, or not at all, and readers see nothing of it', () => {
  const people = [by('editor'), by('publisher'), by('editor', 'administrator')] as const;
  const before = hashOfPublished(db);
  expect(setReviewDate(db, id, '2027-01-31', people[0])).toBeNull();
  expect(findReviewDates(db)).toEqual(new Map([[id, '2027-01-31']]));
  expect(setReviewDate(db, id, '2027-02-28', people[1])).toBeNull();
  expect(findReviewDates(db)).toEqual(new Map([[id, '2027-02-28']]));
  expect(hashOfPublished(db)).toBe(before);
  expect(setReviewDate(db, id, null, people[2])).toBeNull();
  expect(findReviewDates(db)).toEqual(new Map());
});

test.each<[string, readonly Role[], (id: number) => number, string, string]>([
  ['by a translator', ['translator'], (known) => known, '2027-01-31', 'forbidden'],
  ['by an administrator', ['administrator'], (known) => known, '2027-01-31', 'forbidden'],
  ['of no operation', ['editor'], () => 12345, '2027-01-31', 'missing'],
  ['on a day that is none', ['editor'], (known) => known, '2027-02-29', 'date_wrong'],
  ['on a month', ['editor'], (known) => known, '2027-02', 'date_wrong'],
  ['on anything', ['editor'], (known) => known, "2027'; DROP TABLE operations", 'date_wrong'],
])('none is set %s', (_, roles, of, day, code) => {
  const who = by(...roles);
  setReviewDate(db, id, '2027-06-30', by('editor'));
  const before = hashOfAll(db);
  expect(setReviewDate(db, of(id), day, who)).toBe(code);
  expect(hashOfAll(db)).toBe(before);
});
