import { describe, expect, test } from 'vitest';
import { locales } from './locale';
import {
  derivedSteps,
  effectiveDayOf,
  fieldsOfPlan,
  localesMissing,
  nothingPlanned,
  planKinds,
  planSteps,
  refuseCarryingOut,
  stepsOfPlan,
} from './plan';

describe('the checklist', () => {
  test.each(planKinds)(
    'of a plan of kind “%s” begins with what the plan itself answers, and asks for the decision',
    (kind) => {
      expect(stepsOfPlan(kind).slice(0, 2)).toEqual(derivedSteps);
      expect(stepsOfPlan(kind)).toContain('decision_reference');
      expect(new Set(stepsOfPlan(kind)).size).toBe(stepsOfPlan(kind).length);
      expect(planSteps).toEqual(expect.arrayContaining([...stepsOfPlan(kind)]));
    },
  );

  test('of a closure sees to whoever must hear of it, and to every address', () => {
    for (const step of [
      'host_country_notice',
      'successors_told',
      'further_information',
      'redirects',
      'archive_address',
    ] as const)
      expect(stepsOfPlan('closure')).toContain(step);
  });

  test('names every step once', () => expect(new Set(planSteps).size).toBe(planSteps.length));
});

describe('the texts', () => {
  test.each([
    ['establishment', false, ['name', 'shortName', 'seatName', 'summary', 'body', 'description']],
    ['closure', false, ['closureNote']],
    ['restructuring', false, ['restructuringNotes']],
    ['restructuring', true, ['name', 'shortName', 'seatName', 'restructuringNotes']],
  ] as const)('of a plan of kind “%s” (with a new name: %s) are %j', (kind, renames, fields) => {
    expect(fieldsOfPlan(kind, { renames })).toEqual(fields);
  });

  const note = { closureNote: 'The mandate was fulfilled.' };

  test('of a closure are missing in each language that has none, or an empty one', () => {
    const texts = { en: note, fr: note, de: { closureNote: ' ' } };
    expect(localesMissing('closure', ['closureNote'], texts)).toEqual(['de', 'es', 'it', 'ru']);
    expect(localesMissing('closure', ['closureNote'], texts, ['en', 'fr'])).toEqual([]);
    expect(
      localesMissing('closure', ['closureNote'], Object.fromEntries(locales.map((locale) => [locale, note]))),
    ).toEqual([]);
  });

  test('of an establishment are missing in the source language alone, and may leave out the seat and the body', () => {
    const fields = fieldsOfPlan('establishment', { renames: false });
    const en = { name: 'Office', shortName: 'Office', summary: 'It works.', description: 'It works.' };
    expect(localesMissing('establishment', fields, {})).toEqual(['en']);
    expect(localesMissing('establishment', fields, { en: { ...en, summary: '' } })).toEqual(['en']);
    expect(localesMissing('establishment', fields, { en })).toEqual([]);
  });
});

test.each([
  ['establishment', { ...nothingPlanned.establishment, establishedOn: '2027-01-01' }, '2027-01-01'],
  ['restructuring', { ...nothingPlanned.restructuring, effectiveOn: '2027-02-01' }, '2027-02-01'],
  ['closure', { ...nothingPlanned.closure, lastDay: '2027-03-31' }, '2027-03-31'],
  ['closure', nothingPlanned.closure, ''],
] as const)('the day of a plan of kind “%s” is where its facts say it', (kind, facts, day) => {
  expect(effectiveDayOf(kind, facts)).toBe(day);
});

describe('carrying out', () => {
  const [author, other] = [1, 2];
  const plan = { state: 'preparing', authors: [author], openSteps: [] } as const;
  const settings = { secondFactorRequired: false, ownChangesApprovable: false };

  test.each([
    ['by somebody who has not written it', plan, other, null],
    ['by somebody who has not written it alone', { ...plan, authors: [author, other] }, author, null],
    ['by somebody who has', plan, author, 'own_plan'],
    ['of what nobody has written', { ...plan, authors: [] }, author, 'own_plan'],
    ['while a step is open', { ...plan, openSteps: ['redirects'] as const }, other, 'plan_steps_open'],
    ['twice', { ...plan, state: 'carried_out' }, other, 'plan_ended'],
    ['of a cancelled one', { ...plan, state: 'cancelled' }, other, 'plan_ended'],
  ] as const)('%s', (_, asked, accountId, code) => {
    expect(refuseCarryingOut(asked, accountId, settings)).toBe(code);
  });

  test('alone is allowed where the setting says so', () => {
    expect(refuseCarryingOut(plan, author, { ...settings, ownChangesApprovable: true })).toBeNull();
  });
});
