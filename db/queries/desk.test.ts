import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Day } from '../../domain/calendar';
import type { DraftMove, PartName } from '../../domain/draft';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import * as t from '../schema';
import { moveDraft, publishedPart, saveDraft } from '../writes/drafts';
import { accountThere, type FreshDatabase, freshDatabase } from '../writes/fresh-database.fixture';
import { publishDrafts } from '../writes/publish-drafts';
import { setReviewDate } from '../writes/review-dates';
import { cancelSchedule, schedulePublication } from '../writes/schedules';
import { findStanding } from './accounts';
import { findCalendar } from './calendar';
import { findDesk } from './desk';
import { findDraft, findWaitingSchedules } from './drafts';
import { findOperationId } from './operations';
import type { Held } from './revisions';

const at = new Date('2026-11-25T09:30:00Z');
const day = '2026-11-25' as Day;
const later = new Date('2026-11-27T23:30:00Z');

let fresh: FreshDatabase;
let db: Db;
let operationId: number;
let of: Held;
let editor: number;
let translator: number;
let publisher: number;
let other: number;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  db.update(t.settings).set({ secondFactorRequired: false }).run();
  operationId = findOperationId(db, 'mission-to-moldova') ?? 0;
  of = { operationId };
  editor = accountThere(db, ['editor']);
  translator = accountThere(db, ['translator']);
  db.insert(t.accountLocales).values({ accountId: translator, locale: 'fr' }).run();
  publisher = accountThere(db, ['publisher']);
  other = accountThere(db, ['publisher']);
});

afterEach(() => fresh.discard());

function write(part: 'en' | 'fr', summary = 'Something else.', accountId = editor) {
  const content = { ...(publishedPart(db, of, part) as TextFields), summary };
  const draft = findDraft(db, of, part);
  saveDraft(
    db,
    { of, part, seen: draft?.version ?? 0, basedOn: draft?.basedOn ?? 1, madeFrom: part === 'en' ? null : 1, content },
    { accountId, at },
  );
}

function move(part: PartName, wish: DraftMove, accountId: number, reviewerId: number | null = null, comment?: string) {
  const draft = findDraft(db, of, part);
  if (draft === null) throw new Error(`no draft of ${part}`);
  const comments = comment === undefined ? [] : [{ field: null, text: comment }];
  const handOver = { seen: draft.version, note: null, reviewerId, comments };
  expect(moveDraft(db, draft.id, wish, handOver, { accountId, at })).toBeNull();
  return { id: draft.id, version: draft.version };
}

function deskOf(accountId: number, today = day) {
  const standing = findStanding(db, accountId);
  if (standing === null) throw new Error('nobody');
  return findDesk(db, { ...standing, accountId }, today);
}

function kinds(accountId: number, today = day) {
  return deskOf(accountId, today).map(({ kind }) => kind);
}

test('on the first data nothing waits for anybody', () => {
  for (const somebody of [editor, translator, publisher]) expect(deskOf(somebody)).toEqual([]);
});

test('a draft waits for whoever wrote it, then for a reviewer, then for whoever publishes', () => {
  write('fr', 'Autre chose.', translator);
  expect([kinds(translator), kinds(editor), kinds(publisher)]).toEqual([['unfinished'], [], []]);
  move('fr', 'submit', translator);
  expect([kinds(translator), kinds(publisher), kinds(other)]).toEqual([[], ['to_review'], ['to_review']]);
  const approved = move('fr', 'approve', publisher);
  expect([kinds(translator), kinds(publisher), kinds(other)]).toEqual([[], ['to_publish'], ['to_publish']]);
  schedulePublication(db, { of, drafts: [approved], reason: null }, later, { accountId: publisher, at });
  expect(kinds(other)).toEqual([]);
});

test('what is handed to one reviewer is on no other desk, unless they cannot review any more', () => {
  write('en');
  move('en', 'submit', editor, other);
  expect([kinds(publisher), kinds(other)]).toEqual([[], ['handed_to_me']]);
  db.update(t.accounts).set({ disabledAt: at.toISOString() }).run();
  db.update(t.accounts).set({ disabledAt: null }).where(eq(t.accounts.id, publisher)).run();
  expect(kinds(publisher)).toEqual(['to_review']);
});

test('a reviewer is not asked to review what they have written themselves', () => {
  const both = accountThere(db, ['editor', 'publisher']);
  write('en', 'By both.', both);
  move('en', 'submit', both);
  expect([kinds(both), kinds(publisher)]).toEqual([[], ['to_review']]);
});

test('what was sent back comes before everything that is one’s own to finish, with what was said', () => {
  write('fr', 'Autre chose.');
  write('en');
  move('en', 'submit', editor);
  move('en', 'send_back', publisher, null, 'Too short.');
  const desk = deskOf(editor);
  expect(desk.map(({ kind }) => kind)).toEqual(['sent_back', 'unfinished']);
  expect(desk[0]).toMatchObject({ comments: [{ text: 'Too short.', accountId: publisher }] });
  move('en', 'submit', editor);
  expect(kinds(editor)).toEqual(['unfinished']);
});

test('a schedule that lapsed comes back to whoever made it, until what it should have published is on its way again', () => {
  write('en');
  move('en', 'submit', editor);
  const approved = move('en', 'approve', publisher);
  schedulePublication(db, { of, drafts: [approved], reason: null }, later, { accountId: publisher, at });
  write('en', 'Changed after all.');
  expect([kinds(publisher), kinds(other)]).toEqual([['lapsed'], []]);
  move('en', 'submit', editor);
  const anew = move('en', 'approve', publisher);
  expect(kinds(publisher)).toEqual(['lapsed', 'to_publish']);
  schedulePublication(db, { of, drafts: [anew], reason: null }, later, { accountId: other, at });
  expect(kinds(publisher)).toEqual([]);
});

test('a schedule that was refused comes first', () => {
  write('en');
  move('en', 'submit', editor);
  const approved = move('en', 'approve', publisher);
  schedulePublication(db, { of, drafts: [approved], reason: null }, later, { accountId: publisher, at });
  db.update(t.schedules).set({ state: 'refused', endedAt: later.toISOString(), refusal: 'stale' }).run();
  expect(kinds(publisher)).toEqual(['refused', 'to_publish']);
  expect(findCalendar(db, later, dayAt).past).toMatchObject([
    { day: '2026-11-28', schedules: [{ state: 'refused', refusal: 'stale', parts: [{ part: 'en' }] }] },
  ]);
});

test('outdated translations wait for those who may mend them, counted by language, until somebody is at work', () => {
  write('en');
  move('en', 'submit', editor);
  const approved = move('en', 'approve', publisher);
  publishDrafts(db, { of, drafts: [approved], reason: null, setAside: null }, { accountId: publisher, at });
  expect(deskOf(translator)).toEqual([{ kind: 'outdated', locale: 'fr', count: 1 }]);
  expect(kinds(editor)).toEqual(['outdated', 'outdated', 'outdated', 'outdated', 'outdated']);
  expect(kinds(publisher)).toEqual([]);
  const content = { ...(publishedPart(db, of, 'fr') as TextFields), summary: 'Autre chose.' };
  saveDraft(db, { of, part: 'fr', seen: 0, basedOn: 2, madeFrom: 2, content }, { accountId: editor, at });
  expect(kinds(translator)).toEqual([]);
});

test('a profile comes back on its day, not before, to those who draft everything or publish', () => {
  setReviewDate(db, operationId, '2026-11-26', { accountId: editor, at });
  expect(kinds(editor)).toEqual([]);
  for (const somebody of [editor, publisher]) {
    expect(deskOf(somebody, '2026-11-26' as Day)).toEqual([{ kind: 'due', of, since: '2026-11-26' }]);
  }
  expect(kinds(translator, '2026-11-26' as Day)).toEqual([]);
});

/** The day in Vienna in winter, which is what these instants fall in. */
function dayAt(instant: Date): Day {
  return new Date(instant.getTime() + 3_600_000).toISOString().slice(0, 10) as Day;
}

test('the calendar tells what is due, what comes and what went, on the organization’s day', () => {
  setReviewDate(db, operationId, '2026-11-28', { accountId: editor, at });
  setReviewDate(db, findOperationId(db, 'centre-in-ashgabat') ?? 0, '2026-11-20', { accountId: editor, at });
  write('en');
  move('en', 'submit', editor);
  const approved = move('en', 'approve', publisher);
  const publication = { of, drafts: [approved], reason: null };
  // Half past midnight in Vienna.
  schedulePublication(db, publication, later, { accountId: publisher, at });
  const calendar = findCalendar(db, at, dayAt);
  expect(calendar.due.map(({ on }) => on)).toEqual(['2026-11-20']);
  expect(calendar.coming.map(({ day: on, schedules, reviews }) => [on, schedules.length, reviews.length])).toEqual([
    ['2026-11-28', 1, 1],
  ]);
  expect(calendar.past).toEqual([]);
  // Scheduled anew: the earlier one lapses.
  schedulePublication(db, publication, new Date('2026-12-01T10:00:00Z'), { accountId: publisher, at });
  const anew = findCalendar(db, at, dayAt);
  expect(anew.past.map(({ day: on, schedules }) => [on, schedules.map(({ state }) => state)])).toEqual([
    ['2026-11-25', ['lapsed']],
  ]);
  const [waiting] = findWaitingSchedules(db);
  cancelSchedule(db, waiting?.id ?? 0, { accountId: publisher, at });
  expect(findCalendar(db, at, dayAt).coming.map(({ day: on }) => on)).toEqual(['2026-11-28']);
  expect(findCalendar(db, new Date('2026-12-26T00:00:00Z'), dayAt).past).toEqual([]);
});
