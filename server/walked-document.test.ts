import { expect, test } from 'vitest';
import type { Day } from '../domain/calendar';
import { walkedDocument } from './walked-document';

const origin = 'https://where.example';
const on = '2027-04-01' as Day;
const below = '/admin/preview/on/2027-04-01/document';

async function linkTo(address: string, planId: number | null = null): Promise<string | undefined> {
  const document = await walkedDocument(`<a lang="fr" href="${address}">x</a>`, { on, planId }, origin);
  return /href="([^"]*)"/.exec(document)?.[1]?.replaceAll('&amp;', '&');
}

test.each([
  ['/fr', `/fr${below}`],
  ['/fr/closed?group=year&amp;sort=name', `/fr${below}/closed?group=year&sort=name`],
  [
    '/ru/operations/mission-to-moldova?on=2025-06-01#facts',
    `/ru${below}/operations/mission-to-moldova?on=2025-06-01#facts`,
  ],
  ['https://where.example/de/about', `/de${below}/about`],
  ['#content', '#content'],
])('a link to %s leads on within the walk', async (address, to) => {
  expect(await linkTo(address)).toBe(to);
});

test.each([
  '/',
  '/en/translations',
  '/en/admin/plans/1',
  '/en/operations/mission-to-moldova?as-published=2026-11-24',
  '/xx/closed',
  '/sitemap.xml',
  '//elsewhere.example/en/closed',
  'https://www.osce.org/',
  'mailto:a@example.org',
  'javascript:alert(1)',
  '/en/operations/../admin',
])('a link to %s leads nowhere', async (address) => {
  expect(await linkTo(address)).toBeUndefined();
});

test('links and forms keep the plan, and nothing else of the page is changed but its scripts', async () => {
  expect(await linkTo('/fr/closed?sort=name', 7)).toBe(`/fr${below}/closed?sort=name&plan=7`);
  expect(await linkTo('/fr?plan=8', 7)).toBe(`/fr${below}?plan=7`);
  const form = '<p>x &lt; y</p><script>1</script><form action="/en/closed" class="a"><input name="on"></form>';
  expect(await walkedDocument(form, { on, planId: 7 }, origin)).toBe(
    `<p>x &lt; y</p><form action="/en${below}/closed?plan=7" class="a"><input type="hidden" name="plan" value="7"><input name="on"></form>`,
  );
});
