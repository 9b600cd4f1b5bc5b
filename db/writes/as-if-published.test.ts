import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Day } from '../../domain/calendar';
import type { Locale } from '../../domain/locale';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findProfile } from '../queries/profiles';
import type { Held } from '../queries/revisions';
import { findSiteText } from '../queries/site';
import { findFieldsBehind, findTranslations } from '../queries/translations';
import * as t from '../schema';
import { asIfPublished } from './as-if-published';
import { publishedPart, saveDraft } from './drafts';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { publishDrafts } from './publish-drafts';

const at = new Date('2026-11-25T09:30:00Z');
const slug = 'mission-to-moldova';

let fresh: FreshDatabase;
let db: Db;
let of: Held & object;
let accountId: number;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  const row = db.select().from(t.operations).where(eq(t.operations.slug, slug)).get();
  of = { operationId: row?.id ?? 0 };
  accountId = accountThere(db, ['editor', 'publisher']);
});

afterEach(() => fresh.discard());

function draft(held: Held, part: Locale, changed: TextFields): void {
  const content = { ...(publishedPart(db, held, part) as TextFields), ...changed };
  const saved = saveDraft(
    db,
    { of: held, part, seen: 0, basedOn: 1, madeFrom: part === 'en' ? null : 1, content },
    { accountId, at },
  );
  expect(saved.is).toBe('saved');
}

test('a profile is found with its draft in it, and the database stays as it was', () => {
  draft(of, 'fr', { summary: 'Un brouillon.' });
  const before = hashOfAll(db);
  const { answer, parts, leftOut, incomplete } = asIfPublished(db, of, 'fr', at, (within) =>
    findProfile(slug, 'fr', within),
  );
  expect(answer?.summary).toBe('Un brouillon.');
  expect({ parts, leftOut, incomplete }).toEqual({ parts: ['fr'], leftOut: [], incomplete: false });
  expect(hashOfAll(db)).toBe(before);
  expect(findProfile(slug, 'fr', db)?.summary).not.toBe('Un brouillon.');
  expect(db.$client.inTransaction).toBe(false);
});

test('another locale does not see the draft', () => {
  draft(of, 'fr', { summary: 'Un brouillon.' });
  const { answer, parts } = asIfPublished(db, of, 'de', at, (within) => findProfile(slug, 'de', within));
  expect(answer).toEqual(findProfile(slug, 'de', db));
  expect(parts).toEqual([]);
});

test('nothing stays behind when what reads it throws', () => {
  draft(of, 'fr', { summary: 'Un brouillon.' });
  const before = hashOfAll(db);
  expect(() =>
    asIfPublished(db, of, 'fr', at, () => {
      throw new Error('the page broke');
    }),
  ).toThrow('the page broke');
  expect(hashOfAll(db)).toBe(before);
  expect(db.$client.inTransaction).toBe(false);
});

test('nothing stays behind when what reads it writes, or hands out a promise', () => {
  draft(of, 'fr', { summary: 'Un brouillon.' });
  const before = hashOfAll(db);
  asIfPublished(db, of, 'fr', at, (within) => within.delete(t.auditEntries).toSQL().sql);
  asIfPublished(
    db,
    of,
    'fr',
    at,
    (within) => within.update(t.operations).set({ region: 'central-asia' }).run().changes,
  );
  // @ts-expect-error: what follows an `await` would be read after the end.
  asIfPublished(db, of, 'fr', at, async () => 1);
  expect(hashOfAll(db)).toBe(before);
});

test('nothing of it is committed when it is tried within a transaction that is', () => {
  draft(of, 'fr', { summary: 'Un brouillon.' });
  const before = hashOfAll(db);
  db.transaction(() => {
    asIfPublished(db, of, 'fr', at, (within) => findProfile(slug, 'fr', within));
  });
  expect(hashOfAll(db)).toBe(before);
});

test('a field that is still empty is marked, and a draft that could not be published is left out', () => {
  draft(of, 'fr', { summary: '' });
  const first = asIfPublished(db, of, 'fr', at, (within) => findProfile(slug, 'fr', within)?.summary);
  expect(first).toMatchObject({ answer: '…', incomplete: true, parts: ['fr'] });
  draft(of, 'de', { body: '<script>alert(1)</script>' });
  const before = hashOfAll(db);
  const second = asIfPublished(db, of, 'de', at, (within) => findProfile(slug, 'de', within));
  expect(second).toMatchObject({ parts: [], leftOut: ['de'], answer: findProfile(slug, 'de', db) });
  expect(hashOfAll(db)).toBe(before);
});

test('the texts of the site are found with their draft in them', () => {
  draft('common', 'it', { introduction: 'Una bozza.' });
  const before = hashOfAll(db);
  const { answer } = asIfPublished(db, 'common', 'it', at, (within) => findSiteText('introduction', 'it', within));
  expect(answer).toMatchObject({ text: 'Una bozza.', textLocale: 'it' });
  expect(hashOfAll(db)).toBe(before);
});

test('a translation is behind once its source has changed, and not in a preview that was made from the change', () => {
  expect(findFieldsBehind(of, 'fr', db)).toEqual([]);
  draft(of, 'en', { summary: 'Another text.' });
  const [row] = db.update(t.drafts).set({ state: 'approved' }).returning().all();
  const publication = { of, drafts: [{ id: row?.id ?? 0, version: 1 }], reason: null, setAside: null };
  expect(publishDrafts(db, publication, { accountId, at })).toBeNull();
  expect(findFieldsBehind(of, 'fr', db)).toEqual(['summary']);
  expect(findFieldsBehind(of, 'en', db)).toEqual([]);
  const content = { ...(publishedPart(db, of, 'fr') as TextFields), summary: 'Un autre texte.' };
  saveDraft(db, { of, part: 'fr', seen: 0, basedOn: 2, madeFrom: 2, content }, { accountId, at });
  expect(asIfPublished(db, of, 'fr', at, (within) => findFieldsBehind(of, 'fr', within)).answer).toEqual([]);
  const languages = findTranslations('en', '2026-11-24' as Day, db);
  expect(languages.map(({ language }) => language)[0]).toBe('en');
  const french = languages.find(({ language }) => language === 'fr');
  expect(french?.operations.outdated.map((operation) => operation.slug)).toEqual([slug]);
  expect(french?.operations.missing).toEqual([]);
  expect(french?.siteTexts).toEqual({ all: 3, outdated: [], missing: [] });
});
