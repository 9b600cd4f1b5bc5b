import { readFileSync } from 'node:fs';
import type { Browser, Download, Page } from '@playwright/test';
import { and, eq } from 'drizzle-orm';
import { findDraft } from '../db/queries/drafts';
import { findOperationId } from '../db/queries/operations';
import { findPresentTexts } from '../db/queries/translation-file';
import * as t from '../db/schema';
import { record } from '../db/writes/record';
import { messagesOf } from '../i18n/messages';
import { addEditor, enter, within } from './editors';
import { expect, get, journeyDay, type Site, startSite, test } from './site';

const { rooms: words } = messagesOf('en');
const slug = 'mission-to-moldova';
const room = '/en/admin/translations';

/** A translator of French, in the rooms. */
async function translatorIn(chromium: Browser, site: Site, javaScriptEnabled = true): Promise<Page> {
  const lea = await addEditor(site, javaScriptEnabled ? 'Lea' : 'Leo', ['translator'], ['fr']);
  const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
  await enter(site, context, lea);
  return context.newPage();
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

/** Takes the French texts of the operation out at its editor. */
async function takeOut(page: Page): Promise<string> {
  await page.goto(`/en/admin/operations/${slug}/fr`);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: words.translationsPage.takeOutOne }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${slug}.fr.xlf`);
  return textOf(download);
}

/** The file with another translation of one field. */
function translated(file: string, field: string, target: string): string {
  return file.replace(new RegExp(`<unit id="${field}"[\\s\\S]*?</unit>`), (unit) =>
    unit.replace(/<target>[^<]*<\/target>/, `<target>${target}</target>`),
  );
}

async function bring(page: Page, file: string): Promise<void> {
  await page.goto(room);
  await page
    .getByLabel(words.translationsPage.choose)
    .setInputFiles({ name: 'back.xlf', mimeType: 'application/xliff+xml', buffer: Buffer.from(file) });
  await page.getByRole('button', { name: words.translationsPage.compare }).click();
}

function draftOf(site: Site) {
  return within(site, (db) => findDraft(db, { operationId: findOperationId(db, slug) ?? 0 }, 'fr'));
}

/** Publishes another English description. */
function rewriteSource(site: Site, accountId: number): void {
  within(site, (db) => {
    const operationId = findOperationId(db, slug) ?? 0;
    const { latest } = findPresentTexts(db, operationId, 'fr');
    const refusal = record(
      db,
      {
        accountId,
        at: new Date(journeyDay),
        permission: 'publish',
        action: 'profile.published',
        of: { operationId },
        parts: { en: latest },
        reason: null,
      },
      (inside) => {
        const here = and(eq(t.profiles.operationId, operationId), eq(t.profiles.locale, 'en'));
        inside.update(t.profiles).set({ description: 'What this mission does now.' }).where(here).run();
        return null;
      },
    );
    expect(refusal).toBeNull();
  });
}

for (const javaScript of [true, false]) {
  test(`a translator takes French out and brings it back, ${javaScript ? 'with' : 'without'} JavaScript`, async ({
    chromium,
  }) => {
    const site = await startSite();
    const page = await translatorIn(chromium, site, javaScript);
    const file = await takeOut(page);

    await bring(page, file);
    await expect(page.getByRole('status')).toContainText(words.translationsPage.allSame);
    await expect(page.getByRole('button', { name: words.translationsPage.takeIn })).toHaveCount(0);

    await bring(page, translated(file, 'description', 'Tout autre chose.'));
    await expect(page.getByRole('status')).toContainText(words.translationsPage.compared);
    await expect(page.getByRole('insertion').first()).toBeVisible();
    expect(draftOf(site)).toBeNull();

    await page.getByRole('checkbox', { name: 'Take in: Description for search engines' }).uncheck();
    await page.getByRole('button', { name: words.translationsPage.takeIn }).click();
    await expect(page.getByRole('alert').first()).toContainText(words.problem.file_nothing_chosen);
    expect(draftOf(site)).toBeNull();

    await page.getByRole('checkbox', { name: 'Take in: Description for search engines' }).check();
    await page.getByRole('button', { name: words.translationsPage.takeIn }).click();
    await expect(page.getByRole('status')).toContainText(words.done.file_taken_in);
    await page.getByRole('list', { name: words.translationsPage.drafts }).getByRole('link').click();
    await expect(page).toHaveURL(`${site.url}/en/admin/operations/${slug}/fr`);
    await expect(page.locator('[name="text.description"]')).toHaveValue('Tout autre chose.');
    expect((await get(site, `/fr/operations/${slug}`)).html).not.toContain('Tout autre chose.');

    await page.context().close();
    await site.stop();
  });
}

test('what changed meanwhile, in the source and in a draft, is shown and asked about before anything is taken in', async ({
  chromium,
}) => {
  const site = await startSite();
  const paul = await addEditor(site, 'Paul', ['publisher']);
  const page = await translatorIn(chromium, site);
  const file = translated(await takeOut(page), 'description', 'Tout autre chose.');
  rewriteSource(site, paul.id);

  await page.goto(room);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'French: all that is outdated or missing' }).click();
  expect(await textOf(await downloading)).toContain('What this mission does now.');

  await bring(page, file);
  await expect(page.getByText(words.translationsPage.sourceChanged)).toBeVisible();
  await page.getByRole('button', { name: words.translationsPage.takeIn }).click();
  await expect(page.getByRole('alert').first()).toContainText(words.problem.file_source_changed);
  expect(draftOf(site)).toBeNull();
  await page.getByRole('checkbox', { name: words.translationsPage.overSource }).check();
  await page.getByRole('button', { name: words.translationsPage.takeIn }).click();
  await expect(page.getByRole('status')).toContainText(words.done.file_taken_in);
  expect(draftOf(site)).toMatchObject({ version: 1, madeFrom: 1 });

  await bring(page, translated(file, 'description', 'Encore autre chose.'));
  await expect(page.getByText('There is a draft here, last saved by Lea')).toBeVisible();
  await page.getByRole('checkbox', { name: words.translationsPage.overSource }).check();
  await page.getByRole('button', { name: words.translationsPage.takeIn }).click();
  await expect(page.getByRole('alert').first()).toContainText(words.problem.file_draft_there);
  await page.getByRole('checkbox', { name: words.translationsPage.overDraft }).check();
  await page.getByRole('button', { name: words.translationsPage.takeIn }).click();
  await expect(page.getByRole('status')).toContainText(words.done.file_taken_in);
  expect(draftOf(site)).toMatchObject({ version: 2, content: { description: 'Encore autre chose.' } });

  await page.context().close();
  await site.stop();
});

test('a file that is broken, hostile or of another language is refused in words', async ({ chromium }) => {
  const site = await startSite();
  const page = await translatorIn(chromium, site);
  const file = await takeOut(page);
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
  const attempts = [
    [file.replace('?>', `?>${bomb}`), words.problem.xliff_broken],
    [file.replaceAll(slug, 'mission-to-mars'), words.problem.file_operation_unknown],
    [file.replace(`${slug}@1`, `${slug}@99`), words.problem.file_revision_unknown],
    [file.replace('trgLang="fr"', 'trgLang="it"'), words.problem.file_locale_forbidden],
    [translated(file, 'summary', '&lt;script>alert(1)&lt;/script>'), words.problem.markdown_unsafe],
  ] as const;
  for (const [hostile, why] of attempts) {
    await bring(page, hostile);
    await expect(page.getByRole('alert').first()).toContainText(why);
    await expect(page.getByRole('button', { name: words.translationsPage.takeIn })).toHaveCount(0);
  }
  await page.goto(room);
  await page.getByRole('button', { name: words.translationsPage.compare }).click();
  await expect(page.getByRole('alert').first()).toContainText(words.problem.file_missing);
  expect(draftOf(site)).toBeNull();
  await page.context().close();
  await site.stop();
});
