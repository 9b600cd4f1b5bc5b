import { expect, test } from 'vitest';
import { groupings, readArrangement, sortings, writeArrangement } from './archive';

test('an archive that nothing is asked of is grouped by region, the latest closure first', () => {
  expect(readArrangement(new URLSearchParams(''))).toEqual({ group: 'region', sort: 'closed' });
});

test('every arrangement survives being written into an address', () => {
  for (const group of groupings) {
    for (const sort of sortings) {
      expect(readArrangement(new URLSearchParams(writeArrangement({ group, sort })))).toEqual({ group, sort });
    }
  }
});

test.each(['sort=', 'sort=size', 'sort=name&sort=name', 'group=Region', 'group=region&group=reason', 'sort=name%00'])(
  '%s is refused',
  (query) => {
    expect(readArrangement(new URLSearchParams(query))).toBeNull();
  },
);

test('parameters that the archive does not know are none of its business', () => {
  expect(readArrangement(new URLSearchParams('utm_source=x&sort=name'))).toEqual({ group: 'region', sort: 'name' });
});
