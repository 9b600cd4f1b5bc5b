import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packed, unpacked } from './packed';
import { choiceFrom, fileFrom } from './sent-file';

test('a file travels packed and comes out as it was', () => {
  const file = new TextEncoder().encode('<?xml version="1.0"?>Ещё один\n');
  expect(unpacked(packed(file))).toEqual(Buffer.from(file));
});

test.each([
  ['nothing', undefined],
  ['a number', 7],
  ['nothing in it', ''],
  ['what is not packed', 'hello'],
  ['what swells when it is unpacked', gzipSync(Buffer.alloc(3_000_000)).toString('base64')],
])('%s unpacks to nothing', (_, text) => {
  expect(unpacked(text)).toBeNull();
});

test('a form says which texts to take in, and what the person has agreed to', () => {
  const form = new FormData();
  form.set('wish', 'take_in');
  form.set('seen', 'x');
  for (const key of ['text mission-to-moldova summary', 'draft mission-to-moldova', 'source', 'constructor x']) {
    form.append('take', key);
  }
  form.append('take', new File(['x'], 'text a b'));
  expect(choiceFrom(form)).toEqual({
    seen: 'x',
    texts: [{ slug: 'mission-to-moldova', field: 'summary' }],
    overDraft: ['mission-to-moldova'],
    overSource: [''],
  });
});

test('what is no form, or brings no file, brings nothing', async () => {
  const form = new FormData();
  form.set('file', 'text');
  for (const sent of [undefined, null, {}, form, new FormData()]) {
    expect(choiceFrom(sent)).toBeNull();
    expect(await fileFrom(sent)).toBeNull();
  }
  form.set('file', new File([], 'empty.xlf'));
  expect(await fileFrom(form)).toBeNull();
});
