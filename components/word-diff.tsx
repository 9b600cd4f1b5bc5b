import { type Change, diffLines, diffWordsWithSpace } from 'diff';

/** Finding the fewest changes takes time by the square of their number: from here on nobody would read them word by word. */
const most = { maxEditLength: 400 };

/** What has changed from one text to another, word by word; told by strokes as well as by colour, and to the ear by its elements. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const parts = changesBetween(before, after).map(({ value, added, removed }, key) => ({
    key,
    text: value,
    as: added ? 'ins' : removed ? 'del' : 'same',
  }));
  return (
    <span className="whitespace-pre-wrap">
      {parts.map(({ key, text, as }) =>
        as === 'ins' ? (
          <ins key={key} className="bg-wash font-semibold decoration-accent decoration-2 underline-offset-3">
            {text}
          </ins>
        ) : as === 'del' ? (
          <del key={key} className="text-soft">
            {text}
          </del>
        ) : (
          <span key={key}>{text}</span>
        ),
      )}
    </span>
  );
}

/** The changes word by word; where there are too many, line by line; else the one text for the other. */
function changesBetween(before: string, after: string): readonly Pick<Change, 'value' | 'added' | 'removed'>[] {
  return (
    diffWordsWithSpace(before, after, most) ??
    diffLines(before, after, most) ?? [
      { value: before, added: false, removed: true },
      { value: after, added: true, removed: false },
    ]
  );
}
