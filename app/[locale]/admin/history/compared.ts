/** Which two revisions an address asks to compare; `unknown` where it asks for one that is not there, `none` where there is but one. */
export type Compared =
  | { readonly is: 'two'; readonly from: number; readonly to: number }
  | { readonly is: 'unknown' | 'none' };

/** Reads the two from an address; where it says nothing, the latest and the one before it. */
export function readCompared(
  { from, to }: Readonly<Record<string, string | string[] | undefined>>,
  latest: number,
): Compared {
  if (from === undefined && to === undefined) {
    return latest < 2 ? { is: 'none' } : { is: 'two', from: latest - 1, to: latest };
  }
  const second = to === undefined ? latest : numberUpTo(latest, to);
  if (second === null) return { is: 'unknown' };
  const first = from === undefined ? Math.max(1, second - 1) : numberUpTo(latest, from);
  return first === null ? { is: 'unknown' } : { is: 'two', from: first, to: second };
}

function numberUpTo(latest: number, value: string | string[]): number | null {
  if (typeof value !== 'string' || !/^[1-9]\d{0,8}$/.test(value)) return null;
  return Number(value) <= latest ? Number(value) : null;
}
