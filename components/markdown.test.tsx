import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from './markdown';

test('Markdown is rendered', () => {
  expect(renderToStaticMarkup(<Markdown text="A *word*." />)).toBe('<p>A <em>word</em>.</p>');
});

test.each(['*a_'.repeat(20_000), '>'.repeat(60_000), Array(40).fill('> > - > - > -').join('\n')])(
  'what nobody wrote to be read is plain text: %#',
  (text) => {
    expect(renderToStaticMarkup(<Markdown text={text} />)).toMatch(/^<(p|blockquote)>/);
  },
);
