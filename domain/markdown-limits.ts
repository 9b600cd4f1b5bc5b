/** The deepest tree that is read or shown: quotations in lists in quotations, and what stands in them. */
export const deepestMarkdown = 60;

/** The most runs of characters that stress, link or quote code, in one paragraph and in all; each is weighed against those before it. */
const mostRuns = 200;
const mostRunsInAll = 3_000;

/** The longest paragraph, in characters, and the most of them. */
const longestParagraph = 20_000;
const mostParagraphs = 1_000;

/** The most lines that begin, or go on with, a quotation or an item of a list; each is weighed against all before it. */
const mostMarkedLines = 300;

/** Eight quotations or lists begun in one line, or twelve asterisks, underscores or brackets at once. */
const nested = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))){8}|[*_[\]]{12}/m;

const runs = /[*_[\]`]+/g;

const marked = /^[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/gm;

/** The furthest that a line may be indented, in characters: what a list in a list in a list needs, and more. */
const indented = /^[ \t]{60}/m;

/**
 * Answers whether a person may have written this Markdown to be read. What is nested more deeply, or has more marks than these, would
 * keep the process busy for minutes, so it is asked before anything is parsed, and takes time in proportion to the text.
 */
export function isWithinMarkdownLimits(text: string): boolean {
  if (nested.test(text) || indented.test(text)) return false;
  if (count(text, marked) > mostMarkedLines || count(text, runs) > mostRunsInAll) return false;
  const paragraphs = text.split(/\n[ \t]*\n/);
  return paragraphs.length <= mostParagraphs && paragraphs.every(isReadable);
}

function isReadable(paragraph: string): boolean {
  return paragraph.length <= longestParagraph && count(paragraph, runs) <= mostRuns;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
