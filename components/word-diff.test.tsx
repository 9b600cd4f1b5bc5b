import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { WordDiff } from './word-diff';

function written(before: string, after: string): string {
  return renderToStaticMarkup(<WordDiff before={before} after={after} />).replace(/ class="[^"]*"/g, '');
}

const words = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`).join(' ');

describe('what has changed is told', () => {
  test('word by word', () => {
    expect(written('one two three', 'one other three')).toBe(
      '<span><span>one </span><del>two</del><ins>other</ins><span> three</span></span>',
    );
  });

  test('line by line where too many words have changed', () => {
    const before = words('a', 500);
    const after = words('b', 500);
    expect(written(`same\n${before}`, `same\n${after}`)).toBe(
      `<span><span>same\n</span><del>${before}</del><ins>${after}</ins></span>`,
    );
  });

  test('as one text for the other where nearly nothing is the same', () => {
    const before = words('a', 500).replaceAll(' ', '\n');
    const after = words('b', 500).replaceAll(' ', '\n');
    expect(written(before, after)).toBe(`<span><del>${before}</del><ins>${after}</ins></span>`);
  });
});
