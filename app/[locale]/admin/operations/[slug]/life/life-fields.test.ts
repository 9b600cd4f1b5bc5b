import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { LifeFacts } from '@/domain/life';
import type { Source } from '@/domain/source';
import { fieldOfProblem, fromLifeFields, sentLifeFields, toLifeFields } from './life-fields';

const record = 'db/seed/record/operations';

type Facts = LifeFacts & { readonly sources: readonly Source[] };
type Told = { closureNote: string | null; restructuringNotes: Record<string, string> };

function recorded(slug: string): { facts: Facts; french: Told } {
  const read = (name: string) => JSON.parse(readFileSync(`${record}/${slug}/${name}.json`, 'utf8'));
  const { closureNote = null, restructuringNotes = {} } = read('fr');
  return { facts: read('facts'), french: { closureNote, restructuringNotes } };
}

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const sent = (fields: Readonly<Record<string, string>>) => sentLifeFields(formOf(fields), ['fr']);

function read(fields: Readonly<Record<string, string>>) {
  const correction = fromLifeFields(sent(fields), ['fr']);
  if ('why' in correction) throw new Error(correction.why);
  return correction;
}

test.each(readdirSync(record))('the life of %s comes back from its form as it was', (slug) => {
  const { facts, french } = recorded(slug);
  const { corrected, texts } = read(toLifeFields(facts, { fr: french }));
  const { establishment, mandateExtensions, restructurings, withdrawal, closure, successors } = facts;
  expect(corrected).toEqual({ establishment, mandateExtensions, restructurings, withdrawal, closure, successors });
  expect(texts.fr?.closureNote).toBe(french.closureNote ?? '');
  for (const [date, note] of Object.entries(french.restructuringNotes))
    expect(texts.fr?.[`restructuringNotes.${date}`]).toBe(note);
});

describe('a form', () => {
  test('has its empty rows closed up, with what is told of each', () => {
    const fields = sent({
      'restructurings.0.effectiveOn': ' ',
      'texts.fr.restructuringNotes.0': 'Perdu.',
      'restructurings.1.effectiveOn': '2007-06-21',
      'restructurings.1.kind': 'seat',
      'texts.fr.restructuringNotes.1': 'Le siège a été transféré.',
    });
    expect(fields['restructurings.0.effectiveOn']).toBe('2007-06-21');
    expect(fields['restructurings.1.effectiveOn']).toBeUndefined();
    expect(read(fields).texts.fr).toMatchObject({ 'restructuringNotes.2007-06-21': 'Le siège a été transféré.' });
  });

  test('in which nothing of a closure or a withdrawal stands has none', () => {
    expect(read({}).corrected).toMatchObject({ closure: null, withdrawal: null, successors: [] });
    expect(read({ 'closure.decision': 'PC.DEC/1' }).corrected.closure).toMatchObject({ kind: '', lastDay: null });
    expect(read({ 'withdrawal.returnedOn': '2000' }).corrected.withdrawal).toEqual({
      withdrawnOn: '',
      returnedOn: '2000',
    });
  });

  test('says why something is unknown only where it is', () => {
    const why = { 'explanations.closedOn': 'No record.', 'explanations.closureKind': 'No record.' };
    expect(read({ ...why, 'closure.kind': 'completed', 'closure.lastDay': '2000' }).explanations).toEqual({});
    expect(read({ ...why, 'closure.kind': 'unknown' }).explanations).toEqual({
      closedOn: 'No record.',
      closureKind: 'No record.',
    });
  });

  test('that no form of ours would send is refused, or not read', () => {
    expect(fromLifeFields(sent({ 'restructurings.0.kind': 'constructor' }), [])).toEqual({
      field: 'restructurings.0.kind',
      why: 'life_kind_wrong',
    });
    expect(fromLifeFields(sent({ 'closure.decision': 'x'.repeat(501) }), [])).toMatchObject({ why: 'text_wrong' });
    expect(fromLifeFields(sent({ 'successors.0.slug': 'a\u0000b' }), [])).toMatchObject({ why: 'text_wrong' });
    expect(
      Object.keys(sent({ 'successors.999.slug': 'x', 'texts.ru.closureNote': 'x', __proto__: 'x' })),
    ).not.toContain('texts.ru.closureNote');
    const form = formOf({});
    form.set('closure.kind', new Blob(['completed']));
    expect(sentLifeFields(form, [])['closure.kind']).toBe('');
  });
});

test('what a rule objects to stands at a field of the form', () => {
  const fields = { 'restructurings.0.effectiveOn': '2001', 'restructurings.1.effectiveOn': '2002' };
  const at = (field: string, why = '') => fieldOfProblem({ field, why }, fields);
  expect(at('closure.lastDay', 'life_date_wrong')).toBe('closure.lastDay');
  expect(at('closure.lastDay', 'life_reason_needed')).toBe('explanations.closedOn');
  expect(at('closure.kind', 'life_reason_needed')).toBe('explanations.closureKind');
  expect(at('texts.fr.restructuringNotes.2002')).toBe('texts.fr.restructuringNotes.1');
  expect(at('successors')).toBe('successors.0.slug');
  expect(at('')).toBeNull();
});
