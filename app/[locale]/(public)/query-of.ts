/** What Next gives to a page of its address's query. */
export type Query = { readonly searchParams: Promise<Readonly<Record<string, string | string[]>>> };

/** A page's query as addresses have it: a name may come twice. */
export async function queryOf(searchParams: Query['searchParams']): Promise<URLSearchParams> {
  return new URLSearchParams(
    Object.entries(await searchParams).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
  );
}
