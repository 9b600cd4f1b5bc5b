import { expect, test } from 'vitest';
import { doorAddress, readWayBack } from './way-back';

test.each([
  '/en/admin/operations',
  '/ru/admin/operations/mission-to-moldova/fr',
  '/fr/admin/audit?action=account.created&from=2026-11-25',
  '/de/admin/operations?q=%D0%9C%D0%BE%D0%BB&region=',
  '/en/admin?state=%2F%2Fevil.example',
  '/en/admin/sign-in-of-others',
])('the way back to %s is taken', (path) => {
  expect(readWayBack(path)).toBe(path);
});

test.each([
  '//evil.example',
  '//evil.example/en/admin/operations',
  '///en/admin/operations',
  'https://evil.example/en/admin/operations',
  'javascript:alert(1)',
  'en/admin/operations',
  '/\\evil.example/en/admin/operations',
  '/en\\admin/operations',
  '/en/admin/\\evil.example',
  '/en/admin/..',
  '/en/admin/../..',
  '/en/admin/../../evil',
  '/en/admin/./operations',
  '/en/admin/%2e%2e/%2e%2e',
  '/en/admin/..%2f..',
  '/en/admin%2Foperations',
  '/%2fevil.example/en/admin/operations',
  '%2F%2Fevil.example',
  '/en/admin//operations',
  '/en/admin/operations/',
  '/en/admin/operations\n',
  '/en/admin/operations\r\nset-cookie: a=b',
  '/en/admin/opera\ttions',
  '/en/admin/operations?q=\u0000',
  '/en/admin/operations?q=%00',
  '/en/admin/operations?q=%0d%0aset-cookie:a=b',
  '/en/admin/operations?q=%',
  '/en/admin/operations?q=%ff',
  '/en/admin/operations?q="><script>',
  '/en/admin/operations?q=\ud800',
  '/en/admin/operations#somewhere',
  '/en/admin@evil.example',
  '/en/administrators',
  '/en/about',
  '/xx/admin/operations',
  '/EN/admin/operations',
  '/en/admin',
  '/en/admin?_rsc=abc',
  '/en/admin/sign-in',
  '/en/admin/sign-in?next=/en/admin/operations',
  '/en/admin/sign-in/second-factor',
  '/en/admin/reset?token=x',
  `/en/admin/operations?q=${'x'.repeat(2_000)}`,
  '',
  ' ',
  null,
  undefined,
  12,
  ['/en/admin/operations'],
])('no way back to %j', (text) => {
  expect(readWayBack(text)).toBeNull();
});

test('what Next adds for itself is left out, and the door keeps the rest whole', () => {
  expect(readWayBack('/en/admin/audit?_rsc=1b2&from=2026-11-25')).toBe('/en/admin/audit?from=2026-11-25');
  const address = doorAddress('fr', '/fr/admin/audit?from=2026-11-25&q=a%26b', '/second-factor');
  expect(address).toBe('/fr/admin/sign-in/second-factor?next=%2Ffr%2Fadmin%2Faudit%3Ffrom%3D2026-11-25%26q%3Da%2526b');
  const { searchParams } = new URL(address, 'http://where-we-are.test');
  expect(readWayBack(searchParams.get('next'))).toBe('/fr/admin/audit?from=2026-11-25&q=a%26b');
  expect(doorAddress('en', null)).toBe('/en/admin/sign-in');
});
