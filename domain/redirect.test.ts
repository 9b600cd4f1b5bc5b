import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Redirect, withRedirect } from './redirect';

const isPage = (path: string) => ['/closed', '/operations/a', '/operations/b'].includes(path);

test.each<[string, Redirect, ReturnType<typeof withRedirect>]>([
  [
    'a page',
    { from: '/old', to: '/closed' },
    [
      { from: '/was', to: '/operations/a' },
      { from: '/old', to: '/closed' },
    ],
  ],
  [
    'an address that has moved itself: at once to where that leads',
    { from: '/old', to: '/was' },
    [
      { from: '/was', to: '/operations/a' },
      { from: '/old', to: '/operations/a' },
    ],
  ],
  ['another page than before', { from: '/was', to: '/operations/b' }, [{ from: '/was', to: '/operations/b' }]],
  ['itself', { from: '/old', to: '/old' }, 'redirect_loop'],
  ['where it comes from', { from: '/was', to: '/was' }, 'redirect_loop'],
  ['nowhere', { from: '/old', to: '/none' }, 'redirect_to_nowhere'],
  ['another site', { from: '/old', to: '//evil.example' }, 'redirect_path_wrong'],
  ['an address with capitals', { from: '/Old', to: '/closed' }, 'redirect_path_wrong'],
])('to %s', (_, added, expected) => {
  expect(withRedirect([{ from: '/was', to: '/operations/a' }], added, isPage)).toEqual(expected);
});

test('from a page that is there is refused', () => {
  expect(withRedirect([], { from: '/closed', to: '/operations/a' }, isPage)).toBe('redirect_from_page');
});

test('whatever is added, every redirect leads to a page at once and none leads to another', () => {
  const address = fc.constantFrom('/a', '/b', '/c', '/d', '/closed', '/operations/a', '/operations/b');
  fc.assert(
    fc.property(fc.array(fc.record({ from: address, to: address }), { maxLength: 20 }), (added) => {
      let redirects: readonly Redirect[] = [];
      for (const one of added) {
        const next = withRedirect(redirects, one, isPage);
        if (typeof next !== 'string') redirects = next;
      }
      const froms = redirects.map(({ from }) => from);
      expect(new Set(froms).size).toBe(froms.length);
      for (const { to } of redirects) expect(isPage(to)).toBe(true);
    }),
  );
});
