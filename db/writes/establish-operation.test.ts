import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Day } from '../../domain/calendar';
import { statusOn } from '../../domain/status';
import type { Db } from '../client';
import { findOperations } from '../queries/operations';
import { findProfile } from '../queries/profiles';
import { contentNow, findRevision, findRevisions } from '../queries/revisions';
import { findTranslationState } from '../queries/texts';
import * as t from '../schema';
import { operationOf } from './drafts.fixture';
import { type Establishment, establishOperation } from './establish-operation';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { inSixLanguages, lastEntry } from './lives.fixture';

const at = new Date('2026-11-25T09:30:00Z');

const profile = {
  name: 'OSCE Office in Lusatia',
  shortName: 'Office in Lusatia',
  seatName: 'Bautzen',
  summary: 'It singularly works.',
  body: '',
  description: 'What it does.',
};
const office: Establishment = {
  slug: 'office-in-lusatia',
  facts: {
    kind: 'office',
    region: 'eastern-europe',
    siteUrl: null,
    hostCountries: ['DE'],
    establishment: { establishedOn: '2027-03-01', operationalFrom: null },
    mandate: { decision: 'PC.DEC/1503', decidedOn: '2026-11-20' },
    mandateExtensions: [],
    formerKinds: [],
    seats: [{ place: 'minsk', from: null, until: null }],
    fieldOffices: [],
    formerNames: [],
    furtherInformationLanguages: [{ language: 'hsb', url: null }],
    themes: ['education'],
    sources: [],
  },
  profiles: { en: profile },
  standard: 'planned',
  reason: 'As decided.',
};

let fresh: FreshDatabase;
let db: Db;
let by: { readonly accountId: number; readonly at: Date };

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  by = { accountId: accountThere(db, ['publisher']), at };
});

afterEach(() => fresh.discard());

const facts = (changes: Partial<Establishment['facts']>) => ({ facts: { ...office.facts, ...changes } });

describe('an establishment', () => {
  test('makes an operation from nothing, which readers find in every language', () => {
    const site = db.select().from(t.siteRevision).get()?.number ?? 0;
    expect(establishOperation(db, office, by)).toBeNull();
    for (const locale of ['en', 'ru'] as const) {
      expect(findProfile('office-in-lusatia', locale, db)).toMatchObject({
        ...profile,
        textLocale: 'en',
        locales: ['en'],
        hostCountries: ['DE'],
        mandate: office.facts.mandate,
        closure: null,
      });
    }
    expect(findOperations('en', db)).toHaveLength(42);
    expect(
      db.$client.prepare(`SELECT locale FROM operation_search WHERE operation_search MATCH 'Lusatia'`).pluck().all(),
    ).toEqual(['en']);
    expect(db.select().from(t.siteRevision).get()?.number).toBe(site + 1);
  });

  test('is its first revision, told by the log with the parts that it has', () => {
    establishOperation(db, office, by);
    const of = operationOf(db, 'office-in-lusatia');
    expect(findRevisions(db, of)).toEqual([
      { number: 1, publishedAt: at.toISOString(), accountId: by.accountId, reason: 'As decided.' },
    ]);
    expect(findRevision(db, of, 1)?.content).toEqual(contentNow(db, of));
    expect(lastEntry(db)).toMatchObject({
      action: 'operation.established',
      subject: 'office-in-lusatia',
      details: '{"revision":1,"parts":"facts,en"}',
    });
  });

  test('is planned from its decision and active from its first day', () => {
    establishOperation(db, office, by);
    const life = findProfile('office-in-lusatia', 'en', db)?.life;
    if (life === undefined) throw new Error('it is not there');
    const today = '2026-11-25' as Day;
    expect(['2026-11-19', today, '2027-02-28', '2027-03-01'].map((on) => statusOn(life, on as Day, today))).toEqual([
      'not_yet',
      'planned',
      'planned',
      'active',
    ]);
  });

  test('comes with translations that are in step', () => {
    expect(
      establishOperation(db, { ...office, profiles: inSixLanguages({ ...profile, body: 'More.' }) }, by),
    ).toBeNull();
    const of = operationOf(db, 'office-in-lusatia');
    expect(findProfile('office-in-lusatia', 'ru', db)?.name).toBe('OSCE Office in Lusatia (ru)');
    expect(findTranslationState(db, of, 'ru')).toEqual({ madeFrom: 1, outdated: [] });
  });

  test('of long ago may be known in part, and have had other names', () => {
    const names = [{ from: '1994', until: '1995' }];
    const long = facts({
      establishment: { establishedOn: '1994', operationalFrom: '1994-10' },
      mandate: null,
      seats: [],
      formerNames: names,
      sources: [
        { field: 'mandate.decision', confidence: 'recalled', url: null, note: 'No source names the decision.' },
        { field: 'mandate.date', confidence: 'recalled', url: null, note: 'No source names the day.' },
      ],
    });
    const profiles = { en: { ...profile, 'formerNames.1994': 'An older name' } };
    expect(establishOperation(db, { ...office, ...long, profiles, standard: 'history' }, by)).toBeNull();
    expect(findProfile('office-in-lusatia', 'en', db)?.formerNames).toEqual([{ ...names[0], name: 'An older name' }]);
  });
});

describe('an establishment that is refused changes nothing:', () => {
  test.each<[string, Partial<Establishment>, string]>([
    ['without an address', { slug: '' }, 'slug_wrong'],
    ['at an address that is none', { slug: 'Office' }, 'slug_wrong'],
    ['at the address of another', { slug: 'mission-to-serbia' }, 'slug_taken'],
    ['at an address that was left behind', { slug: 'centre-in-almaty' }, 'slug_taken'],
    ['at an address of the rooms', { slug: 'new' }, 'slug_taken'],
    ['without a host country', facts({ hostCountries: [] }), 'facts_country_missing'],
    ['in no country', facts({ hostCountries: ['Germany'] }), 'facts_country_wrong'],
    ['of no kind', facts({ kind: 'embassy' as 'office' }), 'facts_choice_wrong'],
    [
      'at a place that nobody knows',
      facts({ seats: [{ place: 'atlantis', from: null, until: null }] }),
      'facts_place_unknown',
    ],
    ['without a mandate', facts({ mandate: null }), 'mandate_missing'],
    ['without a decision', facts({ mandate: { decision: null, decidedOn: '2026-11-20' } }), 'mandate_missing'],
    ['decided some time', facts({ mandate: { decision: 'PC.DEC/1503', decidedOn: '2026' } }), 'life_precision_needed'],
    ['some time', facts({ establishment: { establishedOn: '2027', operationalFrom: null } }), 'life_precision_needed'],
    [
      'at work some time',
      facts({ establishment: { establishedOn: '2027-03-01', operationalFrom: '2027' } }),
      'life_precision_needed',
    ],
    ['on no day', facts({ establishment: { establishedOn: '2027-02-30', operationalFrom: null } }), 'life_date_wrong'],
    ['never', facts({ establishment: { establishedOn: '', operationalFrom: null } }), 'life_date_missing'],
    [
      'out of any range',
      facts({ establishment: { establishedOn: '2101-01-01', operationalFrom: null } }),
      'life_date_out_of_range',
    ],
    [
      'at work before',
      facts({ establishment: { establishedOn: '2027-03-01', operationalFrom: '2027-02-28' } }),
      'operational_before_establishment',
    ],
    [
      'long ago without a mandate or a reason',
      { ...facts({ mandate: null }), standard: 'history' },
      'life_reason_needed',
    ],
    ['without a text in the source language', { profiles: { fr: profile } }, 'source_text_missing'],
    ['without a text', { profiles: {} }, 'source_text_missing'],
    ['without a name', { profiles: { en: { ...profile, name: ' ' } } }, 'text_missing'],
    ['with a translation that is not whole', { profiles: { en: profile, fr: { name: 'Bureau' } } }, 'text_missing'],
    ['with a text that turns round', { profiles: { en: { ...profile, summary: '\u202e' } } }, 'text_direction'],
  ])('%s', (_, changes, code) => {
    const before = hashOfAll(db);
    expect(establishOperation(db, { ...office, ...changes }, by)).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test('by somebody without the right, or by nobody', () => {
    const editor = accountThere(db, ['editor', 'translator', 'administrator']);
    const before = hashOfAll(db);
    for (const accountId of [editor, 12345])
      expect(establishOperation(db, office, { accountId, at })).toBe('forbidden');
    expect(hashOfAll(db)).toBe(before);
  });

  test('a second time', () => {
    expect(establishOperation(db, office, by)).toBeNull();
    const before = hashOfAll(db);
    expect(establishOperation(db, office, by)).toBe('slug_taken');
    expect(hashOfAll(db)).toBe(before);
  });
});
