/** By what the archive can be grouped and sorted; the first of each is what a reader gets who asks for nothing. */
export const groupings = ['region', 'reason', 'country'] as const;
export const sortings = ['closed', 'established', 'name'] as const;

export type Grouping = (typeof groupings)[number];
export type Sorting = (typeof sortings)[number];

/** How a reader has asked for the archive to be arranged. */
export type Arrangement = { readonly group: Grouping; readonly sort: Sorting };

/**
 * Reads an arrangement from an address's query. Answers `null` where `group` or `sort` is given twice or is not in its list; other
 * parameters are none of its business.
 */
export function readArrangement(query: URLSearchParams): Arrangement | null {
  const group = choice(query, 'group', groupings);
  const sort = choice(query, 'sort', sortings);
  return group !== null && sort !== null ? { group, sort } : null;
}

/** The query of an arrangement, with its question mark; empty where it is what a reader gets who asks for nothing. */
export function writeArrangement({ group, sort }: Arrangement): string {
  const query = new URLSearchParams();
  if (group !== groupings[0]) query.set('group', group);
  if (sort !== sortings[0]) query.set('sort', sort);
  return query.size === 0 ? '' : `?${query}`;
}

function choice<Word extends string>(
  query: URLSearchParams,
  name: string,
  list: readonly [Word, ...Word[]],
): Word | null {
  const given = query.getAll(name);
  if (given.length === 0) return list[0];
  return (given.length === 1 && list.find((word) => word === given[0])) || null;
}
