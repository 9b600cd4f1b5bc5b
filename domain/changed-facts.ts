/** A fact that is different: where it stands among the facts, and what it was and is; `null` where there was or is none. */
export type ChangedFact = {
  /** `['seats', 'tiraspol', 'until']`: the names of the facts, and what an item of a list is known by. */
  readonly path: readonly string[];
  readonly before: string | null;
  readonly after: string | null;
};

/** When the facts last changed is no fact about the operation. */
const notes = ['changedAt'];

/** What an item of a list is known by, the first that it has. */
const keys = ['place', 'key', 'slug', 'language', 'field', 'effectiveOn', 'from'];

/** The facts in which two states differ, in the order in which they stand. An item of a list is the same if it is known by the same. */
export function changedFacts(before: unknown, after: unknown): readonly ChangedFact[] {
  const was = new Map(leaves(before, []));
  const is = new Map(leaves(after, []));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
    const [one, other] = [was.get(path) ?? null, is.get(path) ?? null];
    return one === other ? [] : [{ path: JSON.parse(path) as string[], before: one, after: other }];
  });
}

function leaves(value: unknown, path: readonly string[]): readonly (readonly [string, string])[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) {
    if (value.some((item) => typeof item === 'object' && item !== null)) return items(value, path);
    return value.length === 0 ? [] : [[JSON.stringify(path), value.join(', ')]];
  }
  if (typeof value !== 'object') return [[JSON.stringify(path), String(value)]];
  return Object.entries(value).flatMap(([name, below]) => (notes.includes(name) ? [] : leaves(below, [...path, name])));
}

function items(list: readonly unknown[], path: readonly string[]): readonly (readonly [string, string])[] {
  const met = new Map<string, number>();
  return list.flatMap((item) => {
    const known = keyOf(item);
    const time = (met.get(known) ?? 0) + 1;
    met.set(known, time);
    // A place can be a seat twice; the second time it is another item.
    return leaves(item, [...path, time === 1 ? known : `${known} (${time})`]);
  });
}

function keyOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return '';
  const named = Object.entries(item).filter(([, value]) => typeof value === 'string');
  const key = keys.find((name) => named.some(([known]) => known === name));
  return String(named.find(([name]) => name === key)?.[1] ?? '');
}
