import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PartName } from '../../domain/draft';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findDraft } from '../queries/drafts';
import { findOperationId } from '../queries/operations';
import { findLatestNumber, type Held } from '../queries/revisions';
import * as t from '../schema';
import { moveDraft, publishedPart, saveDraft } from './drafts';
import { accountThere, type FreshDatabase, freshDatabase } from './fresh-database.fixture';
import { carryOutSchedules, schedulePublication } from './schedules';

const at = new Date('2026-11-25T09:30:00Z');
const publishAt = new Date('2026-11-25T10:00:00Z');

let fresh: FreshDatabase;
let db: Db;
let of: Held;
let editor: number;
let publisher: number;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  db.update(t.settings).set({ secondFactorRequired: false }).run();
  of = { operationId: findOperationId(db, 'mission-to-moldova') ?? 0 };
  editor = accountThere(db, ['editor']);
  publisher = accountThere(db, ['publisher']);
});

afterEach(() => fresh.discard());

type Comments = Parameters<typeof moveDraft>[3]['comments'];

/** Puts a draft of a new summary into the state of being approved. */
function approved(part: Exclude<PartName, 'facts'>, comments: Comments = []) {
  const content = { ...(publishedPart(db, of, part) as TextFields), summary: 'Another text.' };
  const basedOn = findLatestNumber(db, of);
  const madeFrom = part === 'en' ? null : basedOn;
  saveDraft(db, { of, part, seen: 0, basedOn, madeFrom, content }, { accountId: editor, at });
  const draft = findDraft(db, of, part);
  if (draft === null) throw new Error(`no draft of ${part}`);
  const handOver = { seen: draft.version, note: null, reviewerId: null, comments };
  expect(moveDraft(db, draft.id, 'submit', handOver, { accountId: editor, at })).toBeNull();
  expect(moveDraft(db, draft.id, 'approve', handOver, { accountId: publisher, at })).toBeNull();
  return { id: draft.id, version: draft.version };
}

function schedule(drafts: readonly { id: number; version: number }[]) {
  return schedulePublication(db, { of, drafts, reason: null }, publishAt, { accountId: publisher, at });
}

function states(): unknown[] {
  return db
    .select()
    .from(t.schedules)
    .all()
    .map(({ state, refusal }) => [state, refusal]);
}

test('a schedule that fails is kept as failed and logged, and does not stop those behind it', () => {
  const [english, french] = [approved('en'), approved('fr')];
  expect(schedule([english])).toBeNull();
  expect(schedule([french])).toBeNull();
  db.update(t.drafts).set({ content: 'null' }).where(eq(t.drafts.id, english.id)).run();
  expect(() => carryOutSchedules(db, publishAt)).toThrow();
  expect(states()).toEqual([
    ['refused', 'failed'],
    ['done', null],
  ]);
  expect(db.select().from(t.auditEntries).where(eq(t.auditEntries.action, 'publication.refused')).all()).toHaveLength(
    1,
  );
  expect(() => carryOutSchedules(db, publishAt)).not.toThrow();
});

test('a schedule that is refused lets no other lapse', () => {
  const english = approved('en');
  expect(schedule([english])).toBeNull();
  expect(schedule([english, { id: 12_345, version: 1 }])).toBe('missing');
  expect(states()).toEqual([['waiting', null]]);
});

test('a draft that is named twice is scheduled once', () => {
  const english = approved('en');
  expect(schedule([english, english])).toBeNull();
  expect(db.select().from(t.scheduleParts).all()).toHaveLength(1);
});

test('comments are of fields that there are, one of each, and of those who decide', () => {
  const said = (field: string | null, text: string) => ({ field, text });
  approved('en', [said(null, 'a'), said(null, 'b'), said('summary', 'c'), said('summary', 'd'), said('nowhere', 'e')]);
  const kept = db.select().from(t.draftComments).all();
  expect(kept.map(({ field, text, accountId }) => [field, text, accountId])).toEqual([
    [null, 'a', publisher],
    ['summary', 'c', publisher],
  ]);
});
