import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findDraft, findDraftsOf } from '../queries/drafts';
import { compareRevisions, findHistory } from '../queries/history';
import { findOperationId } from '../queries/operations';
import { contentNow, findLatestNumber, type Held } from '../queries/revisions';
import * as t from '../schema';
import { type BringBack, bringBack } from './bring-back';
import { moveDraft, publishedPart, saveDraft } from './drafts';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { publishDrafts } from './publish-drafts';
import { record } from './record';

const at = new Date('2026-11-25T09:30:00Z');

let fresh: FreshDatabase;
let db: Db;
let of: Held;
let editor: number;
let publisher: number;
let wish: BringBack;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  // Neither the second factor nor whose change it is matters here.
  db.update(t.settings).set({ secondFactorRequired: false, ownChangesApprovable: true }).run();
  of = { operationId: findOperationId(db, 'mission-to-moldova') ?? 0 };
  editor = accountThere(db, ['editor'], { name: 'Nadia' });
  publisher = accountThere(db, ['publisher'], { name: 'Pavel' });
  rewrite('en', 'Another text.');
  rewrite('fr', 'Un autre texte.');
  wish = { of, number: 1, seen: 3, reason: 'It was right before.' };
});

afterEach(() => fresh.discard());

/** Publishes a new summary. */
function rewrite(locale: 'en' | 'fr', summary: string) {
  const before = publishedPart(db, of, locale) as TextFields;
  const basedOn = findLatestNumber(db, of);
  const madeFrom = locale === 'en' ? null : basedOn;
  saveDraft(
    db,
    { of, part: locale, seen: 0, basedOn, madeFrom, content: { ...before, summary } },
    { accountId: editor, at },
  );
  publish(locale);
}

/** Hands a draft over, approves and publishes it. */
function publish(part: 'en' | 'fr') {
  const draft = findDraft(db, of, part);
  if (draft === null) throw new Error(`no draft of ${part}`);
  const handOver = { seen: draft.version, note: null, reviewerId: null, comments: [] };
  expect(moveDraft(db, draft.id, 'submit', handOver, { accountId: editor, at })).toBeNull();
  expect(moveDraft(db, draft.id, 'approve', handOver, { accountId: publisher, at })).toBeNull();
  const drafts = [{ id: draft.id, version: draft.version }];
  const refusal = publishDrafts(
    db,
    { of, drafts, reason: `new ${part}`, setAside: null },
    { accountId: publisher, at },
  );
  expect(refusal).toBeNull();
}

test('the history tells who changed which parts and why, the latest first', () => {
  const lines = findHistory(db, of);
  expect(lines.map(({ number, name, reason, parts }) => [number, name, reason, parts.join()])).toEqual([
    [3, 'Pavel', 'new fr', 'fr'],
    [2, 'Pavel', 'new en', 'en'],
    [1, null, null, 'facts,en,fr,de,es,it,ru'],
  ]);
  expect(lines.map(({ accountId }) => accountId)).toEqual([publisher, publisher, null]);
});

test('whose account was erased is told by its number', () => {
  db.delete(t.accounts).where(eq(t.accounts.id, publisher)).run();
  expect(findHistory(db, of)[0]).toMatchObject({ accountId: publisher, name: null });
});

test('any two revisions are compared by field and locale, either way round', () => {
  const there = compareRevisions(db, of, 1, 3);
  expect(there?.facts).toEqual([]);
  expect(there?.texts.map(({ locale, fields }) => [locale, fields.map(({ name, after }) => [name, after])])).toEqual([
    ['en', [['summary', 'Another text.']]],
    ['fr', [['summary', 'Un autre texte.']]],
  ]);
  const back = compareRevisions(db, of, 3, 1);
  expect(back?.texts[0]?.fields[0]).toMatchObject({ before: 'Another text.' });
  expect(compareRevisions(db, of, 2, 2)).toEqual({ facts: [], texts: [] });
  for (const number of [0, 4, -1, 1.5, Number.MAX_SAFE_INTEGER]) {
    expect(compareRevisions(db, of, number, 1), String(number)).toBeNull();
  }
});

test('changed facts are compared one by one', () => {
  changeFacts();
  expect(compareRevisions(db, of, 3, 4)).toEqual({
    facts: [{ path: ['siteUrl'], before: expect.any(String), after: 'https://example.org/' }],
    texts: [],
  });
});

function changeFacts() {
  const change = {
    accountId: publisher,
    permission: 'publish',
    action: 'profile.published',
    of,
    reason: null,
  } as const;
  const refusal = record<never>(db, { ...change, parts: { facts: findLatestNumber(db, of) }, at }, (within) => {
    const id = of === 'common' ? 0 : of.operationId;
    within.update(t.operations).set({ siteUrl: 'https://example.org/' }).where(eq(t.operations.id, id)).run();
    return null;
  });
  expect(refusal).toBeNull();
}

test.each([
  ['an editor', () => editor],
  ['a publisher', () => publisher],
])('%s brings a revision back: what differs is drafted as it was, with the reason, and nothing else is', (_, who) => {
  const published = JSON.stringify(contentNow(db, of));
  const site = db.select().from(t.siteRevision).get();
  expect(bringBack(db, wish, { accountId: who(), at })).toBeNull();
  const drafts = [...findDraftsOf(db, of)].sort((a, b) => a.part.localeCompare(b.part));
  expect(drafts.map(({ part, state, basedOn, madeFrom }) => [part, state, basedOn, madeFrom])).toEqual([
    ['en', 'draft', 3, null],
    ['fr', 'draft', 3, 1],
  ]);
  expect(drafts.map(({ note }) => note)).toEqual(['It was right before.', 'It was right before.']);
  expect(JSON.stringify(contentNow(db, of))).toBe(published);
  expect(db.select().from(t.siteRevision).get()).toEqual(site);
  expect(db.select().from(t.auditEntries).all().at(-1)).toMatchObject({
    accountId: who(),
    action: 'draft.brought_back',
    subject: 'mission-to-moldova',
    details: '{"revision":1,"parts":"en,fr","reason":"It was right before."}',
  });
});

test('published, an old revision says again what it said', () => {
  expect(bringBack(db, wish, { accountId: editor, at })).toBeNull();
  publish('en');
  publish('fr');
  const same = compareRevisions(db, of, 1, 5);
  expect(same).toEqual({ facts: [], texts: [] });
  expect(bringBack(db, { ...wish, seen: 5 }, { accountId: editor, at })).toBe('revision_same');
});

test('facts come back as a draft too, at the address of today', () => {
  const before = publishedPart(db, of, 'facts') as { facts: { siteUrl: string } };
  changeFacts();
  expect(bringBack(db, { ...wish, number: 3, seen: 4 }, { accountId: editor, at })).toBeNull();
  const [draft, ...more] = findDraftsOf(db, of);
  expect(more).toEqual([]);
  expect(draft).toMatchObject({
    part: 'facts',
    content: { slug: 'mission-to-moldova', facts: { siteUrl: before.facts.siteUrl } },
  });
});

test('the site’s own texts come back the same way', () => {
  const change = { accountId: publisher, permission: 'publish', action: 'profile.published', reason: null } as const;
  const first = (publishedPart(db, 'common', 'de') as TextFields).introduction;
  record<never>(db, { ...change, of: 'common', parts: { de: 1 }, at }, (within) => {
    within
      .update(t.siteTexts)
      .set({ text: 'Etwas anderes.' })
      .where(and(eq(t.siteTexts.locale, 'de'), eq(t.siteTexts.key, 'introduction')))
      .run();
    return null;
  });
  expect(findHistory(db, 'common')[0]?.parts).toEqual(['de']);
  expect(bringBack(db, { ...wish, of: 'common', seen: 2 }, { accountId: editor, at })).toBeNull();
  expect(findDraft(db, 'common', 'de')?.content).toMatchObject({ introduction: first });
});

test.each<[string, () => Parameters<typeof bringBack>, string]>([
  ['a translator', () => [db, wish, { accountId: accountThere(db, ['translator']), at }], 'forbidden'],
  ['an administrator', () => [db, wish, { accountId: accountThere(db, ['administrator']), at }], 'forbidden'],
  ['nobody', () => [db, wish, { accountId: 12_345, at }], 'forbidden'],
  [
    'an operation that is not there',
    () => [db, { ...wish, of: { operationId: 12_345 } }, { accountId: editor, at }],
    'missing',
  ],
  ['no reason', () => [db, { ...wish, reason: ' ' }, { accountId: editor, at }], 'reason_missing'],
  ['a revision that is not there', () => [db, { ...wish, number: 9 }, { accountId: editor, at }], 'revision_missing'],
  ['no number', () => [db, { ...wish, number: Number.NaN }, { accountId: editor, at }], 'revision_missing'],
  ['a page that is out of date', () => [db, { ...wish, seen: 2 }, { accountId: editor, at }], 'stale'],
  ['the latest revision', () => [db, { ...wish, number: 3 }, { accountId: editor, at }], 'revision_same'],
  [
    'a part that somebody is editing',
    () => {
      const content = { ...(publishedPart(db, of, 'fr') as TextFields), summary: 'Encore un autre.' };
      saveDraft(
        db,
        { of, part: 'fr', seen: 0, basedOn: 3, madeFrom: 3, content },
        { accountId: publisher, at },
        'publish',
      );
      return [db, wish, { accountId: editor, at }];
    },
    'draft_there',
  ],
])('%s: is refused, and every table is as it was', (_, given, code) => {
  const asked = given();
  const before = hashOfAll(db);
  expect(bringBack(...asked)).toBe(code);
  expect(hashOfAll(db)).toBe(before);
});
