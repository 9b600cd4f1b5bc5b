import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import rehypeSanitize from 'rehype-sanitize';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const pipeline = unified().use(remarkParse).use(remarkRehype).use(rehypeSanitize).freeze();

/** Renders an editor's Markdown; HTML in it, scripts and dangerous addresses are left out. */
export function Markdown({ text }: { text: string }) {
  const tree = pipeline.runSync(pipeline.parse(text));
  return toJsxRuntime(tree, { Fragment, jsx, jsxs });
}
