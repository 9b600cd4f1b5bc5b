import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Day } from '../../domain/calendar';
import type { LifeClosure } from '../../domain/life';
import { locales } from '../../domain/locale';
import { statusOn } from '../../domain/status';
import type { Db } from '../client';
import { findOperation } from '../queries/operations';
import { findProfile } from '../queries/profiles';
import { contentNow, findRevision } from '../queries/revisions';
import { findTranslationState } from '../queries/texts';
import * as t from '../schema';
import { annulClosure, closeOperation } from './close-operation';
import { correctLife } from './correct-life';
import { operationOf } from './drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { inSixLanguages, lastEntry, recordedOf } from './lives.fixture';

const at = new Date('2026-11-25T09:30:00Z');
const today = '2026-11-25' as Day;
const albania = 'presence-in-albania';

const closure: LifeClosure = {
  kind: 'completed',
  lastDay: '2027-03-31',
  mandateEndedOn: null,
  administrativeClosureOn: null,
  decision: 'PC.DEC/1500',
  decidedOn: '2026-11-20',
};
const texts = inSixLanguages({ closureNote: 'The mandate was fulfilled.' });

let fresh: FreshDatabase;
let db: Db;
let publisher: number;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  publisher = accountThere(db, ['publisher']);
});

afterEach(() => fresh.discard());

type Close = Parameters<typeof closeOperation>[1];

function closing(slug: string, more: Partial<Close> = {}): Close {
  return { ...recordedOf(db, slug, { standard: 'planned', texts }), closure, successors: [], ...more };
}

function close(slug: string, more: Partial<Close> = {}, accountId = publisher) {
  return closeOperation(db, closing(slug, more), { accountId, at });
}

function annul(slug: string, on: string, reason = 'The mandate was extended after all.') {
  return annulClosure(db, { ...recordedOf(db, slug), reason, today: on as Day }, { accountId: publisher, at });
}

describe('a closure', () => {
  test('is one revision with facts and texts, told by the log, and the next site revision', () => {
    const { operationId } = operationOf(db, albania);
    const site = db.select().from(t.siteRevision).get()?.number ?? 0;
    expect(close(albania, { reason: 'As decided.' })).toBeNull();
    const revision = findRevision(db, { operationId }, 2);
    expect(revision).toMatchObject({ publishedAt: at.toISOString(), accountId: publisher, reason: 'As decided.' });
    expect(revision?.content.facts.closure).toEqual(closure);
    expect(revision?.content).toEqual(contentNow(db, { operationId }));
    expect(db.select().from(t.siteRevision).get()?.number).toBe(site + 1);
    expect(lastEntry(db)).toMatchObject({
      accountId: publisher,
      action: 'operation.closed',
      subject: albania,
      details: JSON.stringify({ revision: 2, parts: ['facts', ...locales].join() }),
    });
  });

  test('is told to readers in each language, is no end before its day, and an end after it', () => {
    close(albania);
    for (const locale of locales) {
      const profile = findProfile(albania, locale, db);
      expect(profile?.closure).toEqual({ ...closure, note: `The mandate was fulfilled. (${locale})` });
      expect(profile?.closureKind).toBe('completed');
    }
    const life = findOperation(albania, 'en', db)?.life;
    if (life === undefined) throw new Error('it is gone');
    expect(['2026-11-25', '2027-03-31', '2027-04-01'].map((on) => statusOn(life, on as Day, today))).toEqual([
      'active',
      'active',
      'closed',
    ]);
  });

  test('keeps the translations in step that were, and those behind that were', () => {
    const of = operationOf(db, albania);
    const summary = inSixLanguages({ summary: 'It does something else now.' });
    const rewritten = { ...texts, en: { ...texts.en, ...summary.en }, fr: { ...texts.fr, ...summary.fr } };
    expect(close(albania, { texts: rewritten })).toBeNull();
    expect(findTranslationState(db, of, 'fr')).toEqual({ madeFrom: 2, outdated: [] });
    expect(findTranslationState(db, of, 'de')).toMatchObject({
      madeFrom: 1,
      outdated: expect.arrayContaining(['summary']),
    });
    const again = recordedOf(db, albania, { texts: inSixLanguages({ closureNote: 'It was over.' }) });
    const corrected = contentNow(db, of).facts;
    const changed = { ...corrected, closure: { ...closure, lastDay: '2027-04-30' } };
    expect(
      correctLife(db, { ...again, corrected: changed, reason: 'A month more.' }, { accountId: publisher, at }),
    ).toBeNull();
    expect(findTranslationState(db, of, 'fr')).toEqual({ madeFrom: 3, outdated: [] });
    expect(findTranslationState(db, of, 'de')).toMatchObject({
      madeFrom: 1,
      outdated: expect.arrayContaining(['summary']),
    });
  });

  test('names who follows, whom readers find on both pages', () => {
    const successors = [{ slug: 'mission-to-skopje', kind: 'replaced', gapReason: 'They join an older one.' }] as const;
    expect(close(albania, { closure: { ...closure, kind: 'succeeded' }, successors })).toBeNull();
    expect(findProfile(albania, 'de', db)?.successors.map(({ slug }) => slug)).toEqual(['mission-to-skopje']);
    expect(findProfile('mission-to-skopje', 'de', db)?.predecessors.map(({ slug }) => slug)).toEqual([albania]);
    expect(contentNow(db, operationOf(db, albania)).facts.successors).toEqual(successors);
  });

  test('of an operation that another has split off needs no successor', () => {
    expect(close('mission-to-serbia')).toBeNull();
    expect(findProfile('mission-to-serbia', 'en', db)?.successors.map(({ slug }) => slug)).toEqual([
      'mission-to-montenegro',
    ]);
  });

  test('of an operation whose mandate nobody knows is taken', () => {
    const { operationId } = operationOf(db, albania);
    db.$client.prepare('DELETE FROM mandates WHERE operation_id = ?').run(operationId);
    expect(close(albania)).toBeNull();
  });

  test('says for editors why something is unknown, beside the sources', () => {
    const unknown = { ...closure, kind: 'unknown', lastDay: null, decision: null, decidedOn: null } as const;
    const explanations = { closedOn: 'No source names the day.', closureKind: 'No source says why.' };
    expect(close(albania, { closure: unknown, standard: 'history', explanations })).toBeNull();
    const { sources } = contentNow(db, operationOf(db, albania)).facts;
    expect(sources.slice(-2)).toEqual([
      { field: 'closedOn', confidence: 'recalled', url: null, note: 'No source names the day.' },
      { field: 'closureKind', confidence: 'recalled', url: null, note: 'No source says why.' },
    ]);
  });
});

describe('a closure that is refused changes nothing:', () => {
  const follows = (slug: string) => ({ slug, kind: 'replaced', gapReason: null }) as const;
  test.each<[string, string, Partial<Close>, string]>([
    ['of a closed operation', 'office-in-minsk', {}, 'already_closed'],
    [
      'before the operation began',
      albania,
      { closure: { ...closure, lastDay: '1997-03-26' } },
      'closure_before_establishment',
    ],
    ['on no day', albania, { closure: { ...closure, lastDay: '2027-02-30' } }, 'life_date_wrong'],
    ['out of any range', albania, { closure: { ...closure, lastDay: '9999-12-31' } }, 'life_date_out_of_range'],
    ['planned for some time', albania, { closure: { ...closure, lastDay: '2027' } }, 'life_precision_needed'],
    [
      'wound up some time',
      albania,
      { closure: { ...closure, administrativeClosureOn: '2027' } },
      'life_precision_needed',
    ],
    ['planned without a decision', albania, { closure: { ...closure, decision: null } }, 'decision_missing'],
    ['planned for no kind', albania, { closure: { ...closure, kind: 'unknown' } }, 'closure_kind_unknown'],
    ['by somebody that there is not', albania, { successors: [follows('office-in-atlantis')] }, 'successor_unknown'],
    ['by itself', albania, { successors: [follows(albania)] }, 'successor_itself'],
    [
      'by what it followed',
      'mission-to-montenegro',
      { successors: [follows('mission-to-serbia')] },
      'succession_circle',
    ],
    ['with an overlap', albania, { successors: [follows('mission-to-skopje')] }, 'succession_overlap'],
    ['without its text in a language', albania, { texts: { ...texts, ru: {} } }, 'life_texts_missing'],
    ['without any text', albania, { texts: {} }, 'life_texts_missing'],
    [
      'with a text that is too long',
      albania,
      { texts: { ...texts, it: { closureNote: 'a'.repeat(4_001) } } },
      'text_too_long',
    ],
    [
      'with unsafe Markdown',
      albania,
      { texts: { ...texts, it: { closureNote: '['.repeat(3_000) } } },
      'markdown_unsafe',
    ],
    [
      'unknown without a reason',
      albania,
      { standard: 'history', closure: { ...closure, lastDay: null } },
      'life_reason_needed',
    ],
    ['based on what is not there', albania, { seen: 7 }, 'stale'],
    ['of an operation that is none', albania, { operationId: 12345 }, 'missing'],
  ])('%s', (_, slug, more, code) => {
    const before = hashOfAll(db);
    expect(close(slug, more)).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test.each(['translator', 'editor', 'administrator'] as const)('by somebody who is a %s', (role) => {
    const accountId = accountThere(db, [role]);
    const before = hashOfAll(db);
    expect(close(albania, {}, accountId)).toBe('forbidden');
    expect(hashOfAll(db)).toBe(before);
  });

  test('a second time, and of what somebody else has changed meanwhile', () => {
    const seen = closing(albania);
    expect(close(albania)).toBeNull();
    const before = hashOfAll(db);
    expect(close(albania)).toBe('already_closed');
    expect(closeOperation(db, seen, { accountId: publisher, at })).toBe('stale');
    expect(hashOfAll(db)).toBe(before);
  });
});

describe('annulling', () => {
  test('gives the operation back as it was, with both revisions kept', () => {
    const of = operationOf(db, albania);
    const first = contentNow(db, of);
    close(albania);
    const closed = findRevision(db, of, 2);
    expect(annul(albania, '2027-03-31')).toBeNull();
    expect(findProfile(albania, 'en', db)).toMatchObject({ closure: null, closureKind: null, successors: [] });
    const { facts, profiles } = contentNow(db, of);
    expect({ ...facts, changedAt: '' }).toEqual({ ...first.facts, changedAt: '' });
    expect(profiles.fr?.closureNote).toBeNull();
    expect(findTranslationState(db, of, 'fr')?.outdated).toEqual([]);
    expect(findRevision(db, of, 2)).toEqual(closed);
    expect(findRevision(db, of, 3)?.reason).toBe('The mandate was extended after all.');
    expect(lastEntry(db)).toMatchObject({ action: 'operation.closure_annulled', subject: albania });
  });

  test('lets the operation be closed once more', () => {
    close(albania);
    annul(albania, '2027-01-01');
    expect(close(albania)).toBeNull();
  });

  test.each([
    ['after the last day', '2027-04-01', 'A mistake.', 'closure_past'],
    ['without a reason', '2027-01-01', ' ', 'reason_missing'],
  ])('%s is refused and changes nothing', (_, on, reason, code) => {
    close(albania);
    const before = hashOfAll(db);
    expect(annul(albania, on, reason)).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test('of what is not closed is refused', () => {
    const before = hashOfAll(db);
    expect(annul(albania, '2026-11-25')).toBe('not_closed');
    expect(hashOfAll(db)).toBe(before);
  });
});
