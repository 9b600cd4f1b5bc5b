import { expect, test } from 'vitest';
import { readCompared } from './compared';

test.each<[string, Record<string, string | string[]>, number, object]>([
  ['the latest and the one before it', {}, 5, { is: 'two', from: 4, to: 5 }],
  ['none, where there is but one', {}, 1, { is: 'none' }],
  ['any two', { from: '2', to: '5' }, 5, { is: 'two', from: 2, to: 5 }],
  ['a later one with an earlier one', { from: '5', to: '2' }, 5, { is: 'two', from: 5, to: 2 }],
  ['one with the latest', { from: '2' }, 5, { is: 'two', from: 2, to: 5 }],
  ['one with the one before it', { to: '3' }, 5, { is: 'two', from: 2, to: 3 }],
  ['the first, which has none before it', { to: '1' }, 5, { is: 'two', from: 1, to: 1 }],
  ['one that is not there', { from: '2', to: '6' }, 5, { is: 'unknown' }],
  ['zero', { from: '0', to: '5' }, 5, { is: 'unknown' }],
  ['words', { from: 'x', to: '5' }, 5, { is: 'unknown' }],
  ['nothing', { from: '', to: '' }, 5, { is: 'unknown' }],
  ['a number of many digits', { from: '9'.repeat(400), to: '5' }, 5, { is: 'unknown' }],
  ['digits of another script', { from: '٢', to: '5' }, 5, { is: 'unknown' }],
  ['two at once', { from: ['1', '2'], to: '5' }, 5, { is: 'unknown' }],
])('an address asks for %s', (_, query, latest, expected) => {
  expect(readCompared(query, latest)).toEqual(expected);
});
