import { diffWordsWithSpace } from 'diff';

/** What has changed from one text to another, word by word; told by strokes as well as by colour, and to the ear by its elements. */
export function WordDiff({ before, after }: { before: string; after: string }) {
  const parts = diffWordsWithSpace(before, after).map(({ value, added, removed }, key) => ({
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
