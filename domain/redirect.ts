/** An address below a locale that has moved: `/operations/centre-in-almaty` → `/operations/programme-office-in-astana`. */
export type Redirect = { readonly from: string; readonly to: string };

export type RedirectRefusal = 'redirect_path_wrong' | 'redirect_from_page' | 'redirect_to_nowhere' | 'redirect_loop';

const path = /^(\/[a-z0-9]+(-[a-z0-9]+)*)+$/;

/**
 * What the redirects are once one is added: chains are flattened, so that every one leads to a page at once. Answers a code where the
 * address is none, is a page's own, leads to no page, or leads back to itself. `isPage` answers for a path below a locale.
 */
export function withRedirect(
  redirects: readonly Redirect[],
  { from, to }: Redirect,
  isPage: (path: string) => boolean,
): readonly Redirect[] | RedirectRefusal {
  if (!path.test(from) || !path.test(to)) return 'redirect_path_wrong';
  if (isPage(from)) return 'redirect_from_page';
  const target = redirects.find((known) => known.from === to)?.to ?? to;
  if (target === from || to === from) return 'redirect_loop';
  if (!isPage(target)) return 'redirect_to_nowhere';
  return [
    ...redirects
      .filter((known) => known.from !== from)
      .map((known) => (known.to === from ? { ...known, to: target } : known)),
    { from, to: target },
  ];
}
