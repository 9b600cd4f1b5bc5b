import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FactsContent } from '@/domain/facts';
import type { Choice } from '@/i18n/codes';
import { fromFactFields, inOrder, sentFactFields, toFactFields, wrongPosition } from './fact-fields';

const record = 'db/seed/record';
const known = JSON.parse(readFileSync(`${record}/places.json`, 'utf8')) as { key: string; names: { ru: string } }[];
const places: readonly Choice[] = known.map(({ key, names }) => ({ code: key, name: names.ru }));

function factsOf(slug: string): FactsContent {
  return { slug, facts: JSON.parse(readFileSync(`${record}/operations/${slug}/facts.json`, 'utf8')) };
}

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test.each(readdirSync(`${record}/operations`))('the facts of %s come back from their form as they were', (slug) => {
  const facts = factsOf(slug);
  const sent = sentFactFields(formOf(toFactFields(facts, places, 'ru')));
  expect(wrongPosition(sent)).toBeNull();
  expect(JSON.stringify(inOrder(fromFactFields(sent, facts, places, 'ru'), sent))).toBe(JSON.stringify(facts));
});

test('rows that stand empty are closed up, and languages follow their positions', () => {
  const before = factsOf('mission-to-skopje');
  const fields = { ...toFactFields(before, places, 'en') };
  fields['furtherInformationLanguages.0.language'] = '';
  fields['furtherInformationLanguages.2.position'] = '1';
  fields['furtherInformationLanguages.9.language'] = 'TURKISH';
  const sent = sentFactFields(formOf(fields));
  const { facts } = inOrder(fromFactFields(sent, before, places, 'en'), sent);
  expect(facts.furtherInformationLanguages.map(({ language }) => language)).toEqual(['mk', 'sq', 'tr']);
});

test('what is no field of the form, a file or a row beyond all rows is not read', () => {
  const form = new FormData();
  form.set('kind', new Blob(['mission']));
  form.set('constructor', 'x');
  form.set('seats.999999.place', 'skopje');
  form.set('themes.__proto__', 'on');
  const sent = sentFactFields(form);
  expect(sent.kind).toBe('');
  expect(Object.keys(sent).sort()).toEqual([
    'kind',
    'mandate.decidedOn',
    'mandate.decision',
    'region',
    'siteUrl',
    'slug',
  ]);
});
