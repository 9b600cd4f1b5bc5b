import { expect, test } from 'vitest';
import { withoutScripts } from './document';

test('a document loses all that would run or fetch a script, and nothing else', async () => {
  const kept =
    '<!DOCTYPE html><html lang="fr"><head><title>«Où»  &amp; "quand"</title><link rel="stylesheet" href="/a.css"/>';
  const data = '<script type="application/ld+json">{"a":"</p>\\u003c/script>"}</script>';
  const document = await withoutScripts(
    `${kept}<link rel="preload" as="script" href="/a.js"/><script src="/b.js" async=""></script></head><body><!--$--><p>x < y</p>${data}<script>self.__next_f.push("<p>no</p>")</script></body></html>`,
  );
  expect(document).toBe(`${kept}</head><body><p>x < y</p>${data}</body></html>`);
});
