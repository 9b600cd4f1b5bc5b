import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Db } from '../client';
import { findLatestNumber } from '../queries/revisions';
import { findCommonFiles } from '../queries/whole-record';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { addPlace } from './places';

const atlantis = {
  key: 'atlantis',
  latitude: 31.25,
  longitude: -24.25,
  geonames: null,
  names: { en: 'Atlantis', fr: 'Atlantide', de: 'Atlantis', es: 'Atlántida', it: 'Atlantide', ru: 'Атлантида' },
};

let fresh: FreshDatabase;
let db: Db;
let by: Parameters<typeof addPlace>[2];

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  by = { accountId: accountThere(db, ['publisher']), at: new Date('2026-11-25T09:30:00Z'), basedOn: 1 };
});

afterEach(() => fresh.discard());

test('a place is known once it was added, in all languages', () => {
  expect(addPlace(db, atlantis, by)).toBeNull();
  expect(findCommonFiles(db).places).toContainEqual(atlantis);
  expect(findLatestNumber(db, 'common')).toBe(2);
});

test('a place that is known, wrong or added by somebody who may not is refused, and every table is as it was', () => {
  const editor = accountThere(db, ['editor']);
  const before = hashOfAll(db);
  expect(addPlace(db, { ...atlantis, key: 'skopje' }, by)).toEqual({ field: 'key', why: 'place_key_taken' });
  expect(addPlace(db, { ...atlantis, latitude: 91 }, by)).toMatchObject({ why: 'place_coordinates_wrong' });
  expect(addPlace(db, atlantis, { ...by, accountId: editor })).toEqual({ field: null, why: 'forbidden' });
  expect(addPlace(db, atlantis, { ...by, basedOn: 0 })).toEqual({ field: null, why: 'stale' });
  expect(hashOfAll(db)).toBe(before);
});
