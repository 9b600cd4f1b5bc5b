import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { Nodes } from 'mdast';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize from 'rehype-sanitize';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { deepestMarkdown, isWithinMarkdownLimits } from '@/domain/markdown-limits';

const pipeline = unified().use(remarkParse).use(remarkRehype).use(rehypeSanitize).freeze();

/** Renders an editor's Markdown; HTML in it, scripts and dangerous addresses are left out. What nobody wrote to be read is plain text. */
export function Markdown({ text }: { text: string }) {
  if (!isWithinMarkdownLimits(text)) return <p>{text}</p>;
  const parsed = pipeline.parse(text);
  if (!isShallow(parsed, 0)) return <p>{text}</p>;
  const tree = pipeline.runSync(parsed);
  return toJsxRuntime(tree, { Fragment, jsx, jsxs });
}

function isShallow(node: Nodes, depth: number): boolean {
  return (
    depth <= deepestMarkdown && (!('children' in node) || node.children.every((child) => isShallow(child, depth + 1)))
  );
}
