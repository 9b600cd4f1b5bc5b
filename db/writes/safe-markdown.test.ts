import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locales } from '../../domain/locale';
import { seedFolder } from '../seed/load';
import { isSafeMarkdown } from './safe-markdown';

describe('refused:', () => {
  test.each([
    '<script>alert(1)</script>',
    'text <b onclick="alert(1)">bold</b>',
    '<img src=x onerror=alert(1)>',
    '<div><div><iframe src="/x"></iframe></div></div>',
    '<details open ontoggle=alert(1)>',
    '<!-- a comment -->',
    '<?php x ?>',
    '<![CDATA[x]]>',
    '</p>',
    '> - <script>x</script>',
    '![a picture](/x.png)',
    '![a picture](data:image/svg+xml;base64,PHN2Zz4=)',
    '[![nested](/x.png)](/y)',
    '![by reference][x]\n\n[x]: /x.png',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](<  javascript:alert(1)>)',
    '[x](&#1;javascript:alert(1))',
    '[x](vbscript:msgbox)',
    '[x](<vb script:msgbox>)',
    '[x](data:text/html,<b>)',
    '[x](file:///etc/passwd)',
    '[x](blob:https://example.org/1)',
    '[x](//example.org)',
    '[x](relative/path)',
    '[x](\\\\example.org)',
    '[x](ftp://example.org)',
    '[x][y]\n\n[y]: javascript:alert(1)',
    '[unused]: javascript:alert(1)',
    '<javascript:alert(1)>',
    '<data:text/html,x>',
    '**_[x](javascript:alert(1))_**',
    '> 1. # [x](javascript:alert(1))',
  ])('%j', (text) => {
    expect(isSafeMarkdown(text)).toBe(false);
  });
});

describe('taken:', () => {
  test.each([
    '',
    'Plain text, with < and > and & in it; 3 < 4.',
    '# Heading\n\n## Another\n\n- a\n- b\n  - c\n\n1. one\n2. two\n\n> said\n\n---\n\n**bold** and _slanted_ and `code`',
    '[the OSCE](https://www.osce.org/x?a=1&b=2#c) and [mail](mailto:a@example.org) and [here](/en/about) and [below](#x)',
    '<https://www.osce.org> and <a@example.org>',
    '[by reference][x]\n\n[x]: https://www.osce.org "OSCE"',
    '```\n<script>shown, not run</script>\n```',
    'Code `<script>` in a line, and an escaped \\<b>',
    'An address that is no link: javascript:alert(1)',
    // To Markdown this is no tag but text, and is shown as it stands.
    '<svg/onload=alert(1)>',
    '* * *',
    '* * * * * *',
    '----------------------------------',
  ])('%j', (text) => {
    expect(isSafeMarkdown(text)).toBe(true);
  });

  test('every text of the first data', () => {
    for (const slug of readdirSync(join(seedFolder, 'operations'))) {
      for (const locale of locales) {
        const file = join(seedFolder, 'operations', slug, `${locale}.json`);
        const { summary, body, closureNote, restructuringNotes } = JSON.parse(readFileSync(file, 'utf8'));
        const texts = [summary, body, closureNote ?? '', ...Object.values<string>(restructuringNotes)];
        expect(texts.every(isSafeMarkdown), file).toBe(true);
      }
    }
    for (const locale of locales) {
      const texts = JSON.parse(readFileSync(join(seedFolder, 'site', `${locale}.json`), 'utf8'));
      for (const key of Object.keys(texts)) expect(isSafeMarkdown(texts[key].text), `${locale} ${key}`).toBe(true);
    }
  });
});

test.each([
  ['quotations', '>'],
  ['quotations with spaces', '> '],
  ['lists', '- '],
  ['numbered lists', '1. '],
  ['lists in quotations', '> 1) '],
  ['asterisks', '*'],
  ['underscores', '__'],
  ['stress', '*a '],
])('%s within each other, without end, are refused instead of being read', (_, piece) => {
  expect(isSafeMarkdown(piece.repeat(Math.floor(60_000 / piece.length)))).toBe(false);
});

test('lists within lists, line by line, are refused where nobody could follow', () => {
  const stairs = (steps: number) => Array.from({ length: steps }, (_, step) => `${'  '.repeat(step)}- a`).join('\n');
  expect(isSafeMarkdown(stairs(10))).toBe(true);
  expect(isSafeMarkdown(stairs(100))).toBe(false);
});

test.each([
  '# A heading\n\nA *word* with a [link](https://www.osce.org/x) and [another](/closed).\n\n> Said.\n\n- one\n  - two',
  '***\n\n- **a** [b](/c)\n'.repeat(20),
  'A text of many lines.\n\n'.repeat(900),
])('what a person writes is taken: %#', (text) => {
  expect(isSafeMarkdown(text)).toBe(true);
});

test.each([
  ['stress without end', '*a_'.repeat(20_000)],
  ['quotations in quotations', '>'.repeat(60_000)],
  ['brackets without end', '[a '.repeat(20_000)],
  ['code without end', '`a '.repeat(20_000)],
  ['quotations after quotations', '> a\n\n- b\n\n'.repeat(2_000)],
  ['lists in lists, line by line', Array.from({ length: 80 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
  ['a paragraph that never ends', 'a '.repeat(10_001)],
  ['stress in every paragraph', `${'a*b_'.repeat(90)}\n\n`.repeat(100)],
])('what nobody writes to be read is refused: %s', (_, text) => {
  expect(isSafeMarkdown(text)).toBe(false);
});

test.each(['[a](/\\evil.example)', '[a](//evil.example)', '[a]\n\n[a]: /\\evil.example', '[a](javascript:x)'])(
  '%s leads elsewhere',
  (text) => {
    expect(isSafeMarkdown(text)).toBe(false);
  },
);
