import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DraftMove } from '../../domain/draft';
import type { Db } from '../client';
import { findAuthors, findComments, findDraft, findOthersPresent, findWaitingSchedules } from '../queries/drafts';

import * as t from '../schema';
import { discardDraft, moveDraft, notePresence, publishedPart, refuseFields, saveDraft } from './drafts';
import { approved, handOver, hashOfPublished, operationOf, type People, saveOf } from './drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { publishDrafts } from './publish-drafts';
import { schedulePublication } from './schedules';
import { changeSettings } from './settings';

const at = new Date('2026-11-25T09:30:00Z');
const later = new Date('2026-11-25T09:31:00Z');

let fresh: FreshDatabase;
let db: Db;
let of: { readonly operationId: number };
let editor: number;
let translator: number;
let publisher: number;
let people: People;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  of = operationOf(db, 'mission-to-moldova');
  editor = accountThere(db, ['editor']);
  publisher = accountThere(db, ['publisher']);
  translator = accountThere(db, ['translator']);
  db.insert(t.accountLocales).values({ accountId: translator, locale: 'fr' }).run();
  people = { author: translator, publisher, at };
});

afterEach(() => fresh.discard());

const by = (accountId: number, when = at) => ({ accountId, at: when });
const draftOf = (part: 'fr' | 'de' | 'en') => {
  const draft = findDraft(db, of, part);
  if (draft === null) throw new Error(`no draft of ${part}`);
  return draft;
};

describe('a save', () => {
  test('keeps each version, with who wrote it', () => {
    expect(saveDraft(db, saveOf(db, of, 'fr', { summary: 'Un.' }), by(translator))).toEqual({
      is: 'saved',
      version: 1,
      lapsed: false,
    });
    expect(saveDraft(db, saveOf(db, of, 'fr', { summary: 'Deux.' }), by(editor, later))).toMatchObject({ version: 2 });
    const draft = draftOf('fr');
    expect(draft).toMatchObject({ version: 2, state: 'draft', basedOn: 1, madeFrom: 1, savedBy: editor });
    expect(draft.savedAt).toBe(later.toISOString());
    const versions = db.select().from(t.draftVersions).where(eq(t.draftVersions.draftId, draft.id)).all();
    expect(versions.map(({ accountId, content }) => [accountId, JSON.parse(content).summary])).toEqual([
      [translator, 'Un.'],
      [editor, 'Deux.'],
    ]);
    expect([...findAuthors(db, draft.id)].sort()).toEqual([translator, editor].sort());
  });

  test('of what is published, or saved already, is not kept', () => {
    const before = hashOfAll(db);
    expect(saveDraft(db, saveOf(db, of, 'fr', {}), by(translator))).toEqual({ is: 'unchanged', version: 0 });
    expect(saveDraft(db, saveOf(db, 'common', 'en', {}), by(editor))).toEqual({ is: 'unchanged', version: 0 });
    expect(hashOfAll(db)).toBe(before);
    saveDraft(db, saveOf(db, of, 'fr', { summary: 'Un.' }), by(translator));
    const kept = hashOfAll(db);
    // Even by somebody who has not seen it: they say the same.
    const same = saveOf(db, of, 'fr', {}, { seen: 0 });
    expect(saveDraft(db, same, by(editor))).toEqual({ is: 'unchanged', version: 1 });
    expect(hashOfAll(db)).toBe(kept);
  });

  test('after somebody else has saved is stale, shows theirs and keeps theirs', () => {
    const mine = saveOf(db, of, 'fr', { summary: 'Mien.' });
    saveDraft(db, saveOf(db, of, 'fr', { summary: 'Leur.' }), by(editor));
    const before = hashOfAll(db);
    const saved = saveDraft(db, mine, by(translator));
    expect(saved).toMatchObject({ is: 'stale', now: { version: 1, savedBy: editor, content: { summary: 'Leur.' } } });
    expect(hashOfAll(db)).toBe(before);
  });

  test('after the text was published anew is stale', () => {
    const mine = saveOf(db, of, 'fr', { summary: 'Mien.' });
    const drafts = [approved(db, saveOf(db, of, 'fr', { summary: 'Leur.' }), people)];
    const again = saveOf(db, of, 'fr', { summary: 'Encore.' });
    expect(publishDrafts(db, { of, drafts, reason: null, setAside: null }, by(publisher))).toBeNull();
    const before = hashOfAll(db);
    expect(saveDraft(db, mine, by(translator))).toEqual({ is: 'stale', now: null });
    expect(saveDraft(db, again, by(translator))).toEqual({ is: 'stale', now: null });
    expect(hashOfAll(db)).toBe(before);
  });

  test('is not stale because another language was published meanwhile', () => {
    const mine = saveOf(db, of, 'fr', { summary: 'Mien.' });
    const drafts = [approved(db, saveOf(db, of, 'de', { summary: 'Anders.' }), { ...people, author: editor })];
    publishDrafts(db, { of, drafts, reason: null, setAside: null }, by(publisher));
    expect(saveDraft(db, mine, by(translator))).toMatchObject({ is: 'saved' });
  });

  test('takes an approval back, and the schedule with it', () => {
    const drafts = [approved(db, saveOf(db, of, 'fr', { summary: 'Un.' }), people)];
    schedulePublication(db, { of, drafts, reason: null }, new Date('2026-12-01T09:00:00Z'), by(publisher));
    expect(findWaitingSchedules(db)).toHaveLength(1);
    expect(saveDraft(db, saveOf(db, of, 'fr', { summary: 'Deux.' }), by(translator, later))).toEqual({
      is: 'saved',
      version: 2,
      lapsed: true,
    });
    expect(draftOf('fr').state).toBe('draft');
    expect(db.select().from(t.schedules).all()).toMatchObject([{ state: 'lapsed', endedAt: later.toISOString() }]);
  });

  test.each<[string, () => ReturnType<typeof saveDraft>, 'forbidden' | 'missing']>([
    [
      'of another language, by a translator',
      () => saveDraft(db, saveOf(db, of, 'de', { name: 'x' }), by(translator)),
      'forbidden',
    ],
    [
      'of the source, by a translator',
      () => saveDraft(db, saveOf(db, of, 'en', { name: 'x' }), by(translator)),
      'forbidden',
    ],
    [
      'of the facts, by a translator',
      () => saveDraft(db, saveOf(db, of, 'facts', {}, { content: {} }), by(translator)),
      'forbidden',
    ],
    ['by a publisher', () => saveDraft(db, saveOf(db, of, 'fr', { name: 'x' }), by(publisher)), 'forbidden'],
    ['by nobody', () => saveDraft(db, saveOf(db, of, 'fr', { name: 'x' }), by(12345)), 'forbidden'],
    [
      'by somebody disabled',
      () => {
        const gone = accountThere(db, ['editor'], { disabledAt: at.toISOString() });
        return saveDraft(db, saveOf(db, of, 'fr', { name: 'x' }), by(gone));
      },
      'forbidden',
    ],
    [
      'of no operation',
      () => saveDraft(db, { ...saveOf(db, of, 'fr', { name: 'x' }), of: { operationId: 12345 } }, by(editor)),
      'missing',
    ],
    [
      'made from a revision to come',
      () => saveDraft(db, saveOf(db, of, 'fr', { name: 'x' }, { madeFrom: 2 }), by(editor)),
      'missing',
    ],
    [
      'made from less than none',
      () => saveDraft(db, saveOf(db, of, 'fr', { name: 'x' }, { madeFrom: -1 }), by(editor)),
      'missing',
    ],
    [
      'of a translation made from nothing',
      () => saveDraft(db, saveOf(db, of, 'fr', { name: 'x' }, { madeFrom: null }), by(editor)),
      'missing',
    ],
    [
      'of a source made from something',
      () => saveDraft(db, saveOf(db, of, 'en', { name: 'x' }, { madeFrom: 1 }), by(editor)),
      'missing',
    ],
  ])('%s is refused and stores nothing', (_, save, why) => {
    const counts = () =>
      [t.drafts, t.draftVersions, t.auditEntries].map((table) => db.select().from(table).all().length);
    const before = counts();
    expect(save()).toEqual({ is: 'refused', why });
    expect(counts()).toEqual(before);
  });
});

test('whoever has a draft open that was thrown away does not save over the one that was begun since', () => {
  saveDraft(db, saveOf(db, of, 'fr', { summary: 'Un.' }), by(translator));
  const open = draftOf('fr');
  expect(discardDraft(db, open.id, open.version, by(editor))).toBeNull();
  expect(saveDraft(db, saveOf(db, of, 'fr', { summary: 'Deux.' }), by(editor))).toMatchObject({
    is: 'saved',
    version: 2,
  });
  const late = saveDraft(db, saveOf(db, of, 'fr', { summary: 'Un, encore.' }, { seen: open.version }), by(translator));
  expect(late).toMatchObject({ is: 'stale', now: { content: { summary: 'Deux.' } } });
  expect(draftOf('fr').content).toMatchObject({ summary: 'Deux.' });
});

test('nothing that is done to a draft changes anything that readers see', () => {
  const before = hashOfPublished(db);
  saveDraft(db, saveOf(db, of, 'fr', { summary: 'Un.' }), by(translator));
  saveDraft(db, saveOf(db, 'common', 'en', { about: 'Other.' }), by(editor));
  saveDraft(db, saveOf(db, of, 'facts', {}, { content: { facts: 1 } }), by(editor));
  notePresence(db, of, 'fr', by(translator), at);
  const { id } = draftOf('fr');
  const comments = [{ field: 'summary', text: 'Why?' }];
  expect(
    moveDraft(db, id, 'submit', handOver(1, { note: 'Please.', reviewerId: publisher }), by(translator)),
  ).toBeNull();
  expect(moveDraft(db, id, 'send_back', handOver(1, { comments }), by(publisher))).toBeNull();
  expect(moveDraft(db, id, 'submit', handOver(1), by(translator))).toBeNull();
  expect(moveDraft(db, id, 'withdraw', handOver(1), by(translator))).toBeNull();
  const drafts = [approved(db, saveOf(db, of, 'de', { summary: 'Eins.' }), { ...people, author: editor })];
  schedulePublication(db, { of, drafts, reason: null }, new Date('2026-12-01T09:00:00Z'), by(publisher));
  expect(discardDraft(db, id, 1, by(translator))).toBeNull();
  expect(hashOfPublished(db)).toBe(before);
});

describe('a draft on its way', () => {
  let id: number;
  beforeEach(() => {
    saveDraft(db, saveOf(db, of, 'fr', { summary: 'Un.' }), by(translator));
    id = draftOf('fr').id;
  });

  test('is handed over to somebody with a note, and goes back with comments that are settled by the next hand-over', () => {
    moveDraft(db, id, 'submit', handOver(1, { note: 'Please.', reviewerId: publisher }), by(translator));
    expect(draftOf('fr')).toMatchObject({ state: 'in_review', note: 'Please.', reviewerId: publisher });
    const comments = [
      { field: null, text: 'Nearly.' },
      { field: 'summary', text: 'Which year?' },
    ];
    moveDraft(db, id, 'send_back', handOver(1, { comments }), by(publisher));
    expect(draftOf('fr')).toMatchObject({ state: 'draft', note: 'Please.' });
    expect(findComments(db, id)).toMatchObject(comments);
    saveDraft(db, saveOf(db, of, 'fr', { summary: 'En 1993.' }), by(translator));
    expect(draftOf('fr')).toMatchObject({ note: null, reviewerId: null });
    expect(findComments(db, id)).toHaveLength(2);
    moveDraft(db, id, 'submit', handOver(2), by(translator));
    expect(findComments(db, id)).toEqual([]);
    expect(db.select().from(t.draftComments).all()).toHaveLength(2);
    const logged = db.select().from(t.auditEntries).all().slice(-3);
    expect(logged.map(({ action, subject }) => [action, subject])).toEqual([
      ['draft.handed_over', 'mission-to-moldova'],
      ['draft.sent_back', 'mission-to-moldova'],
      ['draft.handed_over', 'mission-to-moldova'],
    ]);
  });

  test.each<
    [string, DraftMove, () => number, () => Partial<Parameters<typeof handOver>[1]> & { seen?: number }, string]
  >([
    ['approved before it was handed over', 'approve', () => publisher, () => ({}), 'wrong_state'],
    ['withdrawn before it was handed over', 'withdraw', () => translator, () => ({}), 'wrong_state'],
    ['handed over by a publisher', 'submit', () => publisher, () => ({}), 'forbidden'],
    [
      'handed over by a translator of another language',
      'submit',
      () => accountThere(db, ['translator']),
      () => ({}),
      'forbidden',
    ],
    ['handed over in a version that is none yet', 'submit', () => translator, () => ({ seen: 2 }), 'stale'],
    [
      'handed over to nobody that there is',
      'submit',
      () => translator,
      () => ({ reviewerId: 12345 }),
      'reviewer_wrong',
    ],
    [
      'handed over to somebody who may not decide',
      'submit',
      () => translator,
      () => ({ reviewerId: editor }),
      'reviewer_wrong',
    ],
  ])('is not %s', (_, move, who, how, code) => {
    const accountId = who();
    const before = hashOfAll(db);
    const { seen = 1, ...more } = how();
    expect(moveDraft(db, id, move, handOver(seen, more), by(accountId))).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test.each<[string, DraftMove, () => number, string]>([
    ['decided on by its translator', 'approve', () => translator, 'forbidden'],
    ['sent back without a word', 'send_back', () => publisher, 'comment_missing'],
    ['handed over again', 'submit', () => translator, 'wrong_state'],
  ])('that is in review is not %s', (_, move, who, code) => {
    moveDraft(db, id, 'submit', handOver(1), by(translator));
    const before = hashOfAll(db);
    expect(moveDraft(db, id, move, handOver(1), by(who()))).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test('is not approved by somebody who wrote a version of it, also where somebody else has saved since', () => {
    const both = accountThere(db, ['editor', 'publisher']);
    saveDraft(db, saveOf(db, of, 'fr', { summary: 'Deux.' }), by(both));
    saveDraft(db, saveOf(db, of, 'fr', { summary: 'Trois.' }), by(translator));
    moveDraft(db, id, 'submit', handOver(3), by(translator));
    expect(moveDraft(db, id, 'approve', handOver(3), by(both))).toBe('own_change');
    changeSettings(db, { secondFactorRequired: false, ownChangesApprovable: true }, { accountId: null, at });
    expect(moveDraft(db, id, 'approve', handOver(3), by(both))).toBeNull();
    expect(draftOf('fr').state).toBe('approved');
  });

  test('is whole before it is handed over', () => {
    saveDraft(db, saveOf(db, of, 'fr', { description: ' ' }), by(translator));
    expect(moveDraft(db, id, 'submit', handOver(2), by(translator))).toBe('text_missing');
    saveDraft(db, saveOf(db, of, 'fr', { description: 'x', body: '', seatName: '' }), by(translator));
    expect(moveDraft(db, id, 'submit', handOver(3), by(translator))).toBeNull();
  });

  test('that is no more is missing', () => {
    expect(moveDraft(db, 12345, 'submit', handOver(1), by(translator))).toBe('missing');
    expect(discardDraft(db, 12345, 1, by(translator))).toBe('missing');
  });

  test('is thrown away with its versions and comments, by whoever may draft it and has seen it', () => {
    expect(discardDraft(db, id, 1, by(publisher))).toBe('forbidden');
    expect(discardDraft(db, id, 1, by(accountThere(db, ['translator'])))).toBe('forbidden');
    expect(discardDraft(db, id, 0, by(translator))).toBe('stale');
    moveDraft(db, id, 'submit', handOver(1), by(translator));
    moveDraft(db, id, 'send_back', handOver(1, { comments: [{ field: null, text: 'No.' }] }), by(publisher));
    expect(discardDraft(db, id, 1, by(editor))).toBeNull();
    for (const table of [t.drafts, t.draftVersions, t.draftComments]) expect(db.select().from(table).all()).toEqual([]);
    expect(db.select().from(t.auditEntries).all().at(-1)).toMatchObject({
      accountId: editor,
      action: 'draft.discarded',
    });
    expect(publishedPart(db, of, 'fr')).not.toMatchObject({ summary: 'Un.' });
  });

  test('that is scheduled is thrown away, and what was scheduled with it lapses', () => {
    moveDraft(db, id, 'submit', handOver(1), by(translator));
    moveDraft(db, id, 'approve', handOver(1), by(publisher));
    const drafts = [
      { id, version: 1 },
      approved(db, saveOf(db, of, 'de', { name: 'x' }), { ...people, author: editor }),
    ];
    schedulePublication(db, { of, drafts, reason: null }, new Date('2026-12-01T09:00:00Z'), by(publisher));
    expect(discardDraft(db, id, 1, by(translator))).toBeNull();
    expect(db.select().from(t.schedules).all()).toMatchObject([{ state: 'lapsed' }]);
    expect(draftOf('de').state).toBe('approved');
  });
});

test('somebody is present from when they came, as long as they stay', () => {
  const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
  const come = (accountId: number, when: Date) =>
    notePresence(db, of, 'fr', { accountId, at: when }, new Date(when.getTime() - 90_000));
  const present = (when: Date) =>
    findOthersPresent(db, of, 'fr', editor, new Date(when.getTime() - 90_000)).map(({ since }) => since);
  come(translator, minutes(0));
  come(translator, minutes(1));
  come(editor, minutes(1));
  notePresence(db, 'common', 'fr', { accountId: publisher, at: minutes(1) }, minutes(0));
  expect(present(minutes(2))).toEqual([minutes(0).toISOString()]);
  expect(present(minutes(3))).toEqual([]);
  come(translator, minutes(5));
  expect(present(minutes(5))).toEqual([minutes(5).toISOString()]);
  expect(findOthersPresent(db, of, 'de', editor, minutes(0))).toEqual([]);
  expect(findOthersPresent(db, 'common', 'fr', editor, minutes(0))).toHaveLength(1);
});

test.each<[Record<string, string>, ReturnType<typeof refuseFields>]>([
  [{ name: 'A', body: '**B**' }, null],
  [
    { name: 'A\nB', body: '' },
    { field: 'name', why: 'text_line_break' },
  ],
  [
    { name: 'A', body: '<b>B</b>' },
    { field: 'body', why: 'markdown_unsafe' },
  ],
  // One line is shown as it stands.
  [{ name: '<A>' }, null],
  [{ 'restructuringNotes.2003': '![x](/y)' }, { field: 'restructuringNotes.2003', why: 'markdown_unsafe' }],
  [{ body: 'x'.repeat(1_048_576) }, { field: 'body', why: 'text_too_long' }],
  [{ about: 'x\ud800' }, { field: 'about', why: 'text_unreadable' }],
])('of %j, what may not be kept is named', (fields, refusal) => {
  expect(refuseFields(fields)).toEqual(refusal);
});
