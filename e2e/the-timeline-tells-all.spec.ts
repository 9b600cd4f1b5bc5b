import { readFileSync } from 'node:fs';
import type { CheerioAPI } from 'cheerio';
import { readRecordFiles } from '../db/exchange/read-files';
import { seedFolder } from '../db/seed/load';
import { type Locale, locales } from '../domain/locale';
import { writeYears } from '../i18n/dates';
import { overflow, violations } from './axe';
import { expect, get, test } from './site';

type Fact = {
  readonly slug: string;
  readonly status: 'active' | 'closed';
  readonly establishedOn: string;
  readonly closedOn: string | null;
};

const facts = JSON.parse(readFileSync('db/seed/facts.json', 'utf8')) as {
  operations: Fact[];
  successions: { predecessor: string; successor: string; kind: string }[];
};

const record = new Map(readRecordFiles(seedFolder).operations.map((files) => [files.slug, files.facts]));

function yearsOf({ status, establishedOn, closedOn }: Fact): string {
  return writeYears(establishedOn as never, status === 'closed' ? (closedOn as never) : undefined);
}

/** The rows of the drawing, by the slug that each name leads to. */
function rowsOf($: CheerioAPI) {
  const rows = $('.timeline li').toArray();
  return new Map(rows.map((row) => [slugOf($(row).find('a').attr('href')), $(row)]));
}

/** The rows of the table, by the slug that each name leads to. */
function linesOf($: CheerioAPI) {
  const lines = $('table tr:has(th[scope=row])').toArray();
  return new Map(lines.map((line) => [slugOf($(line).find('th a').attr('href')), $(line)]));
}

function slugOf(href: string | undefined): string {
  return href?.split('/').at(-1) ?? '';
}

for (const locale of locales) {
  test(`in ${locale}, every operation is drawn and in the table, with the dates that its own page says`, async ({
    site,
  }) => {
    const { $, html } = await get(site, `/${locale}/timeline`);
    expect(html.length, 'a page for a slow line').toBeLessThan(200_000);
    const [rows, lines] = [rowsOf($), linesOf($)];
    expect([...rows.keys()].sort()).toEqual(facts.operations.map(({ slug }) => slug).sort());
    expect([...lines.keys()]).toEqual([...rows.keys()]);
    for (const fact of facts.operations) {
      const [row, line] = [rows.get(fact.slug), lines.get(fact.slug)];
      expect(row?.find('data').text(), fact.slug).toBe(yearsOf(fact));
      expect(row?.find('use[href="#closed"]').length, fact.slug).toBe(fact.closedOn ? 1 : 0);
      expect(row?.find('use[href="#goes-on"]').length, fact.slug).toBe(fact.status === 'active' ? 1 : 0);
      const { withdrawal = null, restructurings = [] } = record.get(fact.slug) ?? {};
      expect(row?.find('use[href="#withdrawn"]').length, fact.slug).toBe(withdrawal ? 1 : 0);
      expect(row?.find('use[href="#returned"]').length, fact.slug).toBe(withdrawal?.returnedOn ? 1 : 0);
      const changes = new Set(restructurings.map(({ effectiveOn }) => effectiveOn));
      expect(row?.find('use[href="#restructured"]').length, fact.slug).toBe(changes.size);
      const told = line
        ?.find('td')
        .eq(3)
        .find('time')
        .toArray()
        .map((time) => $(time).attr('datetime'));
      for (const on of [...changes, withdrawal?.withdrawnOn, withdrawal?.returnedOn])
        if (on) expect(told).toContain(on);
      const [from, until] = [line?.find('td').eq(1).find('time'), line?.find('td').eq(2).find('time')];
      expect(from?.attr('datetime'), fact.slug).toBe(fact.establishedOn);
      expect(until?.attr('datetime'), fact.slug).toBe(fact.closedOn ?? undefined);
      const own = (await get(site, `/${locale}/operations/${fact.slug}`)).$;
      const dates = own('main time')
        .toArray()
        .map((time) => own(time).text());
      expect(dates, fact.slug).toContain(from?.text());
      if (fact.closedOn) expect(dates, fact.slug).toContain(until?.text());
      const name = own('main h1').text();
      expect(row?.find('a').text(), 'the name of today, short').toBe(line?.find('th a').text());
      expect(name.length).toBeGreaterThan(0);
    }
  });
}

test('in each region the operations stand by their first days, and every succession is drawn and told', async ({
  site,
}) => {
  const { $ } = await get(site, '/en/timeline');
  const byFact = new Map(facts.operations.map((fact) => [fact.slug, fact]));
  for (const section of $('.timeline section').toArray()) {
    const days = $(section)
      .find('li a')
      .toArray()
      .map((link) => byFact.get(slugOf($(link).attr('href')))?.establishedOn ?? '');
    expect(days.length).toBeGreaterThan(0);
    expect(days).toEqual([...days].sort());
  }
  const lines = linesOf($);
  const told = [...lines].flatMap(([predecessor, line]) =>
    line
      .find('td:last-child a')
      .toArray()
      .map((link) => `${predecessor} ${slugOf($(link).attr('href'))}`),
  );
  const expected = facts.successions.map(({ predecessor, successor }) => `${predecessor} ${successor}`).sort();
  expect(told.sort()).toEqual(expected);
  const rows = rowsOf($);
  for (const { predecessor, successor, kind } of facts.successions) {
    const drawn = `.${kind.replaceAll(' ', '_')}`;
    expect(rows.get(predecessor)?.find(drawn).length, `${predecessor}, which ${successor} followed`).toBeGreaterThan(0);
    expect(rows.get(successor)?.find(drawn).length, `${successor}, which followed ${predecessor}`).toBeGreaterThan(0);
  }
  const withdrawn = lines.get('kosovo-verification-mission')?.find('td').eq(3).text();
  expect(withdrawn).toMatch(/20\s+March\s+1999 · Staff withdrawn/);
});

test('a year on the axis leads to the site as of its first day', async ({ chromium, site }) => {
  const page = await chromium.newPage({ baseURL: site.url });
  await page.goto('/en/timeline');
  const years = page.getByRole('navigation', { name: 'Where we were at the beginning of a year' });
  await expect(years.getByRole('link')).toHaveCount(8);
  const year = years.getByRole('link', { name: 'Where we were on 1 January 2000' });
  await year.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${site.url}/en?on=2000-01-01`);
  await expect(
    page
      .getByRole('main')
      .getByText(/1\s+January\s+2000/)
      .first(),
  ).toBeVisible();
  await page.close();
});

test('the page is reached from every other, and says where it is', async ({ chromium, site }) => {
  const page = await chromium.newPage({ baseURL: site.url });
  await page.goto('/ru');
  await page.getByRole('navigation', { name: 'Главное меню' }).getByRole('link', { name: 'Хронология' }).click();
  await expect(page).toHaveURL(`${site.url}/ru/timeline`);
  await expect(page.getByRole('link', { name: 'Хронология', exact: true })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('link', { name: 'Сразу к таблице' }).click();
  await expect(page.getByRole('table')).toBeInViewport();
  await page.getByRole('table').getByRole('link', { name: 'Миссия в Молдове' }).click();
  await expect(page).toHaveURL(`${site.url}/ru/operations/mission-to-moldova`);
  await page.close();
});

const families = [
  ['kosovo-verification-mission', 'task-force-for-kosovo', 'mission-in-kosovo'],
  ['liaison-office-in-central-asia', 'centre-in-tashkent', 'project-coordinator-in-uzbekistan'],
  ['missions-of-long-duration-kosovo-sandjak-vojvodina', 'mission-to-serbia', 'mission-to-montenegro'],
] as const;

test('each member of a family shows the whole of it, with years, and which one it is', async ({ site }) => {
  for (const locale of locales) {
    for (const family of families) {
      for (const slug of family) {
        const { $ } = await get(site, `/${locale}/operations/${slug}`);
        const entries = $('section[aria-labelledby=lineage] li').toArray();
        expect(entries, `${locale} ${slug}`).toHaveLength(3);
        const own = entries.map((entry) => $(entry).children('div'));
        expect(own.map((entry) => entry.children().first().text())).toEqual(
          family.map((member) => yearsOf(facts.operations.find((fact) => fact.slug === member) as Fact)),
        );
        expect(own.map((entry) => slugOf(entry.find('a').attr('href')))).toEqual(
          family.map((member) => (member === slug ? '' : member)),
        );
        expect(entries.map((entry) => $(entry).attr('aria-current') === 'true')).toEqual(
          family.map((member) => member === slug),
        );
      }
    }
  }
});

test('Montenegro stands beside Serbia, which lives on, and says how it came', async ({ chromium, site }) => {
  const page = await chromium.newPage({ baseURL: site.url });
  await page.goto('/en/operations/mission-to-montenegro');
  const serbia = page
    .getByRole('listitem')
    .filter({ hasText: 'Mission to Serbia' })
    .filter({ has: page.getByRole('list') });
  await expect(serbia.getByRole('list').getByRole('listitem')).toContainText(/2006–\s*Mission to Montenegro \(split\)/);
  await expect(page.locator('[aria-labelledby=lineage] [aria-current=true]')).toContainText('Mission to Montenegro');
  await page.close();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the timeline and the lineage are accessible and hold their shape, ${scheme}`, async ({ chromium, site }) => {
    const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true, colorScheme: scheme });
    const page = await context.newPage();
    for (const [name, path] of [
      ['timeline', (locale: Locale) => `/${locale}/timeline`],
      ['lineage', (locale: Locale) => `/${locale}/operations/mission-to-serbia`],
    ] as const) {
      for (const locale of locales) {
        await page.goto(path(locale));
        for (const width of [320, 768, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await violations(page), `${path(locale)} ${width}`).toEqual([]);
          expect(await overflow(page), `${path(locale)} ${width}`).toBe(0);
          if (locale === 'ru' || locale === 'en') {
            await page.screenshot({ path: `e2e/screenshots/${name}-${locale}-${width}-${scheme}.png`, fullPage: true });
          }
        }
      }
    }
    await context.close();
  });
}

test('on paper the drawing and its table both stand, in ink', async ({ chromium, site }) => {
  const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true, colorScheme: 'dark' });
  const page = await context.newPage();
  await page.goto('/en/timeline');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 700, height: 900 });
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'What followed' })).toBeVisible();
  await expect(page.locator('.timeline li svg').first()).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await page.screenshot({ path: 'e2e/screenshots/timeline-print.png', fullPage: true });
  await context.close();
});
