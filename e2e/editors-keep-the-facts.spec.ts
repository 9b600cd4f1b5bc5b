import type { Browser, Page } from '@playwright/test';
import { addEditor, type Editor, enter } from './editors';
import { expect, get, type Site, test } from './site';

test.use({ siteOf: 'editors who keep the facts' });

async function pageOf(site: Site, chromium: Browser, editor: Editor, javaScriptEnabled = true): Promise<Page> {
  const context = await chromium.newContext({ baseURL: site.url, locale: 'en', javaScriptEnabled });
  await enter(site, context, editor);
  return context.newPage();
}

function row(page: Page, group: string, number: number) {
  return page.getByRole('group', { name: `${group}, row ${number}`, exact: true });
}

/** Has a publisher approve the facts and publish them. */
async function publishFacts(publisher: Page, slug: string): Promise<void> {
  await publisher.goto(`/en/admin/operations/${slug}/facts`);
  await publisher.getByRole('button', { name: 'Approve' }).click();
  await expect(publisher.getByText('Approved. It can be published now.')).toBeVisible();
  await publisher.goto(`/en/admin/operations/${slug}`);
  await publisher.getByRole('button', { name: 'Publish now, as one change' }).click();
}

for (const javaScript of [true, false]) {
  test(`the years of a field office and the languages change, and a reader sees it (JavaScript: ${javaScript})`, async ({
    site,
    chromium,
    reader,
  }) => {
    const mark = `${javaScript ? 'with' : 'without'}${test.info().workerIndex}`;
    const editor = await pageOf(site, chromium, await addEditor(site, `Edita${mark}`, ['editor']), javaScript);
    const publisher = await pageOf(site, chromium, await addEditor(site, `Pub${mark}`, ['publisher']), javaScript);
    const slug = javaScript ? 'mission-to-skopje' : 'mission-to-moldova';
    await editor.goto(`/en/admin/operations/${slug}/facts`);

    // A language that nobody can mean is refused in words, and what was typed is still there.
    const place = javaScript ? 4 : await nextEmpty(editor, 'Further-information languages', 'Language');
    await row(editor, 'Further-information languages', place).getByLabel('Language').fill('the language of birds');
    await row(editor, 'Field offices', 1).getByLabel('Opened').fill('1999');
    await row(editor, 'Field offices', 1).getByLabel('Last day').fill('2004-06');
    await editor.getByRole('button', { name: 'Save the draft' }).click();
    await expect(editor.getByText('Please give a language by its name').first()).toBeVisible();
    await expect(row(editor, 'Field offices', 1).getByLabel('Opened')).toHaveValue('1999');

    // More rows give everything back.
    await editor.getByRole('button', { name: 'Add rows' }).click();
    await expect(editor.getByText('There are more empty rows now.')).toBeVisible();
    await expect(row(editor, 'Field offices', 1).getByLabel('Last day')).toHaveValue('2004-06');

    await row(editor, 'Further-information languages', place).getByLabel('Language').fill('Turkish');
    await editor.getByRole('button', { name: 'Save and hand over for review' }).click();
    await expect(editor.getByText('Handed over for review.')).toBeVisible();

    // A publisher sends it back with a comment about the field offices, then takes it.
    await publisher.goto(`/en/admin/operations/${slug}/facts`);
    const offices = publisher.getByRole('group', { name: 'Field offices', exact: true });
    await offices.getByText('Comment on this field').click();
    await offices.getByLabel('Comment on: Field offices').fill('Was it not 2005?');
    await publisher.getByRole('button', { name: 'Send back with comments' }).click();
    await expect(publisher.getByText('Sent back with your comments.')).toBeVisible();
    await editor.goto(`/en/admin/operations/${slug}/facts`);
    await expect(editor.getByText('Was it not 2005?')).toBeVisible();
    await row(editor, 'Field offices', 1).getByLabel('Last day').fill('2005-06');
    await editor.getByRole('button', { name: 'Save and hand over for review' }).click();
    await expect(editor.getByText('Handed over for review.')).toBeVisible();
    await publishFacts(publisher, slug);
    await expect(publisher.getByText('Published. Readers see it now.')).toBeVisible();

    const page = await reader({ locale: 'en' });
    await page.goto(`/en/operations/${slug}`);
    await expect(page.getByRole('main')).toContainText('2005');
    await expect(page.getByRole('main')).toContainText('Turkish');
  });
}

test('a changed slug leaves a redirect in every language', async ({ site, chromium }) => {
  const mark = test.info().workerIndex;
  const editor = await pageOf(site, chromium, await addEditor(site, `Slug${mark}`, ['editor']));
  const publisher = await pageOf(site, chromium, await addEditor(site, `Slugpub${mark}`, ['publisher']));
  await editor.goto('/en/admin/operations/presence-in-albania/facts');
  await editor.getByLabel('Address', { exact: true }).first().fill('mission-to-serbia');
  await editor.getByRole('button', { name: 'Save the draft' }).click();
  await expect(editor.getByText('This address is taken').first()).toBeVisible();
  await editor.getByLabel('Address', { exact: true }).first().fill('presence-in-tirana');
  await editor.getByRole('button', { name: 'Save and hand over for review' }).click();
  await expect(editor.getByText('Handed over for review.')).toBeVisible();
  await publishFacts(publisher, 'presence-in-albania');
  await expect(publisher).toHaveURL(/\/en\/admin\/operations\/presence-in-tirana$/);
  for (const locale of ['en', 'ru']) {
    const { status, headers } = await get(site, `/${locale}/operations/presence-in-albania`);
    expect(status).toBe(308);
    expect(headers.get('location')).toMatch(new RegExp(`/${locale}/operations/presence-in-tirana$`));
    expect((await get(site, `/${locale}/operations/presence-in-tirana`)).status).toBe(200);
  }
});

test('a publisher makes a place known, and an editor can name it', async ({ site, chromium }) => {
  const mark = test.info().workerIndex;
  const editor = await pageOf(site, chromium, await addEditor(site, `Place${mark}`, ['editor']));
  const publisher = await pageOf(site, chromium, await addEditor(site, `Placepub${mark}`, ['publisher']));
  await publisher.goto('/en/admin/operations/mission-to-serbia/facts');
  const form = publisher.getByRole('form', { name: 'Add a place' });
  await form.getByLabel('Key').fill('novi-sad');
  await form.getByLabel('Latitude').fill('45.2517');
  await form.getByLabel('Longitude').fill('19.8369');
  for (const language of ['English', 'French', 'German', 'Spanish', 'Italian'])
    await form.getByLabel(`Name in ${language}`).fill('Novi Sad');
  await form.getByLabel('Name in Russian').fill('Нови-Сад');
  await form.getByRole('button', { name: 'Add the place' }).click();
  await expect(form.getByText('The place is known now.')).toBeVisible();
  await editor.goto('/en/admin/operations/mission-to-serbia/facts');
  const number = await nextEmpty(editor, 'Seats', 'Place');
  await row(editor, 'Seats', number).getByLabel('Place').fill('Novi Sad');
  await row(editor, 'Seats', number).getByLabel('From').fill('1999');
  await editor.getByRole('button', { name: 'Save the draft' }).click();
  await expect(editor.getByText('Draft saved.')).toBeVisible();
});

/** The number of the first row of a list that stands empty. */
async function nextEmpty(page: Page, group: string, column: string): Promise<number> {
  for (let number = 1; ; number += 1) {
    if ((await row(page, group, number).getByLabel(column).inputValue()) === '') return number;
  }
}
