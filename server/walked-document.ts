import { RewritingStream } from 'parse5-html-rewriting-stream';
import { keptInWalk, type Walk } from '../i18n/walk';
import { rewritten, withoutScripts } from './document';

/**
 * A public page as a walk shows it: without scripts, as readers get it, and with every link and form leading on within the walk. What
 * would lead out of it leads nowhere.
 */
export async function walkedDocument(html: string, walk: Walk, origin: string): Promise<string> {
  const rewriter = new RewritingStream();
  rewriter.on('startTag', (tag) => {
    const leads = { a: ['href', 'xlink:href'], area: ['href'], form: ['action'] }[tag.tagName];
    if (leads === undefined) return rewriter.emitStartTag(tag);
    tag.attrs = tag.attrs.flatMap((attribute) => {
      if (attribute.name === 'target') return [];
      if (!leads.includes(attribute.name)) return [attribute];
      const to = keptInWalk(attribute.value, walk, origin);
      return to === null ? [] : [{ ...attribute, value: to }];
    });
    rewriter.emitStartTag(tag);
    // A form that asks by its address loses the query that its own had.
    if (tag.tagName === 'form' && walk.planId !== null)
      rewriter.emitRaw(`<input type="hidden" name="plan" value="${walk.planId}">`);
  });
  return rewritten(rewriter, await withoutScripts(html));
}
