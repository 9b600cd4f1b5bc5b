import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Locale } from '../../domain/locale';
import { type Db, openForWriting } from '../client';
import { findDraft, findWaitingSchedules } from '../queries/drafts';
import { contentNow, findLatestNumber } from '../queries/revisions';
import * as t from '../schema';
import { moveDraft, saveDraft } from './drafts';
import { approved, handOver, hashOfPublished, operationOf, saveOf } from './drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { cancelSchedule, carryOutSchedules, type ScheduleRefusal, schedulePublication } from './schedules';

const at = new Date('2026-11-25T09:30:00Z');
const due = new Date('2026-12-01T09:00:00Z');
const before = new Date('2026-12-01T08:59:59.999Z');
const afterwards = new Date('2026-12-05T00:00:00Z');

let fresh: FreshDatabase;
let db: Db;
let of: { readonly operationId: number };
let editor: number;
let publisher: number;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  of = operationOf(db, 'mission-to-moldova');
  editor = accountThere(db, ['editor']);
  publisher = accountThere(db, ['publisher']);
});

afterEach(() => fresh.discard());

const by = (accountId: number, when = at) => ({ accountId, at: when });
const ready = (part: Locale, name: string, held: { readonly operationId: number } | 'common' = of) =>
  approved(db, saveOf(db, held, part, held === 'common' ? { about: name } : { name }), {
    author: editor,
    publisher,
    at,
  });
type Drafts = readonly { id: number; version: number }[];
const schedule = (drafts: Drafts, when = due, held: typeof of | 'common' = of) =>
  schedulePublication(db, { of: held, drafts, reason: 'As agreed.' }, when, by(publisher));
const all = () => db.select().from(t.schedules).all();
const french = () => contentNow(db, of).profiles.fr?.name;
const logged = () => db.select().from(t.auditEntries).all().at(-1);

describe('a schedule', () => {
  test('is seen by what it will publish, when, and who made it; readers see nothing', () => {
    const drafts = [ready('fr', 'Un'), ready('de', 'Eins')];
    const published = hashOfPublished(db);
    expect(schedule(drafts)).toBeNull();
    expect(findWaitingSchedules(db)).toMatchObject([
      { of, publishAt: due.toISOString(), reason: 'As agreed.', madeBy: publisher, madeByName: expect.any(String) },
    ]);
    expect(findWaitingSchedules(db)[0]?.parts).toEqual([
      { part: 'de', draftId: drafts[1]?.id, version: 1 },
      { part: 'fr', draftId: drafts[0]?.id, version: 1 },
    ]);
    expect(logged()).toMatchObject({
      action: 'publication.scheduled',
      subject: 'mission-to-moldova',
      accountId: publisher,
    });
    expect(hashOfPublished(db)).toBe(published);
  });

  test('is carried out when it is due, as one change, by whoever made it', () => {
    schedule([ready('fr', 'Un'), ready('de', 'Eins')]);
    carryOutSchedules(db, before);
    expect(findLatestNumber(db, of)).toBe(1);
    carryOutSchedules(db, due);
    expect([french(), contentNow(db, of).profiles.de?.name]).toEqual(['Un', 'Eins']);
    expect(findLatestNumber(db, of)).toBe(2);
    expect(all()).toMatchObject([{ state: 'done', endedAt: due.toISOString(), refusal: null }]);
    const [published, carried] = db.select().from(t.auditEntries).all().slice(-2);
    expect(published).toMatchObject({ accountId: publisher, action: 'profile.published' });
    expect(carried).toMatchObject({ accountId: null, action: 'publication.carried_out', at: due.toISOString() });
  });

  test('that was slept through is caught up once, in the order in which they were due', () => {
    schedule([ready('de', 'Eins')], new Date('2026-12-02T09:00:00Z'));
    schedule([ready('fr', 'Un')]);
    schedule([ready('en', 'Words', 'common')], new Date('2026-12-03T09:00:00Z'), 'common');
    carryOutSchedules(db, afterwards);
    expect(findLatestNumber(db, of)).toBe(3);
    expect(contentNow(db, 'common').site.en?.about?.text).toBe('Words');
    expect(all().map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    const done = hashOfAll(db);
    carryOutSchedules(db, afterwards);
    expect(hashOfAll(db)).toBe(done);
  });

  test('is carried out once, whichever of two connections comes first', () => {
    schedule([ready('fr', 'Un')]);
    const other = openForWriting(fresh.file);
    try {
      carryOutSchedules(other, due);
      const done = hashOfAll(db);
      carryOutSchedules(db, due);
      expect(hashOfAll(db)).toBe(done);
      expect(all()).toMatchObject([{ state: 'done' }]);
    } finally {
      other.$client.close();
    }
  });

  test('that fails in between has not happened, is kept as refused, and does not hold up another', () => {
    schedule([ready('fr', 'Un')]);
    schedule([ready('en', 'Words', 'common')], due, 'common');
    db.$client.exec(
      `CREATE TEMP TRIGGER defect BEFORE INSERT ON audit_entries
       WHEN new.action = 'publication.carried_out' AND new.subject <> 'common'
       BEGIN SELECT RAISE(ABORT, 'a defect'); END`,
    );
    const name = french();
    expect(() => carryOutSchedules(db, due)).toThrow('a defect');
    expect(french()).toBe(name);
    expect(all().map(({ state, refusal }) => [state, refusal])).toEqual([
      ['refused', 'failed'],
      ['done', null],
    ]);
    db.$client.exec('DROP TRIGGER defect');
    carryOutSchedules(db, afterwards);
    expect(french()).toBe(name);
    expect(findDraft(db, of, 'fr')?.state).toBe('approved');
  });

  test('lapses when its draft is changed or sent back, and then publishes nothing', () => {
    const draft = ready('fr', 'Un');
    schedule([draft, ready('de', 'Eins')]);
    saveDraft(db, saveOf(db, of, 'fr', { name: 'Deux' }), by(editor));
    const second = { ...draft, version: 2 };
    moveDraft(db, draft.id, 'submit', handOver(2), by(editor));
    moveDraft(db, draft.id, 'approve', handOver(2), by(publisher));
    expect(schedule([second])).toBeNull();
    const comments = [{ field: null, text: 'Wait.' }];
    moveDraft(db, draft.id, 'send_back', handOver(2, { comments }), by(publisher));
    expect(all().map(({ state }) => state)).toEqual(['lapsed', 'lapsed']);
    carryOutSchedules(db, afterwards);
    expect(findLatestNumber(db, of)).toBe(1);
  });

  test('takes the place of an earlier one of the same draft', () => {
    const draft = ready('fr', 'Un');
    schedule([draft]);
    schedule([draft], afterwards);
    expect(all().map(({ state }) => state)).toEqual(['lapsed', 'waiting']);
    carryOutSchedules(db, due);
    expect(findLatestNumber(db, of)).toBe(1);
  });

  test('is cancelled; its draft stays approved', () => {
    schedule([ready('fr', 'Un')]);
    const id = all()[0]?.id ?? 0;
    const asItWas = hashOfAll(db);
    expect(cancelSchedule(db, id, by(editor))).toBe('forbidden');
    expect(cancelSchedule(db, 12345, by(publisher))).toBe('missing');
    expect(hashOfAll(db)).toBe(asItWas);
    expect(cancelSchedule(db, id, by(publisher))).toBeNull();
    expect(all()).toMatchObject([{ state: 'cancelled', endedAt: at.toISOString() }]);
    expect(findDraft(db, of, 'fr')?.state).toBe('approved');
    expect(logged()).toMatchObject({ action: 'publication.cancelled', subject: 'mission-to-moldova' });
    expect(cancelSchedule(db, id, by(publisher))).toBe('missing');
    carryOutSchedules(db, afterwards);
    expect(findLatestNumber(db, of)).toBe(1);
  });

  test('that the door refuses is kept with the reason, logged, and not tried again', () => {
    schedule([ready('fr', 'Un')]);
    schedule([ready('en', 'Words', 'common')], due, 'common');
    db.delete(t.accountRoles).run();
    carryOutSchedules(db, due);
    expect(all()).toMatchObject([
      { state: 'refused', refusal: 'forbidden' },
      { state: 'refused', refusal: 'forbidden' },
    ]);
    expect(findDraft(db, of, 'fr')?.state).toBe('approved');
    expect(logged()).toMatchObject({ accountId: null, action: 'publication.refused', subject: 'common' });
    expect(JSON.parse(logged()?.details ?? '')).toEqual({ publish_at: due.toISOString(), why: 'forbidden' });
    const refused = hashOfAll(db);
    carryOutSchedules(db, afterwards);
    expect(hashOfAll(db)).toBe(refused);
  });
});

describe('nothing is scheduled', () => {
  test.each<[string, () => ScheduleRefusal | null, ScheduleRefusal]>([
    ['by an editor', () => schedulePublication(db, { of, drafts: [], reason: null }, due, by(editor)), 'forbidden'],
    ['by nobody', () => schedulePublication(db, { of, drafts: [], reason: null }, due, by(12345)), 'forbidden'],
    ['for now', () => schedule([], at), 'instant_past'],
    ['for ten years from now', () => schedule([], new Date('2036-11-25T09:30:00Z')), 'instant_far'],
    ['where nothing was chosen', () => schedule([]), 'nothing_chosen'],
    ['of a draft that is none', () => schedule([{ id: 12345, version: 1 }]), 'missing'],
  ])('%s', (_, make, code) => {
    const asItWas = hashOfAll(db);
    expect(make()).toBe(code);
    expect(hashOfAll(db)).toBe(asItWas);
  });

  test.each<[string, () => Drafts, ScheduleRefusal]>([
    ['of another operation', () => [ready('fr', 'Un', operationOf(db, 'mission-to-serbia'))], 'missing'],
    ['in a version that was not approved', () => [{ ...ready('fr', 'Un'), version: 2 }], 'not_approved'],
    [
      'that has not been approved, beside one that has',
      () => {
        saveDraft(db, saveOf(db, of, 'de', { name: 'Eins' }), by(editor));
        return [ready('fr', 'Un'), { id: findDraft(db, of, 'de')?.id ?? 0, version: 1 }];
      },
      'not_approved',
    ],
  ])('of a draft %s', (_, make, code) => {
    const drafts = make();
    const asItWas = hashOfAll(db);
    expect(schedule(drafts)).toBe(code);
    expect(hashOfAll(db)).toBe(asItWas);
  });
});
