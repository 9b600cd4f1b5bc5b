import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Restructure } from '../../domain/life-changes';
import { locales } from '../../domain/locale';
import type { Db } from '../client';
import { findProfile } from '../queries/profiles';
import { contentNow, findRevision } from '../queries/revisions';
import { findTranslationState } from '../queries/texts';
import { operationOf } from './drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { inSixLanguages, lastEntry, recordedOf } from './lives.fixture';
import { extendMandate, restructureOperation, withdrawStaff } from './restructure-operation';

const at = new Date('2026-11-25T09:30:00Z');
const ashgabat = 'centre-in-ashgabat';

const restructuring: Restructure = {
  effectiveOn: '2027-03-01',
  decision: 'PC.DEC/1501',
  renames: true,
  kind: 'programme-office',
  seat: 'astana',
  mandate: false,
  opens: [{ place: 'osh', kind: 'field-office' }],
  closes: [],
};
const texts = inSixLanguages({
  name: 'Programme Office for Turkmenistan',
  shortName: 'Programme Office',
  seatName: 'Astana',
  'restructuringNotes.2027-03-01': 'It moved and was named anew.',
});

let fresh: FreshDatabase;
let db: Db;
let by: { readonly accountId: number; readonly at: Date };

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  by = { accountId: accountThere(db, ['publisher']), at };
});

afterEach(() => fresh.discard());

type Asked = Parameters<typeof restructureOperation>[1];

function restructure(slug: string, more: Partial<Asked> = {}) {
  const asked = { ...recordedOf(db, slug, { standard: 'planned', texts }), restructuring, ...more };
  return restructureOperation(db, asked, by);
}

describe('a restructuring of name, kind, seat and field offices', () => {
  test('keeps the old of each with its last day, in every language', () => {
    const names = locales.map((locale) => findProfile(ashgabat, locale, db)?.name);
    expect(restructure(ashgabat)).toBeNull();
    for (const [index, locale] of locales.entries()) {
      const profile = findProfile(ashgabat, locale, db);
      expect(profile?.name).toBe(`Programme Office for Turkmenistan (${locale})`);
      expect(profile?.formerNames).toEqual([{ from: '1998-07-23', until: '2027-02-28', name: names[index] }]);
      expect(profile?.kind).toBe('programme-office');
      expect(profile?.formerKinds).toEqual([{ kind: 'centre', until: '2027-02-28' }]);
      expect(profile?.seats).toMatchObject([
        { place: 'ashgabat', from: null, until: '2027-02-28' },
        { place: 'astana', from: '2027-03-01', until: null },
      ]);
      expect(profile?.fieldOffices.find(({ place }) => place === 'osh')?.openedOn).toBe('2027-03-01');
      expect(profile?.restructurings.map(({ kind, note }) => `${kind}: ${note}`)).toEqual(
        ['field-offices', 'kind', 'name', 'seat'].map((kind) => `${kind}: It moved and was named anew. (${locale})`),
      );
    }
  });

  test('is one revision, told by the log, and leaves translations in step', () => {
    const of = operationOf(db, ashgabat);
    restructure(ashgabat);
    expect(findRevision(db, of, 2)?.content).toEqual(contentNow(db, of));
    expect(lastEntry(db)).toMatchObject({
      action: 'operation.restructured',
      subject: ashgabat,
      details: JSON.stringify({ revision: 2, parts: ['facts', ...locales].join() }),
    });
    for (const locale of ['fr', 'de', 'es', 'it', 'ru'] as const)
      expect(findTranslationState(db, of, locale)).toEqual({ madeFrom: 2, outdated: [] });
  });

  test('of what else changes on a day keeps what is told of that day', () => {
    restructure(ashgabat);
    const more = { ...restructuring, renames: false, kind: null, seat: null, opens: [], mandate: true };
    expect(restructure(ashgabat, { restructuring: more, texts: {} })).toBeNull();
    const told = findProfile(ashgabat, 'fr', db)?.restructurings;
    expect(told?.map(({ kind }) => kind)).toEqual(['field-offices', 'kind', 'mandate', 'name', 'seat']);
    expect(new Set(told?.map(({ note }) => note))).toEqual(new Set(['It moved and was named anew. (fr)']));
  });
});

describe('a restructuring that is refused changes nothing:', () => {
  const only = { renames: false, kind: null, seat: null, opens: [] };
  const noteOf = (day: string) => inSixLanguages({ [`restructuringNotes.${day}`]: 'It was restructured.' });
  test.each<[string, string, Partial<Restructure>, Partial<Asked>, string]>([
    ['of nothing', ashgabat, only, {}, 'restructuring_empty'],
    [
      'before it began',
      ashgabat,
      { effectiveOn: '1998-07-22' },
      { texts: noteOf('1998-07-22') },
      'restructuring_outside_life',
    ],
    ['after it closed', 'office-in-minsk', {}, {}, 'restructuring_outside_life'],
    ['on no day', ashgabat, { effectiveOn: '2027-02-30' }, {}, 'life_date_wrong'],
    ['on the first day of all', ashgabat, { effectiveOn: '0001-01-01' }, {}, 'life_date_out_of_range'],
    ['some time', ashgabat, { effectiveOn: '2027' }, {}, 'life_precision_needed'],
    ['to a place that nobody knows', ashgabat, { seat: 'atlantis' }, {}, 'facts_place_unknown'],
    ['to no place', ashgabat, { seat: '' }, {}, 'facts_place_missing'],
    ['into no kind', ashgabat, { kind: 'embassy' as 'office' }, {}, 'facts_choice_wrong'],
    [
      'with an office of no kind',
      ashgabat,
      { opens: [{ place: 'osh', kind: 'castle' as 'office' }] },
      {},
      'facts_choice_wrong',
    ],
    [
      'with an office that is there',
      'centre-in-bishkek',
      { ...only, opens: restructuring.opens, effectiveOn: '2010-01-01' },
      {},
      'restructuring_office_known',
    ],
    ['without an office that is not', ashgabat, { closes: ['osh'] }, {}, 'restructuring_office_unknown'],
    ['before an older name', 'mission-to-serbia', { effectiveOn: '2006-06-28' }, {}, 'restructuring_out_of_order'],
    [
      'a second time on a day',
      'mission-to-serbia',
      { effectiveOn: '2006-06-29', kind: null, seat: null, opens: [] },
      {},
      'restructuring_twice',
    ],
    [
      'to a name that stays in a language',
      ashgabat,
      {},
      { texts: { ...texts, ru: { 'restructuringNotes.2027-03-01': 'x' } } },
      'life_texts_missing',
    ],
    [
      'without what is told of it',
      ashgabat,
      {},
      { texts: inSixLanguages({ name: 'A', shortName: 'B' }) },
      'life_texts_missing',
    ],
    [
      'with a name of two lines',
      ashgabat,
      {},
      { texts: { ...texts, en: { ...texts.en, name: 'A\nB' } } },
      'text_line_break',
    ],
    [
      'with a name that is empty',
      ashgabat,
      {},
      { texts: { ...texts, en: { ...texts.en, name: ' ' } } },
      'life_texts_missing',
    ],
    ['based on what is not there', ashgabat, {}, { seen: 5 }, 'stale'],
  ])('%s', (_, slug, change, more, code) => {
    const before = hashOfAll(db);
    expect(restructure(slug, { ...more, restructuring: { ...restructuring, ...change } })).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test('by somebody without the right', () => {
    by = { accountId: accountThere(db, ['editor', 'translator', 'administrator']), at };
    const before = hashOfAll(db);
    expect(restructure(ashgabat)).toBe('forbidden');
    expect(hashOfAll(db)).toBe(before);
  });
});

describe('an extension of the mandate', () => {
  const extension = { until: '2027-12-31', decision: 'PC.DEC/1502', decidedOn: '2026-11-20' };
  const extend = (changes: object = {}) =>
    extendMandate(
      db,
      { ...recordedOf(db, ashgabat, { standard: 'planned' }), extension: { ...extension, ...changes } },
      by,
    );

  test('is found by readers, in order, and told by the log', () => {
    expect(extend()).toBeNull();
    expect(lastEntry(db)).toMatchObject({
      action: 'operation.mandate_extended',
      details: '{"revision":2,"parts":"facts"}',
    });
    expect(extend({ until: '2026-12-31' })).toBeNull();
    expect(findProfile(ashgabat, 'fr', db)?.mandateExtensions.map(({ until }) => until)).toEqual([
      '2026-12-31',
      '2027-12-31',
    ]);
  });

  test.each([
    ['twice', {}, 'extension_twice'],
    ['before it began', { until: '1998-01-01' }, 'extension_outside_life'],
    ['for some time', { until: '2028' }, 'life_precision_needed'],
    ['decided some time', { until: '2028-01-01', decidedOn: '2026' }, 'life_precision_needed'],
  ])('%s is refused and changes nothing', (_, changes, code) => {
    extend();
    const before = hashOfAll(db);
    expect(extend(changes)).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });
});

describe('a withdrawal', () => {
  const away = { withdrawnOn: '2026-11-01', returnedOn: null };
  const withdraw = (changes: object = {}, slug = ashgabat) =>
    withdrawStaff(db, { ...recordedOf(db, slug, { standard: 'planned' }), withdrawal: { ...away, ...changes } }, by);

  test('is found by readers, and so is the return', () => {
    expect(withdraw()).toBeNull();
    expect(findProfile(ashgabat, 'en', db)?.withdrawal).toEqual(away);
    expect(lastEntry(db)?.action).toBe('operation.withdrawn');
    expect(withdraw({ returnedOn: '2026-11-20' })).toBeNull();
    expect(findProfile(ashgabat, 'en', db)?.withdrawal?.returnedOn).toBe('2026-11-20');
  });

  test.each([
    ['a second time', { withdrawnOn: '2026-11-02' }, ashgabat, 'already_withdrawn'],
    ['that is the same', {}, ashgabat, 'unchanged'],
    ['with a return before it', { returnedOn: '2026-10-01' }, ashgabat, 'return_before_withdrawal'],
    ['with a return some time', { returnedOn: '2027' }, ashgabat, 'life_precision_needed'],
    ['of a closed operation', {}, 'office-in-minsk', 'withdrawal_outside_life'],
  ])('%s is refused and changes nothing', (_, changes, slug, code) => {
    withdraw();
    const before = hashOfAll(db);
    expect(withdraw(changes, slug)).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });
});
