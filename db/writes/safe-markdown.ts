import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { deepestMarkdown, isWithinMarkdownLimits } from '../../domain/markdown-limits';

const parser = unified().use(remarkParse).freeze();

/**
 * Answers whether an editor's Markdown holds only what readers may get: text, headings, lists, quotations, code and links to web, mail and
 * own addresses. HTML, pictures and addresses of any other kind are refused when a text is kept, and left out again when it is rendered.
 * So is what is nested so deeply that nobody wrote it to be read.
 */
export function isSafeMarkdown(text: string): boolean {
  return isWithinMarkdownLimits(text) && isSafe(parser.parse(text), 0);
}

function isSafe(node: Nodes, depth: number): boolean {
  if (depth > deepestMarkdown) return false;
  switch (node.type) {
    case 'html':
    case 'image':
    case 'imageReference':
      return false;
    case 'link':
    case 'definition':
      if (!isSafeAddress(node.url)) return false;
  }
  return 'children' in node ? node.children.every((child) => isSafe(child, depth + 1)) : true;
}

function isSafeAddress(address: string): boolean {
  // A browser reads a backslash as a slash, and two of them as another host.
  if (/^(\/(?![/\\])|#)/.test(address)) return true;
  return URL.canParse(address) && ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol);
}
