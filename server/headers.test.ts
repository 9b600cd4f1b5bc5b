import { expect, test } from 'vitest';
import { framingOf, roomPolicy } from './headers';

test.each([
  ['/en/admin/preview/operations/mission-to-moldova/fr', 'frames'],
  ['/en/admin/preview/site/fr?x=/document', 'frames'],
  ['/fr/admin/preview/operations/mission-to-moldova/fr/document', 'framed'],
  ['/fr/admin/preview/site/fr/document', 'framed'],
  ['/fr/admin/preview/site/fr/about/document', 'framed'],
  ['/en/admin/preview/on/2027-01-01?plan=1&page=/closed', 'frames'],
  ['/fr/admin/preview/on/2027-01-01/document', 'walked'],
  ['/fr/admin/preview/on/2027-01-01/document/operations/mission-to-moldova?plan=1', 'walked'],
  ['/fr/admin/preview/on/2027-02-30/document', null],
  ['/fr/admin/preview/on/2027-01-01/documents', null],
  ['/xx/admin/preview/on/2027-01-01/document', null],
  ['/en/admin/preview/plans/1', null],
  ['/en/admin', null],
  ['/en/admin/accounts', null],
  ['/en/admin/accounts?x=/admin/preview/site/fr/document', null],
  ['/en/admin/accounts/document', null],
  ['/en/admin/preview/site/fr/../document', null],
  ['/en/admin/preview/operations/a/fr/documents', null],
])('what %s has to do with frames', (target, framing) => {
  expect(framingOf(target)).toBe(framing);
});

test('only a preview frames, and only what it shows is framed, by this site alone', () => {
  expect(roomPolicy('n')).toContain("frame-ancestors 'none'");
  expect(roomPolicy('n')).not.toContain('frame-src');
  expect(roomPolicy('n', 'frames')).toContain("frame-src 'self'");
  expect(roomPolicy('n', 'frames')).toContain("frame-ancestors 'none'");
  expect(roomPolicy('n', 'framed')).toContain("frame-ancestors 'self'");
  expect(roomPolicy('n', 'framed')).not.toContain('frame-src');
  // A page of a walk is as readers get it: nothing runs in it.
  expect(roomPolicy('n', 'walked')).toContain("frame-ancestors 'self'");
  expect(roomPolicy('n', 'walked')).toContain("script-src 'none'");
});
