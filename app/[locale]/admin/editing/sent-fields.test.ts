import { expect, test } from 'vitest';
import { sentFields } from './sent-fields';

const known = { name: 'Before', body: 'Before, too', 'formerNames.2003': '' };

function form(...fields: readonly (readonly [string, string | Blob])[]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

test('what was sent is read as it is kept, and what was not sent is as it was', () => {
  expect(sentFields(form(['text.name', ' New\r\n'], ['text.formerNames.2003', 'e\u0301']), known)).toEqual({
    name: ' New',
    body: 'Before, too',
    'formerNames.2003': 'é',
  });
});

test('a field that was emptied is empty', () => {
  expect(sentFields(form(['text.name', '']), known).name).toBe('');
});

test('paragraphs that were laid out one by one are put together, and empty ones at the end are none', () => {
  const sent = form(['text.body', 'One\r\nline'], ['text.body', 'Two'], ['text.body', ''], ['text.body', '\r\n']);
  expect(sentFields(sent, known).body).toBe('One\nline\n\nTwo');
});

test('a text that is laid out in its paragraphs comes back as it was', () => {
  const body = 'One\n\nTwo\nlines\n\n\n- three';
  const paragraphs = body.split('\n\n').map((text) => ['text.body', text.replaceAll('\n', '\r\n')] as const);
  expect(sentFields(form(...paragraphs), known).body).toBe(body);
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['no form', { 'text.name': 'x' }],
  ['files', form(['text.name', new Blob(['x'])])],
  [
    'fields that there are not',
    form(['name', 'x'], ['text.__proto__', 'x'], ['text.constructor', 'x'], ['text.summary', 'x']),
  ],
])('of %s, everything is as it was', (_, sent) => {
  expect(sentFields(sent, known)).toEqual(known);
});

test('a megabyte of paragraphs is read', () => {
  const sent = form(...Array.from({ length: 100_000 }, () => ['text.body', ' \r\n x'] as const));
  expect(sentFields(sent, known).body).toMatch(/x$/);
});
