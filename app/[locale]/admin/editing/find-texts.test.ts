import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDb, type Db, openForQueries } from '@/db/client';
import { findEditedOperations } from '@/db/queries/editing';
import { saveDraft } from '@/db/writes/drafts';
import { approved, operationOf, type People, saveOf } from '@/db/writes/drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase } from '@/db/writes/fresh-database.fixture';
import { publishDrafts } from '@/db/writes/publish-drafts';
import { schedulePublication } from '@/db/writes/schedules';
import type { Day } from '@/domain/calendar';
import { matches, readOperationFilter } from '../operations/filter';
import { findTexts } from './find-texts';
import { editorPath, heldFrom, partFrom } from './subject';

const at = new Date('2026-11-25T09:30:00Z');
const today = '2026-11-25' as Day;

let fresh: FreshDatabase;
let db: Db;
let of: { readonly operationId: number };
let people: People;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  // Where `queryDb` looks for the connection that there is.
  Object.assign(globalThis, { [Symbol.for('where-we-are.query-connection')]: openForQueries(fresh.file) });
  of = operationOf(db, 'mission-to-moldova');
  people = { author: accountThere(db, ['editor']), publisher: accountThere(db, ['publisher']), at };
});

afterEach(() => {
  closeDb();
  fresh.discard();
});

const author = () => ({ accountId: people.author, at });
const publisher = () => ({ accountId: people.publisher, at });
const publish = (drafts: readonly { id: number; version: number }[], held: typeof of | 'common' = of) =>
  publishDrafts(db, { of: held, drafts, reason: null, setAside: null }, publisher());

describe('the editor', () => {
  test('shows what is published where there is no draft', () => {
    const texts = findTexts(db, of, 'fr');
    expect(texts).toMatchObject({ latest: 1, draft: null, madeFrom: 1, outdated: [] });
    expect(texts.fields).toEqual(texts.published);
    expect(texts.source).toEqual(texts.sourceBefore);
    expect(texts.source.name).toBe('OSCE Mission to Moldova');
    expect(findTexts(db, of, 'en').madeFrom).toBeNull();
  });

  test('shows the draft, and what has changed in the source since the translation was made', () => {
    const summary = findTexts(db, of, 'en').source.summary;
    publish([approved(db, saveOf(db, of, 'en', { summary: 'Another.' }), people)]);
    saveDraft(db, saveOf(db, of, 'fr', { summary: 'Un autre.' }), author());
    const texts = findTexts(db, of, 'fr');
    expect(texts.fields.summary).toBe('Un autre.');
    expect(texts.published.summary).not.toBe('Un autre.');
    expect(texts).toMatchObject({ latest: 2, madeFrom: 2, outdated: ['summary'], draft: { version: 1 } });
    expect([texts.sourceBefore.summary, texts.source.summary]).toEqual([summary, 'Another.']);
  });

  test('shows the fields that the operation has now, whatever the draft was of', () => {
    saveDraft(db, saveOf(db, of, 'fr', {}, { content: { name: 'Un', closureNote: 'x', old: 'y' } }), author());
    const { fields, published } = findTexts(db, of, 'fr');
    expect(fields).toEqual({ ...published, name: 'Un' });
  });

  test("shows the site's own texts", () => {
    expect(Object.keys(findTexts(db, 'common', 'it').fields).toSorted()).toEqual([
      'about',
      'conflictPreventionCentre',
      'introduction',
    ]);
  });
});

test('an address names an operation, the site, or nothing', () => {
  expect(heldFrom('mission-to-moldova')).toEqual(of);
  expect(heldFrom('site')).toBe('common');
  for (const none of ['', 'no-such', '../site', 'mission-to-moldova/', "' OR 1=1", 7, null, undefined, ['site'], {}]) {
    expect(heldFrom(none)).toBeNull();
  }
  expect(partFrom('ru')).toBe('ru');
  for (const none of ['facts', 'RU', 'pt', '', '__proto__', 0, null, ['ru']]) expect(partFrom(none)).toBeNull();
  expect([editorPath('site', 'fr'), editorPath('mission-to-moldova', 'fr')]).toEqual([
    '/admin/site/fr',
    '/admin/operations/mission-to-moldova/fr',
  ]);
});

describe('the matrix', () => {
  const moldova = () => {
    const found = findEditedOperations(db, 'en', today).find(({ id }) => id === of.operationId);
    if (found === undefined) throw new Error('no Moldova');
    return found;
  };

  test('shows how each part stands, and whose move it is', () => {
    expect(findEditedOperations(db, 'en', today)).toHaveLength(41);
    expect(new Set(Object.values(moldova().parts))).toEqual(new Set(['published']));
    publish([approved(db, saveOf(db, of, 'en', { summary: 'Another.' }), people)]);
    publish([approved(db, saveOf(db, of, 'it', { summary: 'Un altro.' }), people)]);
    saveDraft(db, saveOf(db, of, 'fr', { summary: 'Un.' }), author());
    const german = approved(db, saveOf(db, of, 'de', { summary: 'Eins.' }), people);
    const spanish = approved(db, saveOf(db, of, 'es', { summary: 'Uno.' }), people);
    const when = new Date('2026-12-01T09:00:00Z');
    expect(schedulePublication(db, { of, drafts: [spanish], reason: null }, when, publisher())).toBeNull();
    db.$client.prepare(`DELETE FROM profiles WHERE locale = 'ru' AND operation_id = ?`).run(of.operationId);
    expect(moldova().parts).toEqual({
      facts: 'published',
      en: 'published',
      fr: 'draft',
      de: 'approved',
      es: 'scheduled',
      it: 'published',
      ru: 'missing',
    });
    expect(moldova().moves.toSorted()).toEqual(['author', 'publisher']);
    saveDraft(db, saveOf(db, of, 'de', { summary: 'Zwei.' }), author());
    expect(german.version).toBe(1);
    expect(moldova().parts.de).toBe('draft');
  });

  test('shows translations that are outdated', () => {
    publish([approved(db, saveOf(db, of, 'en', { summary: 'Another.' }), people)]);
    expect(moldova().parts).toMatchObject({ en: 'published', fr: 'outdated', ru: 'outdated' });
  });

  test('can be asked for some', () => {
    publish([approved(db, saveOf(db, of, 'en', { summary: 'Another.' }), people)]);
    saveDraft(db, saveOf(db, of, 'fr', { summary: 'Un.' }), author());
    const ids = (query: Record<string, string>, found: ReadonlySet<number> | null = null) =>
      findEditedOperations(db, 'en', today)
        .filter((operation) => matches(operation, readOperationFilter(query), found))
        .map(({ id }) => id);
    const { operationId } = of;
    expect(ids({})).toHaveLength(41);
    expect(ids({ state: 'outdated' })).toEqual([operationId]);
    expect(ids({ state: 'draft', language: 'fr' })).toEqual([operationId]);
    expect(ids({ state: 'draft', language: 'de' })).toEqual([]);
    expect(ids({ move: 'author', status: 'active', region: moldova().region })).toEqual([operationId]);
    expect(ids({ move: 'publisher' })).toEqual([]);
    expect(ids({ status: 'closed' })).not.toContain(operationId);
    expect(ids({ region: 'central-asia' })).not.toContain(operationId);
    expect(ids({}, new Set([operationId, 12345]))).toEqual([operationId]);
    expect(ids({}, new Set())).toEqual([]);
  });
});

test.each<[string, Record<string, string | string[] | undefined>]>([
  ['nothing', {}],
  ['empty fields', { q: ' ', region: '', status: '', language: '', state: '', move: '' }],
  ['what there is not', { region: 'atlantis', status: 'open', language: 'pt', state: 'lost', move: 'king' }],
  ['what every object has', { region: 'constructor', status: '__proto__', state: 'toString', move: 'valueOf' }],
  ['fields that come twice', { q: ['a', 'b'], region: ['caucasus'], language: ['fr', 'de'], state: ['draft'] }],
  ['half a character', { q: 'x\ud800' }],
])('an address that says %s asks for everything', (_, query) => {
  const everything = { words: null, region: null, status: null, language: null, state: null, move: null };
  expect(readOperationFilter(query)).toEqual(everything);
});

test('a megabyte of words is cut short, and not within a character', () => {
  const { words } = readOperationFilter({ q: `x${'🌊'.repeat(250_000)}` });
  expect(words?.length).toBeLessThanOrEqual(200);
  expect(words?.isWellFormed()).toBe(true);
});
