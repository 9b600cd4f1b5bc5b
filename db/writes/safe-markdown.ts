import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).freeze();

/**
 * Answers whether an editor's Markdown holds only what readers may get: text, headings, lists, quotations, code and links to web, mail and
 * own addresses. HTML, pictures and addresses of any other kind are refused when a text is kept, and left out again when it is rendered.
 */
export function isSafeMarkdown(text: string): boolean {
  return isSafe(parser.parse(text));
}

function isSafe(node: Nodes): boolean {
  switch (node.type) {
    case 'html':
    case 'image':
    case 'imageReference':
      return false;
    case 'link':
    case 'definition':
      if (!isSafeAddress(node.url)) return false;
  }
  return 'children' in node ? node.children.every(isSafe) : true;
}

function isSafeAddress(address: string): boolean {
  if (/^(\/(?!\/)|#)/.test(address)) return true;
  return URL.canParse(address) && ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol);
}
