import { RewritingStream } from 'parse5-html-rewriting-stream';

/**
 * Takes everything out of a public page's document that would run or fetch a script: Next's runtime, its payload and its preloads.
 * What stays is the page as it was rendered, with its structured data.
 */
export async function withoutScripts(html: string): Promise<string> {
  const rewriter = new RewritingStream();
  let skipping = false;
  rewriter.on('startTag', (tag, raw) => {
    const attributes = new Map(tag.attrs.map(({ name, value }) => [name, value]));
    if (tag.tagName === 'script' && attributes.get('type') !== 'application/ld+json') skipping = true;
    else if (tag.tagName === 'link' && attributes.get('as') === 'script') return;
    else rewriter.emitRaw(raw);
  });
  rewriter.on('endTag', (tag, raw) => {
    if (skipping) skipping = tag.tagName !== 'script';
    else rewriter.emitRaw(raw);
  });
  rewriter.on('text', (_, raw) => {
    if (!skipping) rewriter.emitRaw(raw);
  });
  // React's markers are for its runtime.
  rewriter.on('comment', () => {});
  return rewritten(rewriter, html);
}

/** What a rewriter makes of a document. */
export async function rewritten(rewriter: RewritingStream, html: string): Promise<string> {
  const chunks: string[] = [];
  rewriter.on('data', (chunk: Buffer | string) => chunks.push(chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    rewriter.on('end', resolve).on('error', reject);
    rewriter.end(html);
  });
  return chunks.join('');
}
