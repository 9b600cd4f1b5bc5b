import { locales } from '../domain/locale';
import { overflow, violations } from './axe';
import { expect, test } from './site';

/** Every kind of page: the register, both kinds of profile, the longest name, the archive, both on another day, the pages about the site, its translations and what has changed, a profile as published, not yet or not knowable, and refusals. */
const kinds = [
  '',
  '/operations/mission-to-serbia',
  '/operations/centre-in-astana',
  '/operations/personal-representative-minsk-conference',
  '/closed?group=country&sort=name',
  '/?on=2005-07-01',
  '/operations/mission-to-serbia?on=2003-02-10',
  '/timeline',
  '/about',
  '/translations',
  '/changes',
  '/operations/mission-to-serbia?as-published=2026-11-24',
  '/operations/mission-to-serbia?as-published=2026-11-23',
  '/operations/mission-to-serbia?as-published=2026-11-25',
  '/nothing',
  '/%zz',
];

for (const locale of locales) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in ${locale}, ${scheme}, and nothing runs out of a narrow or a wide window`, async ({
      chromium,
      site,
    }) => {
      // The page's own policy allows no script; axe is let in past it, the page itself runs none.
      const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true, colorScheme: scheme });
      const page = await context.newPage();
      for (const kind of kinds) {
        await page.goto(`/${locale}${kind}`);
        for (const width of [320, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await violations(page), `/${locale}${kind} ${scheme} ${width}`).toEqual([]);
          expect(await overflow(page), `/${locale}${kind} ${width}`).toBe(0);
        }
      }
      await context.close();
    });
  }
}

test('text spaced out and enlarged to 400 per cent still fits', async ({ chromium, site }) => {
  const context = await chromium.newContext({
    baseURL: site.url,
    bypassCSP: true,
    viewport: { width: 320, height: 256 },
  });
  const page = await context.newPage();
  for (const path of ['/ru', '/de/operations/personal-representative-minsk-conference', '/fr/closed', '/ru/timeline']) {
    await page.goto(path);
    // WCAG 2.2, 1.4.12 Text Spacing.
    await page.addStyleTag({
      content:
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    });
    expect(await overflow(page), path).toBe(0);
  }
  await context.close();
});

test('nothing moves while a page loads', async ({ chromium, site }) => {
  const context = await chromium.newContext({
    baseURL: site.url,
    bypassCSP: true,
    viewport: { width: 360, height: 640 },
  });
  const page = await context.newPage();
  for (const path of ['/ru', '/en/operations/mission-to-serbia', '/de/closed', '/it/timeline']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          const observer = new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          });
          observer.observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        }),
    );
    expect(shift, path).toBeLessThan(0.01);
  }
  await context.close();
});

test('a page loads no script and nothing from elsewhere', async ({ chromium, site }) => {
  const context = await chromium.newContext({ baseURL: site.url });
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(`${request.resourceType()} ${request.url()}`));
  page.on('console', (message) => errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  for (const kind of kinds.slice(0, 8)) {
    await page.goto(`/fr${kind}`, { waitUntil: 'networkidle' });
    expect(await page.locator('script:not([type="application/ld+json"])').count(), kind).toBe(0);
  }
  expect(requests.filter((request) => request.startsWith('script') || !request.includes(` ${site.url}/`))).toEqual([]);
  expect(errors).toEqual([]);
  await context.close();
});

test('the pages print on paper in ink', async ({ chromium, site }) => {
  const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true, colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto('/en/operations/office-in-minsk');
  await page.emulateMedia({ media: 'print' });
  const colours = await page.evaluate(() => {
    const { backgroundColor, color } = getComputedStyle(document.documentElement);
    return { backgroundColor, color };
  });
  expect(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(0, 0, 0)' });
  const sizeOf = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(await sizeOf('#sources ~ p'), 'a note is smaller than the text').toBeLessThan(await sizeOf('body'));
  const printed = await page
    .locator('#sources ~ ul a')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(printed, 'an address that is read already').toBe('none');
  await expect(page.getByRole('navigation', { name: 'Language' })).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await context.close();
});

test('screenshots of the main pages, to be looked at', async ({ chromium, site }) => {
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [320, 768, 1440]) {
      const context = await chromium.newContext({
        baseURL: site.url,
        colorScheme: scheme,
        viewport: { width, height: 900 },
      });
      const page = await context.newPage();
      for (const [name, path] of [
        ['where-we-are', '/ru'],
        ['profile', '/en/operations/mission-to-serbia'],
        ['closed-profile', '/de/operations/office-in-zagreb'],
        ['archive', '/fr/closed'],
        ['timeline', '/de/timeline'],
        ['about', '/es/about'],
        ['translations', '/it/translations'],
        ['missing', '/it/nothing'],
      ] as const) {
        const response = await page.goto(path);
        expect(response?.status()).toBe(name === 'missing' ? 404 : 200);
        await page.screenshot({ path: `e2e/screenshots/${name}-${width}-${scheme}.png`, fullPage: true });
      }
      await context.close();
    }
  }
});
