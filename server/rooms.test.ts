import { expect, test } from 'vitest';
import { isForeign } from './rooms';

const host = 'where.example';

test.each([
  [{}, false],
  [{ origin: 'https://where.example' }, false],
  [{ origin: 'https://where.example', 'sec-fetch-site': 'same-origin' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ 'sec-fetch-site': 'cross-site' }, true],
  [{ origin: 'https://evil.example' }, true],
  [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, true],
  [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, true],
  [{ origin: 'https://where.example', 'sec-fetch-site': 'cross-site' }, true],
])('a form with %j comes from elsewhere: %j', (headers, foreign) => {
  expect(isForeign({ headers: { host, ...headers } })).toBe(foreign);
});
