/** How many words make a run: short enough for a changed word to cost little but itself, long enough not to be there by chance. */
const runLength = 3;

/** The share of words that a rewriting leaves standing, at most. */
const keptAtMost = 2 / 3;

/**
 * Answers whether a text has been substantially rewritten: whether more than a third of its words are gone, or more than a third of
 * the words that it has now are new.
 */
export function isRewritten(before: string, after: string): boolean {
  return shareKept(before, after) < keptAtMost;
}

/**
 * The share of words that two texts have in common, from 0 to 1, measured on the one of which less stands in the other. A word counts
 * where it stands in a run of three words that the other text has as well, as often as it has it: so that what all texts are full of
 * ("of the") is not taken for what is left of one, a single word changed costs that word alone, and a paragraph that has only moved
 * is kept. Capitals, punctuation and marks of Markdown are no part of a word.
 *
 * The time it takes grows with the length of the texts, not with its square: the longest text there can be is 60,000 characters.
 */
export function shareKept(before: string, after: string): number {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  if (one.length === 0 && other.length === 0) return 1;
  const length = Math.min(runLength, one.length, other.length);
  if (length === 0) return 0;
  return Math.min(shareFound(one, other, length), shareFound(other, one, length));
}

function shareFound(words: readonly string[], within: readonly string[], length: number): number {
  const there = new Map<string, number>();
  for (const run of runsOf(within, length)) there.set(run, (there.get(run) ?? 0) + 1);
  const found = new Set<number>();
  for (const [start, run] of runsOf(words, length).entries()) {
    const left = there.get(run) ?? 0;
    if (left === 0) continue;
    there.set(run, left - 1);
    for (let word = start; word < start + length; word += 1) found.add(word);
  }
  return found.size / words.length;
}

function runsOf(words: readonly string[], length: number): readonly string[] {
  return words.slice(length - 1).map((_, start) => words.slice(start, start + length).join(' '));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
