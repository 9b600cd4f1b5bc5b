import { expect, test } from 'vitest';
import { type AroundFacts, type EditedFacts, type FactsContent, mostRows, refuseFacts } from './facts';

const around: AroundFacts = {
  places: new Set(['skopje', 'tetovo']),
  ownSlug: 'mission-to-skopje',
  takenSlugs: new Set(['mission-to-serbia', 'old-mission']),
};

const good: FactsContent = {
  slug: 'mission-to-skopje',
  facts: {
    kind: 'mission',
    region: 'south-eastern-europe',
    siteUrl: null,
    hostCountries: ['MK', 'XK'],
    mandate: { decision: 'PC.DEC/457', decidedOn: '1992-09-18' },
    seats: [{ place: 'skopje', from: null, until: null }],
    fieldOffices: [
      { place: 'tetovo', kind: 'field-office', standing: 'closed', openedOn: '2001', closedOn: '2001-06', asOf: null },
    ],
    formerNames: [{ from: '1992-09-18', until: '2010-12' }],
    furtherInformationLanguages: [
      { language: 'cnr', url: 'https://www.osce.org/skopje' },
      { language: 'sr-Latn', url: null },
    ],
    themes: ['policing'],
    sources: [{ field: 'fieldOffice.tetovo', confidence: 'confirmed', url: 'http://www.osce.org/1', note: 'seen' }],
  },
};

const office = good.facts.fieldOffices[0] as EditedFacts['fieldOffices'][number];
const source = good.facts.sources[0] as EditedFacts['sources'][number];

test('facts that are right are taken, a new slug included', () => {
  expect(refuseFacts(good, around)).toBeNull();
  expect(refuseFacts({ ...good, slug: 'mission-to-north-macedonia' }, around)).toBeNull();
  expect(refuseFacts({ ...good, facts: { ...good.facts, mandate: null, themes: [], sources: [] } }, around)).toBeNull();
});

test.each(['mission-to-serbia', 'old-mission', 'site', 'new', 'common'])('the slug %s is taken', (slug) => {
  expect(refuseFacts({ ...good, slug }, around)).toEqual({ field: 'slug', why: 'slug_taken' });
});

test.each(['', 'Mission', '1-mission', 'a--b', 'a-', '../a', 'a/b', 'миссия', 'a'.repeat(101)])(
  'the slug “%s” is none',
  (slug) => {
    expect(refuseFacts({ ...good, slug }, around)).toEqual({ field: 'slug', why: 'slug_wrong' });
  },
);

test('an operation that is only being established has no slug yet, and needs one', () => {
  expect(refuseFacts({ ...good, slug: '' }, { ...around, ownSlug: null })).toEqual({
    field: 'slug',
    why: 'slug_wrong',
  });
});

test.each<[string, Partial<EditedFacts>, string]>([
  ['kind', { kind: 'embassy' }, 'facts_choice_wrong'],
  ['region', { region: '' }, 'facts_choice_wrong'],
  ['hostCountries.0.country', { hostCountries: [] }, 'facts_country_missing'],
  ['hostCountries.0.country', { hostCountries: ['Macedonia'] }, 'facts_country_wrong'],
  ['hostCountries.1.country', { hostCountries: ['MK', 'MK'] }, 'facts_twice'],
  ['seats.0.place', { seats: [{ place: '', from: '1992', until: null }] }, 'facts_place_missing'],
  ['seats.0.place', { seats: [{ place: 'atlantis', from: null, until: null }] }, 'facts_place_unknown'],
  ['seats.0.from', { seats: [{ place: 'skopje', from: '1992-02-30', until: null }] }, 'facts_date_wrong'],
  ['seats.0.until', { seats: [{ place: 'skopje', from: '2001', until: '2000-12' }] }, 'facts_dates_order'],
  ['fieldOffices.1.place', { fieldOffices: [office, office] }, 'facts_twice'],
  ['fieldOffices.0.kind', { fieldOffices: [{ ...office, kind: 'castle' }] }, 'facts_choice_wrong'],
  ['fieldOffices.0.standing', { fieldOffices: [{ ...office, standing: '' }] }, 'facts_choice_wrong'],
  ['fieldOffices.0.closedOn', { fieldOffices: [{ ...office, closedOn: '2000' }] }, 'facts_dates_order'],
  ['fieldOffices.0.asOf', { fieldOffices: [{ ...office, asOf: 'yesterday' }] }, 'facts_date_wrong'],
  ['mandate.decision', { mandate: { decision: '\ud800', decidedOn: null } }, 'text_unreadable'],
  ['mandate.decision', { mandate: { decision: 'a\u202eb', decidedOn: null } }, 'text_direction'],
  ['mandate.decision', { mandate: { decision: 'a\nb', decidedOn: null } }, 'text_line_break'],
  ['mandate.decidedOn', { mandate: { decision: null, decidedOn: '18.9.1992' } }, 'facts_date_wrong'],
  ['themes.astrology', { themes: ['astrology'] }, 'facts_choice_wrong'],
  [
    'furtherInformationLanguages.0.language',
    { furtherInformationLanguages: [{ language: 'Macedonian', url: null }] },
    'facts_language_wrong',
  ],
  [
    'furtherInformationLanguages.1.language',
    {
      furtherInformationLanguages: [
        { language: 'sq', url: null },
        { language: 'sq', url: null },
      ],
    },
    'facts_twice',
  ],
  [
    'furtherInformationLanguages.0.url',
    { furtherInformationLanguages: [{ language: 'sq', url: 'javascript:alert(1)' }] },
    'facts_address_wrong',
  ],
  ['formerNames.0.from', { formerNames: [{ from: '', until: '1999' }] }, 'facts_date_wrong'],
  ['formerNames.0.until', { formerNames: [{ from: '2000', until: '' }] }, 'facts_date_wrong'],
  ['formerNames.0.until', { formerNames: [{ from: '2000', until: '1999-12-31' }] }, 'facts_dates_order'],
  ['formerNames.0.until', { formerNames: [{ from: '2000', until: '9999-12-31' }] }, 'facts_date_wrong'],
  ['seats.0.from', { seats: [{ place: 'skopje', from: '0001-01-01', until: null }] }, 'facts_date_wrong'],
  ['siteUrl', { siteUrl: 'www.osce.org' }, 'facts_address_wrong'],
  ['siteUrl', { siteUrl: 'https://' }, 'facts_address_wrong'],
  ['siteUrl', { siteUrl: `https://osce.org/${'a'.repeat(2_000)}` }, 'text_too_long'],
  ['sources.0.field', { sources: [{ ...source, field: '' }] }, 'facts_path_wrong'],
  ['sources.0.field', { sources: [{ ...source, field: '<b>' }] }, 'facts_path_wrong'],
  ['sources.0.confidence', { sources: [{ ...source, confidence: 'sure' }] }, 'facts_choice_wrong'],
  ['sources.0.note', { sources: [{ ...source, note: 'a'.repeat(2_001) }] }, 'text_too_long'],
  ['sources.0', { sources: Array.from({ length: mostRows + 1 }, () => source) }, 'facts_too_many'],
])('%s of %j is refused: %s', (field, wrong, why) => {
  expect(refuseFacts({ ...good, facts: { ...good.facts, ...wrong } }, around)).toEqual({ field, why });
});
