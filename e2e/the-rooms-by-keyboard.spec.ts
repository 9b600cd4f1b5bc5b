import { messagesOf } from '../i18n/messages';
import { violations } from './axe';
import { addEditor, enter } from './editors';
import { expect, startSite, test } from './site';

const { rooms: words } = messagesOf('en');

test('the rooms are walked by keyboard; the list of the shortcuts says how, and turns them off', async ({
  chromium,
}) => {
  const site = await startSite();
  const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true });
  await enter(site, context, await addEditor(site, 'Petra', ['editor']));
  const page = await context.newPage();
  const list = page.getByRole('dialog', { name: words.shortcuts.title });
  const opener = page.getByRole('button', { name: words.shortcuts.title });
  await page.goto('/en/admin');
  await expect(opener).toBeVisible();

  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/\/en\/admin\/operations$/);
  await expect(opener).toBeVisible();

  // While somebody types, keys are letters.
  const field = page.getByRole('searchbox', { name: words.matrix.words });
  await field.focus();
  await page.keyboard.type('g d / ?');
  await expect(field).toHaveValue('g d / ?');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const link = page.getByRole('link', { name: words.desk, exact: true });
  await link.focus();
  await page.keyboard.press('?');
  await expect(list).toBeVisible();
  await expect(list).toContainText(words.shortcuts.toOperations);
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(list, 'behind a dialog nothing happens').toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(link).toBeFocused();

  await opener.press('Enter');
  await list.getByRole('checkbox', { name: words.shortcuts.singleKeys }).uncheck();
  await list.getByRole('button', { name: words.shortcuts.close }).click();
  await expect(opener).toBeFocused();
  for (const key of ['?', '/', 'g', 'd']) await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/en\/admin\/operations$/);
  // The browser remembers it, and they can be turned on again.
  await page.reload();
  await expect(opener).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await opener.press('Enter');
  await expect(list.getByRole('checkbox')).not.toBeChecked();
  await list.getByRole('checkbox').check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page).toHaveURL(/\/en\/admin$/);
  await context.close();
  await site.stop();
});

test('any operation is a few keys away, by its name in the language of the room', async ({ chromium }) => {
  const site = await startSite();
  const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true });
  await enter(site, context, await addEditor(site, 'Petra', ['editor']));
  const page = await context.newPage();
  for (const [locale, name] of [
    ['en', 'skopje'],
    ['ru', 'скопье'],
  ] as const) {
    const { rooms } = messagesOf(locale);
    await page.goto(`/${locale}/admin`);
    await expect(page.getByRole('button', { name: rooms.shortcuts.jump })).toBeVisible();
    await page.keyboard.press('/');
    const jump = page.getByRole('dialog', { name: rooms.shortcuts.jump });
    await expect(jump.getByRole('combobox')).toBeFocused();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.type(locale === 'en' ? 'OSCE Mission to Skopje' : name);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(
      locale === 'en' ? '/en/admin/operations/mission-to-skopje' : /\/ru\/admin\/operations[/?]/,
    );
  }
  // What no single operation is meant by is searched for.
  await page.goto('/en/admin');
  await page.getByRole('button', { name: words.shortcuts.jump }).click();
  await page.getByRole('combobox').fill('mission');
  await page.getByRole('button', { name: words.shortcuts.go }).click();
  await expect(page).toHaveURL('/en/admin/operations?q=mission');
  await context.close();
  await site.stop();
});

test('without JavaScript there is no sign of shortcuts, and the operations are a link away', async ({
  chromium,
  site,
}) => {
  const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled: false });
  await enter(site, context, await addEditor(site, 'Walker', ['editor']));
  const page = await context.newPage();
  await page.goto('/en/admin');
  await expect(page.getByRole('button', { name: words.shortcuts.title })).toHaveCount(0);
  await page.getByRole('link', { name: words.operations, exact: true }).click();
  await expect(page).toHaveURL(/\/en\/admin\/operations$/);
  await context.close();
});
