import type { Nodes } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).freeze();

/**
 * Answers whether an editor's Markdown holds only what readers may get: text, headings, lists, quotations, code and links to web, mail and
 * own addresses. HTML, pictures and addresses of any other kind are refused when a text is kept, and left out again when it is rendered.
 * So is what is nested so deeply that nobody wrote it to be read: reading it would keep the process busy for minutes, or break it.
 */
export function isSafeMarkdown(text: string): boolean {
  const stressed = text.match(/[*_]/g)?.length ?? 0;
  return stressed <= mostStressed && !nested.test(text) && isSafe(parser.parse(text), 0);
}

/** Eight quotations or lists begun in one line, or twelve asterisks or underscores within one. */
const nested = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))){8}|[*_]{12}/m;

const deepest = 60;

/** The most asterisks and underscores; each is weighed against all before it. */
const mostStressed = 600;

function isSafe(node: Nodes, depth: number): boolean {
  if (depth > deepest) return false;
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
  if (/^(\/(?!\/)|#)/.test(address)) return true;
  return URL.canParse(address) && ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol);
}
