import { findOperationId } from '../db/queries/operations';
import { findLatestNumber } from '../db/queries/revisions';
import { closeOperation } from '../db/writes/close-operation';
import { moveDraft, publishedPart, saveDraft } from '../db/writes/drafts';
import { createPlan, savePlanPart } from '../db/writes/plans';
import { schedulePublication } from '../db/writes/schedules';
import { locales } from '../domain/locale';
import { nothingPlanned } from '../domain/plan';
import type { TextFields } from '../domain/text-fields';
import { overflow, violations } from './axe';
import { addEditor, type Editor, enter, sessionOf, within } from './editors';
import { expect, get, journeyDay, type Site, startSite, test } from './site';

const at = new Date(journeyDay);
const moldova = 'mission-to-moldova';
const skopje = 'mission-to-skopje';

const note = Object.fromEntries(locales.map((locale) => [locale, { closureNote: `Why it closes (${locale}).` }]));

/** Decides that the mission to Moldova closes at the end of the year. */
function decideClosure(site: Site, { id }: Editor): void {
  within(site, (db) => {
    const operationId = findOperationId(db, moldova) ?? 0;
    const refusal = closeOperation(
      db,
      {
        operationId,
        seen: findLatestNumber(db, { operationId }),
        standard: 'planned',
        texts: note,
        explanations: {},
        reason: null,
        closure: {
          kind: 'completed',
          lastDay: '2026-12-31',
          mandateEndedOn: null,
          administrativeClosureOn: null,
          decision: 'PC.DEC/9001',
          decidedOn: '2026-11-20',
        },
        successors: [],
      },
      { accountId: id, at },
    );
    expect(refusal).toBeNull();
  });
}

/** Has a new French summary of the mission to Skopje published on a day to come. */
function scheduleText(site: Site, author: Editor, publisher: Editor, publishAt: string): void {
  within(site, (db) => {
    const of = { operationId: findOperationId(db, skopje) ?? 0 };
    const latest = findLatestNumber(db, of);
    const content = { ...(publishedPart(db, of, 'fr') as TextFields), summary: 'Un résumé pour l’hiver.' };
    const save = { of, part: 'fr', seen: 0, basedOn: latest, madeFrom: latest, content } as const;
    const saved = saveDraft(db, save, { accountId: author.id, at });
    if (saved.is !== 'saved') throw new Error(saved.is);
    const handOver = { seen: saved.version, note: null, reviewerId: null, comments: [] };
    const [{ id } = { id: 0 }] = db.$client.prepare('SELECT id FROM drafts').all() as { id: number }[];
    expect(moveDraft(db, id, 'submit', handOver, { accountId: author.id, at })).toBeNull();
    expect(moveDraft(db, id, 'approve', handOver, { accountId: publisher.id, at })).toBeNull();
    const drafts = [{ id, version: saved.version }];
    const by = { accountId: publisher.id, at };
    expect(schedulePublication(db, { of, drafts, reason: null }, new Date(publishAt), by)).toBeNull();
  });
}

/** Plans to close the mission to Skopje, with what the closure needs. */
function planClosure(site: Site, { id }: Editor, lastDay: string): number {
  return within(site, (db) => {
    const by = { accountId: id, at };
    const operationId = findOperationId(db, skopje);
    const made = createPlan(db, { kind: 'closure', operationId, title: 'Closing in Skopje', targetDate: null }, by);
    if (typeof made === 'string') throw new Error(made);
    const facts = { ...nothingPlanned.closure, kind: 'completed', lastDay, decision: 'PC.DEC/9002' };
    expect(savePlanPart(db, { planId: made.id, part: 'facts', seen: 0, content: facts }, by).is).toBe('saved');
    for (const locale of locales) {
      const save = { planId: made.id, part: locale, seen: 0, content: note[locale] };
      expect(savePlanPart(db, save, by).is).toBe('saved');
    }
    return made.id;
  });
}

const documentOf = (locale: string, on: string, path = '') => `/${locale}/admin/preview/on/${on}/document${path}`;

test('a decided closure and an approved schedule are seen on their day, and not before', async () => {
  const site = await startSite();
  const [clara, paul] = [await addEditor(site, 'Clara', ['editor']), await addEditor(site, 'Paul', ['publisher'])];
  decideClosure(site, paul);
  scheduleText(site, clara, paul, '2026-12-15T09:00:00Z');
  const published = (await get(site, `/fr/operations/${skopje}`)).html;
  const { name, value } = await sessionOf(site, clara);
  const headers = { cookie: `${name}=${value}` };
  const walked = async (path: string) => {
    const answer = await get(site, path, { headers });
    expect(answer.status, path).toBe(200);
    return answer;
  };
  const moldovaOn = async (on: string) => (await walked(documentOf('en', on, `/operations/${moldova}`))).$;

  expect((await moldovaOn('2026-12-31'))('main').text()).not.toContain('This operation is closed');
  expect((await moldovaOn('2027-01-01'))('main').text()).toContain('This operation is closed');
  const archive = (await walked(documentOf('de', '2027-01-01', '/closed')))
    .$(`a[href*="/operations/${moldova}"]`)
    .text();
  expect(archive).toContain('Moldau');
  expect((await walked(documentOf('de', '2026-12-31', '/closed'))).$(`a[href*="/operations/${moldova}"]`)).toHaveLength(
    0,
  );

  const skopjeOn = async (on: string) => (await walked(documentOf('fr', on, `/operations/${skopje}`))).html;
  expect(await skopjeOn('2026-12-14')).not.toContain('Un résumé pour l’hiver.');
  expect(await skopjeOn('2026-12-15')).toContain('Un résumé pour l’hiver.');

  // Readers see nothing of it, and the schedule still waits.
  expect((await get(site, `/fr/operations/${skopje}`)).html).toBe(published);
  expect((await walked('/en/admin/calendar')).html).toContain('Goes out at');
  await site.stop();
});

test('every link of a walked page leads on within the walk, keeps the day and the plan, and nothing runs in it', async () => {
  const site = await startSite();
  const clara = await addEditor(site, 'Clara', ['editor']);
  const { name, value } = await sessionOf(site, clara);
  const headers = { cookie: `${name}=${value}` };
  const plan = planClosure(site, clara, '2026-12-31');
  const waiting = [`${documentOf('en', '2027-01-01')}?plan=${plan}`];
  const seen = new Set<string>();
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const { status, $, html, headers: answered } = await get(site, path, { headers });
    expect(status, path).toBe(200);
    expect(answered.get('content-security-policy'), path).toContain("script-src 'none'");
    expect(answered.get('content-security-policy'), path).toContain("frame-ancestors 'self'");
    expect(answered.get('x-robots-tag'), path).toContain('noindex');
    expect(answered.get('cache-control'), path).toBe('no-store');
    expect(html, path).not.toContain('self.__next_f');
    const links = $('a[href], form[action]')
      .toArray()
      .map((element) => $(element).attr('href') ?? $(element).attr('action') ?? '')
      .filter((address) => !address.startsWith('#'));
    expect(links.length, path).toBeGreaterThan(10);
    for (const link of links) {
      expect(link, path).toMatch(/^\/[a-z]{2}\/admin\/preview\/on\/2027-01-01\/document/);
      expect(new URLSearchParams(link.split('?')[1]?.split('#')[0]).get('plan'), `${path}: ${link}`).toBe(String(plan));
      // One other language stands for all of them.
      if (/^\/(en|ru)\//.test(link) && !link.includes('on=')) waiting.push(link.split('#')[0] ?? '');
    }
  }
  expect(seen.size).toBeGreaterThan(80);
  await site.stop();
});

test('an editor walks from page to page and to another day, on a phone and on a desktop', async ({ chromium }) => {
  const site = await startSite();
  const [clara, paul] = [await addEditor(site, 'Clara', ['editor']), await addEditor(site, 'Paul', ['publisher'])];
  decideClosure(site, paul);
  const context = await chromium.newContext({ baseURL: site.url });
  await enter(site, context, clara);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/en/admin/calendar');
  await page.getByRole('link', { name: 'The site on a day to come' }).click();
  await expect(page).toHaveURL(/\/preview\/on\/2026-11-25\?page=$|\/preview\/on\/2026-11-25$/);
  await page.getByLabel('Day').fill('2027-01-01');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The site on 1 January 2027');
  const desktop = page.frameLocator('iframe[title$="1200 pixels wide"]');
  await desktop.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Closed' }).click();
  await desktop.getByRole('link', { name: 'Mission to Moldova' }).click();
  await expect(desktop.getByText('This operation is closed')).toBeVisible();
  await desktop.getByRole('link', { name: 'Русский' }).click();
  await expect(desktop.getByText('Why it closes (ru).')).toBeVisible();
  await expect(page.frameLocator('iframe[title$="360 pixels wide"]').getByRole('heading', { level: 1 })).toBeVisible();
  expect(errors).toEqual([]);
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflow(page), String(width)).toBe(0);
    await page.screenshot({ path: `e2e/screenshots/walk-${width}.png`, fullPage: true });
  }
  await context.close();
  await site.stop();
});

test('a plan’s preview tells which pages change on which day, in which languages, and what is missing', async ({
  chromium,
}) => {
  const site = await startSite();
  const clara = await addEditor(site, 'Clara', ['editor']);
  const plan = planClosure(site, clara, '2026-12-31');
  const context = await chromium.newContext({ baseURL: site.url });
  await enter(site, context, clara);
  const page = await context.newPage();
  const before = (await get(site, `/en/operations/${skopje}`)).html;
  await page.goto(`/en/admin/preview/plans/${plan}`);
  await expect(page.getByText('6 steps of the checklist are still open.')).toBeVisible();
  const changesIn = async (heading: string) => {
    const section = page
      .getByRole('region', { name: heading })
      .or(page.locator('section', { has: page.getByRole('heading', { name: heading }) }));
    return section.getByRole('rowheader').allTextContents();
  };
  const timeline = 'Timeline';
  const changes = 'What has changed';
  // Today its page tells of the closure, and the front page of its last day; the archive has it from the day after.
  expect(await changesIn('Today, 24 November 2026')).toEqual(['Front page', timeline, changes, 'Mission to Skopje']);
  expect(await changesIn('On the day itself, 31 December 2026')).toEqual([
    'Front page',
    timeline,
    changes,
    'Mission to Skopje',
  ]);
  expect(await changesIn('The day after, 1 January 2027')).toEqual([
    'Front page',
    'Closed operations',
    timeline,
    changes,
    'Mission to Skopje',
  ]);
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of [320, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page), `${width}`).toBe(0);
      await page.screenshot({ path: `e2e/screenshots/plan-preview-${width}-${scheme}.png`, fullPage: true });
    }
  }
  const day = page.locator('section', { has: page.getByRole('heading', { name: 'The day after' }) });
  await day.getByRole('row', { name: 'Mission to Skopje' }).getByRole('link', { name: 'German' }).click();
  await expect(page.getByText('as if this plan had been carried out today')).toBeVisible();
  const frame = page.frameLocator('iframe[title$="1200 pixels wide"]');
  await expect(frame.getByText('Why it closes (de).')).toBeVisible();
  await expect(frame.getByText('Diese Operation ist geschlossen')).toBeVisible();
  expect((await get(site, `/en/operations/${skopje}`)).html).toBe(before);

  // What cannot be carried out is said in words, and left out.
  const impossible = planClosure(site, clara, '1980-01-01');
  await page.goto(`/en/admin/preview/plans/${impossible}`);
  await expect(page.getByText('The last day lies before the establishment.')).toBeVisible();
  await expect(page.getByText('No page changes.')).toBeVisible();
  await context.close();
  await site.stop();
});

test('a day that is none, one that is over, a plan that is not there and a page that is not walked are nowhere', async () => {
  const site = await startSite();
  const { name, value } = await sessionOf(site, await addEditor(site, 'Clara', ['translator'], ['fr']));
  const headers = { cookie: `${name}=${value}` };
  for (const path of [
    '2027-02-30',
    '20270101',
    '2026-11-23',
    '2101-01-01',
    '٢٠٢٧-٠١-٠١',
    'tomorrow',
    '2027-01-01?plan=99',
    '2027-01-01?plan=x',
    '2027-01-01?plan=1&plan=2',
    '2027-01-01?page=/translations',
    '2027-01-01?page=/operations/no-such-mission',
    '2027-01-01?language=xx',
    '2027-02-30/document',
    '2026-11-23/document',
    '2027-01-01/document?plan=99',
    '2027-01-01/document/translations',
    '2027-01-01/document/operations/no-such-mission',
    '2027-01-01/document/closed?group=x',
    '2027-01-01/document?on=2027-02-30',
  ]) {
    const { status, $ } = await get(site, `/de/admin/preview/on/${encodeURI(path)}`, { headers });
    expect(status, path).toBe(404);
    expect($('html').attr('lang'), path).toBe('de');
  }
  for (const path of ['?day=2027-02-30', '?day=', '?page=//elsewhere', '?plan=-1'])
    expect((await get(site, `/de/admin/preview/on${path}`, { headers })).status, path).toBe(404);
  for (const path of ['0', '99', 'x', '1e3'])
    expect((await get(site, `/de/admin/preview/plans/${path}`, { headers })).status, path).toBe(404);
  await site.stop();
});

test('axe finds nothing in a walk and in a plan’s preview', async ({ chromium }) => {
  const site = await startSite();
  const clara = await addEditor(site, 'Clara', ['editor']);
  const plan = planClosure(site, clara, '2026-12-31');
  for (const scheme of ['light', 'dark'] as const) {
    const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true, colorScheme: scheme });
    await enter(site, context, clara);
    const page = await context.newPage();
    for (const path of [`/de/admin/preview/plans/${plan}`, `/ru/admin/preview/on/2027-01-01?plan=${plan}`]) {
      await page.goto(path);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await violations(page), `${path} ${scheme} ${width}`).toEqual([]);
        expect(await overflow(page), `${path} ${width}`).toBe(0);
      }
    }
    await context.close();
  }
  await site.stop();
});
