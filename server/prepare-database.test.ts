import { expect, test } from 'vitest';
import { UnusableDatabase } from '../db/client';
import { explained } from './prepare-database';

// A superuser may write anything, so that not all of these can be brought about wherever the tests run.
test.each([
  ['SQLITE_NOTADB', 'is not a sound database'],
  ['SQLITE_CORRUPT_INDEX', 'is not a sound database'],
  ['SQLITE_READONLY', 'cannot be written'],
  ['SQLITE_READONLY_DBMOVED', 'cannot be written'],
  ['EROFS', 'cannot be written'],
  ['EACCES', 'cannot be written'],
  ['SQLITE_CANTOPEN', 'cannot be opened'],
  ['ENOTDIR', 'cannot be opened'],
  ['SQLITE_BUSY', 'is held by another process'],
  ['SQLITE_FULL', 'cannot grow because the disk is full'],
])('%s is told as one sentence', (code, words) => {
  const told = explained(Object.assign(new Error('technical'), { code }), 'data/x.sqlite');
  expect(told).toBeInstanceOf(UnusableDatabase);
  expect((told as Error).message).toMatch(new RegExp(`^The database data/x\\.sqlite ${words}.*\\.$`));
});

test('an error of another kind stays what it is', () => {
  const error = new TypeError('a defect');
  expect(explained(error, 'x')).toBe(error);
});
