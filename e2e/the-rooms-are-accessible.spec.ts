import { findOperationId } from '../db/queries/operations';
import { createPlan, savePlanPart } from '../db/writes/plans';
import type { Locale } from '../domain/locale';
import { nothingPlanned } from '../domain/plan';
import { overflow, violations } from './axe';
import { addEditor, enter, within } from './editors';
import { expect, journeyDay, startSite, test } from './site';

/** Every room, each in a state in which there is something to see. */
const rooms = [
  '',
  '/account',
  '/account/second-factor',
  '/accounts',
  '/accounts/new',
  '/accounts/1',
  '/audit',
  '/operations',
  '/operations/mission-to-moldova',
  '/operations/mission-to-moldova/ru',
  '/plans',
  '/plans/1',
  '/plans/1/ru',
  '/plans/2',
  '/redirects',
  '/settings',
  '/site',
  '/site/de',
  '/calendar',
  '/operations/mission-to-moldova/life',
  '/operations/mission-to-moldova/history',
  '/site/history',
  '/translations',
];

const doors = ['/sign-in', '/invitation?token=x', '/reset?token=x', '/setup?token=x'];

// The longest words, and another alphabet.
const looked: readonly Locale[] = ['de', 'ru'];

for (const [locale, scheme] of looked.flatMap((each) => [[each, 'light'] as const, [each, 'dark'] as const])) {
  test(`axe finds nothing in the rooms in ${locale}, ${scheme}, and nothing runs out of a narrow or a wide window`, async ({
    chromium,
  }) => {
    const site = await startSite();
    const anna = await addEditor(site, 'Anna', ['translator', 'editor', 'publisher', 'administrator'], ['fr', 'ru']);
    const by = { accountId: anna.id, at: new Date(journeyDay) };
    within(site, (db) => {
      const operationId = findOperationId(db, 'mission-to-moldova');
      const closure = {
        kind: 'closure',
        operationId,
        title: 'A closure by the end of March',
        targetDate: null,
      } as const;
      createPlan(db, closure, by);
      // A wrong day, so that what is in the way is told at its field.
      const facts = { ...nothingPlanned.closure, kind: 'completed', lastDay: '2027-02-30' };
      savePlanPart(db, { planId: 1, part: 'facts', seen: 0, content: facts }, by);
      createPlan(db, { ...closure, kind: 'establishment', operationId: null }, by);
    });
    const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true, colorScheme: scheme });
    const page = await context.newPage();
    const look = async (path: string) => {
      await page.goto(path);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await violations(page), `${path} ${scheme} ${width}`).toEqual([]);
        expect(await overflow(page), `${path} ${width}`).toBe(0);
        const name = path.slice(1).replace(/\?.*/, '').replaceAll('/', '-');
        await page.screenshot({ path: `e2e/screenshots/${name}-${width}-${scheme}.png`, fullPage: true });
      }
    };
    for (const door of doors) await look(`/${locale}/admin${door}`);
    await enter(site, context, anna);
    for (const room of rooms) await look(`/${locale}/admin${room}`);
    // A form that was refused, and an answer that is shown this once.
    await page.goto(`/${locale}/admin/accounts/new`);
    await page.getByRole('textbox').first().fill('Nadia');
    await page.getByRole('textbox').nth(1).fill('nadia@example.org');
    await page.locator('form button[type=submit]').last().click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('checkbox').nth(1).check();
    await page.locator('form button[type=submit]').last().click();
    await expect(page.getByRole('status')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await context.close();
    await site.stop();
  });
}
