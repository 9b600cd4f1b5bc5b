import { expect, test } from 'vitest';
import { isSame, rowsOf, textOf } from './rows';

test('a text stands paragraph against paragraph with its source, and comes out of its rows as it went in', () => {
  const long = { oneLine: false, rows: 3 };
  expect(rowsOf('one\n\ntwo', long)).toEqual(['one', 'two', '']);
  for (const text of ['', 'one', 'one\n\ntwo\n\nthree\n\nfour', 'one\n\n\n\nthree', 'a line\nand another']) {
    expect(textOf(rowsOf(text, long))).toBe(text);
  }
  expect(rowsOf('a\n\nb', { oneLine: true, rows: 1 })).toEqual(['a\n\nb']);
});

test('a field that only one of two texts has does not make them differ', () => {
  expect(isSame({ name: 'a', gone: 'x' }, { name: 'a', come: 'y' })).toBe(true);
  expect(isSame({ name: 'a' }, { name: 'b' })).toBe(false);
});
