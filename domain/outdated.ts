import { changedFields, type TextFields } from './text-fields';

/** A revision of a source text, and in which fields its change was marked as not concerning translations. */
export type SourceRevision = {
  readonly number: number;
  readonly fields: TextFields;
  readonly setAside: readonly string[];
};

/**
 * The fields in which a source text says something else now than when a translation was made from it. `revisions` are those from the
 * one that the translation was made from to the latest, in their order. A change that was marked as not concerning translations does
 * not count; one that was taken back does not either.
 */
export function outdatedFields(revisions: readonly SourceRevision[]): readonly string[] {
  const [first, ...later] = revisions;
  const last = later.at(-1);
  if (first === undefined || last === undefined) return [];
  const differing = new Set(changedFields(first.fields, last.fields));
  const concerned = new Set<string>();
  let before = first;
  for (const revision of later) {
    for (const name of changedFields(before.fields, revision.fields)) {
      if (!revision.setAside.includes(name)) concerned.add(name);
    }
    before = revision;
  }
  return [...differing].filter((name) => concerned.has(name));
}
