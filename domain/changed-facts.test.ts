import { expect, test } from 'vitest';
import { changedFacts } from './changed-facts';

const facts = {
  kind: 'mission',
  changedAt: '2026-11-24T12:00:00.000Z',
  hostCountries: ['MD'],
  closure: null,
  mandate: { decision: 'CSO 19', decidedOn: '1993-02-04' },
  seats: [{ place: 'chisinau', from: null, until: null }],
};

test('facts that are alike have no difference, whenever they last changed', () => {
  expect(changedFacts(facts, { ...facts, changedAt: '2026-11-25T12:00:00.000Z' })).toEqual([]);
});

test.each<[string, object, { path: string[]; before: string | null; after: string | null }[]]>([
  ['a word', { kind: 'office' }, [{ path: ['kind'], before: 'mission', after: 'office' }]],
  ['a list of words', { hostCountries: ['MD', 'UA'] }, [{ path: ['hostCountries'], before: 'MD', after: 'MD, UA' }]],
  [
    'a group that came',
    { closure: { kind: 'expiry', lastDay: '2027-01-01' } },
    [
      { path: ['closure', 'kind'], before: null, after: 'expiry' },
      { path: ['closure', 'lastDay'], before: null, after: '2027-01-01' },
    ],
  ],
  [
    'one fact of a group',
    { mandate: { decision: null, decidedOn: '1993-02-04' } },
    [{ path: ['mandate', 'decision'], before: 'CSO 19', after: null }],
  ],
  [
    'an item of a list before the others, which are the same',
    { seats: [{ place: 'bender', from: '1994', until: null }, ...facts.seats] },
    [
      { path: ['seats', 'bender', 'place'], before: null, after: 'bender' },
      { path: ['seats', 'bender', 'from'], before: null, after: '1994' },
    ],
  ],
  [
    'a place that is a seat for the second time',
    { seats: [...facts.seats, { place: 'chisinau', from: '2001', until: null }] },
    [
      { path: ['seats', 'chisinau (2)', 'place'], before: null, after: 'chisinau' },
      { path: ['seats', 'chisinau (2)', 'from'], before: null, after: '2001' },
    ],
  ],
])('says what has changed: %s', (_, change, expected) => {
  expect(changedFacts(facts, { ...facts, ...change })).toEqual(expected);
});
