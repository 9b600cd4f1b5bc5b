import { describe, expect, test } from 'vitest';
import { type PlannedFacts, planKinds } from '@/domain/plan';
import { fieldInPlan, fromPlannedFields, type Known, sentPlannedFields, toPlannedFields } from './planned-fields';

const known: Known = {
  places: [
    { code: 'banja-luka', name: 'Banja Luka' },
    { code: 'tuzla', name: 'Tuzla' },
  ],
  countries: [{ code: 'BA', name: 'Bosnia & Herzegovina' }],
  languages: [{ code: 'bs', name: 'Bosnian' }],
  operations: [{ code: 'mission-to-moldova', name: 'Mission to Moldova' }],
};

const followed = [{ slug: 'mission-to-moldova', kind: 'replaced', gapReason: 'The staff moved in spring.' }];

const planned: PlannedFacts = {
  establishment: {
    slug: 'office-in-tuzla',
    kind: 'office',
    region: 'south-eastern-europe',
    hostCountries: ['BA'],
    establishedOn: '2027-04',
    operationalFrom: '',
    decision: 'PC.DEC/1',
    decidedOn: '2027-01-15',
    seat: 'tuzla',
    siteUrl: 'https://example.org',
    themes: ['education', 'policing'],
    languages: [{ language: 'bs', url: '' }],
    predecessors: followed,
  },
  restructuring: {
    effectiveOn: '2027-04-01',
    decision: 'PC.DEC/2',
    renames: true,
    kind: 'office',
    seat: 'banja-luka',
    mandate: false,
    opens: [{ place: 'tuzla', kind: 'field-office' }],
    closes: ['a place that nobody knows'],
  },
  closure: {
    kind: 'succeeded',
    lastDay: '2027-03-31',
    mandateEndedOn: '',
    administrativeClosureOn: '2027-06',
    decision: 'PC.DEC/3',
    decidedOn: '2027-01-15',
    successors: followed,
  },
};

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe.each(planKinds)('the facts of a plan of a kind, %s,', (kind) => {
  test('come back from their form as they were', () => {
    const fields = toPlannedFields(kind, planned[kind], known);
    expect(fromPlannedFields(kind, sentPlannedFields(kind, formOf(fields)), known)).toEqual(planned[kind]);
  });
});

test('names stand where codes do, in any case, and what is not known stays as somebody typed it', () => {
  expect(toPlannedFields('restructuring', planned.restructuring, known)).toMatchObject({
    seat: 'Banja Luka',
    'opens.0.place': 'Tuzla',
    'closes.0.place': 'a place that nobody knows',
  });
  const fields = sentPlannedFields('closure', formOf({ 'successors.3.slug': ' MISSION to Moldova ' }));
  expect(fromPlannedFields('closure', fields, known)).toMatchObject({
    successors: [{ slug: 'mission-to-moldova', kind: '', gapReason: '' }],
  });
});

test('a row that has only a kind is no row, and what is no field of the form is not read', () => {
  const form = formOf({ 'opens.0.kind': 'base', 'opens.99.place': 'tuzla', 'themes.education': 'on', lastDay: '1999' });
  form.set('effectiveOn', new Blob(['2027']));
  const sent = sentPlannedFields('restructuring', form);
  expect(Object.keys(sent).sort()).toEqual(['decision', 'effectiveOn', 'kind', 'seat']);
  expect(sent.effectiveOn).toBe('');
});

test.each([
  ['closure', 'closure.lastDay', 'lastDay'],
  ['closure', 'successors.0.gapReason', 'successors.0.gapReason'],
  ['closure', 'successors', 'successors.0.slug'],
  ['closure', '', null],
  ['closure', 'establishment.establishedOn', null],
  ['establishment', 'mandate.decidedOn', 'decidedOn'],
  ['establishment', 'establishment.establishedOn', 'establishedOn'],
  ['establishment', 'seats.0.place', 'seat'],
  ['establishment', 'hostCountries.0.country', 'hostCountries.0.country'],
  ['establishment', 'hostCountries', 'hostCountries.0.country'],
  ['establishment', 'furtherInformationLanguages.2.url', 'languages.2.url'],
  ['establishment', 'predecessors', 'predecessors.0.slug'],
  ['restructuring', 'restructurings.3.effectiveOn', 'effectiveOn'],
  ['restructuring', 'seats.1.place', 'seat'],
] as const)('of a plan of a kind, %s, what is wrong with %j is told at %j', (kind, field, told) => {
  expect(fieldInPlan(kind, field)).toBe(told);
});
