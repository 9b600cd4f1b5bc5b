import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Db } from '../client';
import { findProfile } from '../queries/profiles';
import { contentNow, findRevision } from '../queries/revisions';
import type { Recorded } from './change-life';
import { correctLife, followOperation } from './correct-life';
import { operationOf } from './drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { inSixLanguages, lastEntry, recordedOf } from './lives.fixture';

const at = new Date('2026-11-25T09:30:00Z');
const albania = 'presence-in-albania';

let fresh: FreshDatabase;
let db: Db;
let publisher: number;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  publisher = accountThere(db, ['publisher']);
});

afterEach(() => fresh.discard());

describe('a correction', () => {
  const minsk = 'office-in-minsk';
  const by = () => ({ accountId: publisher, at });

  function correct(slug: string, changes: object, reason = 'The decision says so.', more: Partial<Recorded> = {}) {
    const { facts } = contentNow(db, operationOf(db, slug));
    return correctLife(db, { ...recordedOf(db, slug, more), corrected: { ...facts, ...changes }, reason }, by());
  }

  test('after the day says what is right, keeps what was said, and why it changed', () => {
    const of = operationOf(db, minsk);
    const before = findRevision(db, of, 1);
    const { closure: known } = contentNow(db, of).facts;
    expect(correct(minsk, { closure: { ...known, lastDay: '2011-03-30' } })).toBeNull();
    expect(findProfile(minsk, 'en', db)?.closure?.lastDay).toBe('2011-03-30');
    expect(findRevision(db, of, 1)).toEqual(before);
    expect(findRevision(db, of, 2)).toMatchObject({ reason: 'The decision says so.', accountId: publisher });
    expect(lastEntry(db)).toMatchObject({
      action: 'operation.life_corrected',
      details: '{"revision":2,"parts":"facts"}',
    });
  });

  test('moves what is told of a restructuring only if it is told anew', () => {
    const restructurings = [{ effectiveOn: '2003-12-19', kind: 'mandate', decision: 'PC.DEC/588' }];
    const before = hashOfAll(db);
    expect(correct(albania, { restructurings })).toBe('life_texts_missing');
    expect(hashOfAll(db)).toBe(before);
    const notes = inSixLanguages({ 'restructuringNotes.2003-12-19': 'It was widened.' });
    expect(correct(albania, { restructurings }, 'A day later.', { texts: notes })).toBeNull();
    expect(findProfile(albania, 'es', db)?.restructurings).toEqual([
      { effectiveOn: '2003-12-19', kind: 'mandate', decision: 'PC.DEC/588', note: 'It was widened. (es)' },
    ]);
  });

  test('takes back one of two changes of a day and keeps what is told of the day', () => {
    const [known] = contentNow(db, operationOf(db, albania)).facts.restructurings;
    const note = findProfile(albania, 'it', db)?.restructurings[0]?.note;
    expect(correct(albania, { restructurings: [{ ...known, kind: 'kind' }, known] })).toBeNull();
    expect(findProfile(albania, 'it', db)?.restructurings.map((row) => row.note)).toEqual([note, note]);
    expect(correct(albania, { restructurings: [{ ...known, kind: 'kind' }] })).toBeNull();
    expect(findProfile(albania, 'it', db)?.restructurings).toMatchObject([{ kind: 'kind', note }]);
  });

  test.each<[string, string, object, string, string]>([
    ['without a reason', minsk, { withdrawal: { withdrawnOn: '2010', returnedOn: null } }, '', 'reason_missing'],
    ['of nothing', minsk, {}, 'So it is.', 'unchanged'],
    [
      'to a life that cannot be',
      minsk,
      { establishment: { establishedOn: '2012', operationalFrom: null } },
      'x',
      'closure_before_establishment',
    ],
    [
      'that leaves a gap to what came before',
      minsk,
      { establishment: { establishedOn: '2003-02-01', operationalFrom: '2003-02-10' } },
      'x',
      'succession_gap',
    ],
    [
      'that overlaps what came before',
      minsk,
      { establishment: { establishedOn: '2002-12-31', operationalFrom: '2003-02-10' } },
      'x',
      'succession_overlap',
    ],
    [
      'that leads round in a circle',
      minsk,
      { successors: [{ slug: 'advisory-and-monitoring-group-in-belarus', kind: 'replaced', gapReason: 'x' }] },
      'x',
      'succession_circle',
    ],
  ])('%s is refused and changes nothing', (_, slug, changes, reason, code) => {
    const before = hashOfAll(db);
    expect(correct(slug, changes, reason)).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test('of a first day fits what came before where that has said why', () => {
    const group = 'advisory-and-monitoring-group-in-belarus';
    const successors = [{ slug: minsk, kind: 'replaced', gapReason: 'It opened a month later.' }];
    expect(correct(group, { successors })).toBeNull();
    const establishment = { establishedOn: '2003-02-01', operationalFrom: '2003-02-10' };
    expect(correct(minsk, { establishment })).toBeNull();
  });
});

describe('following', () => {
  const by = () => ({ accountId: publisher, at });

  test('is noted of what goes on, and found from both sides', () => {
    const successor = { slug: 'mission-to-montenegro', kind: 'split', gapReason: null } as const;
    expect(followOperation(db, { ...recordedOf(db, albania), successor }, by())).toBeNull();
    expect(
      findProfile('mission-to-montenegro', 'ru', db)
        ?.predecessors.map(({ slug }) => slug)
        .sort(),
    ).toEqual(['mission-to-serbia', albania]);
    expect(lastEntry(db)?.action).toBe('operation.followed');
  });

  test.each([
    ['of somebody who follows already', 'mission-to-serbia', 'mission-to-montenegro', 'already_successor'],
    ['of what there is not', albania, 'office-in-atlantis', 'successor_unknown'],
    ['round in a circle', 'mission-to-montenegro', 'mission-to-serbia', 'succession_circle'],
  ])('%s is refused and changes nothing', (_, slug, next, code) => {
    const before = hashOfAll(db);
    const successor = { slug: next, kind: 'split', gapReason: null } as const;
    expect(followOperation(db, { ...recordedOf(db, slug), successor }, by())).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });
});
