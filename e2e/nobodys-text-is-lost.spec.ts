import type { Browser, BrowserContext, Page } from '@playwright/test';
import { findSiteRevision } from '../db/queries/site';
import { messagesOf } from '../i18n/messages';
import { addEditor, type Editor, enter, password, within } from './editors';
import { expect, get, type Site, startSite, test } from './site';

const { rooms: words } = messagesOf('en');

const slug = 'mission-to-moldova';
const editor = `/en/admin/operations/${slug}/en`;

const description = (page: Page) => page.getByRole('textbox', { name: words.textField.description, exact: true });
const shortName = (page: Page) => page.getByRole('textbox', { name: words.textField.shortName, exact: true });
const save = (page: Page) => page.getByRole('button', { name: words.editor.save, exact: true }).click();

/** A browser on which somebody has entered the rooms. */
async function browse(chromium: Browser, site: Site, who: Editor, javaScriptEnabled = true): Promise<BrowserContext> {
  const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
  await enter(site, context, who);
  return context;
}

/** Opens the editor and waits until it is at work: then the rooms have their shortcuts. */
async function open(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(editor);
  await expect(page.getByRole('button', { name: words.shortcuts.title })).toBeVisible();
  return page;
}

/** The beginning of what the editor says once a draft has been kept by itself. */
const keptByItself = (page: Page) => page.getByText(words.editor.status.saved.split('{')[0] ?? '');

test('the browser is killed in mid-sentence, and the text is there on return', async ({ chromium }) => {
  const site = await startSite();
  const context = await browse(chromium, site, await addEditor(site, 'Petra', ['editor']));
  const killed = await open(context);
  // Nothing of it reaches the site, not even on leaving.
  await context.setOffline(true);
  const before = await description(killed).inputValue();
  await description(killed).fill('The Mission to Moldova was establ');
  await killed.close();
  await context.setOffline(false);

  const page = await open(context);
  await expect(description(page)).toHaveValue(before);
  await expect(page.getByText(words.editor.keptFound)).toBeVisible();
  await page.getByRole('button', { name: words.editor.keptTake }).click();
  await expect(description(page)).toHaveValue('The Mission to Moldova was establ');
  await description(page).press('End');
  const sent = page.waitForResponse((answer) => answer.request().postData()?.includes('was established') ?? false);
  await description(page).pressSequentially('ished');
  await sent;
  await expect(keptByItself(page)).toBeVisible();
  await page.reload();
  await expect(description(page)).toHaveValue('The Mission to Moldova was established');
  await expect(page.getByText(words.editor.keptFound)).toHaveCount(0);
  await context.close();
  await site.stop();
});

test('what the browser held is not put over what somebody has saved since', async ({ chromium }) => {
  const site = await startSite();
  const petras = await browse(chromium, site, await addEditor(site, 'Petra', ['editor']));
  const ivans = await browse(chromium, site, await addEditor(site, 'Ivan', ['editor']));
  await petras.route('**/draft', (route) => route.abort());
  const killed = await open(petras);
  await description(killed).fill('Petra’s words');
  await killed.close();
  await petras.unroute('**/draft');
  const ivan = await open(ivans);
  await description(ivan).fill('Ivan’s words');
  await save(ivan);
  await expect(ivan.getByText(words.done.draft_saved)).toBeVisible();

  const petra = await open(petras);
  await petra.getByRole('button', { name: words.editor.keptTake }).click();
  await expect(petra.getByText(words.editor.keptStale)).toBeVisible();
  await expect(description(petra)).toHaveValue('Petra’s words');
  await expect(petra.getByText('Ivan’s words')).toBeVisible();
  await description(petra).fill('Petra’s words and Ivan’s');
  await expect(petra.getByText(words.editor.status.choosing)).toBeVisible();
  await save(petra);
  await expect(petra.getByText(words.done.draft_saved)).toBeVisible();
  await petra.reload();
  await expect(description(petra)).toHaveValue('Petra’s words and Ivan’s');
  for (const context of [petras, ivans]) await context.close();
  await site.stop();
});

test('a session ends while somebody types: they are told, sign in again in the same tab, and have their text', async ({
  chromium,
}) => {
  const site = await startSite();
  const petra = await addEditor(site, 'Petra', ['editor']);
  const context = await browse(chromium, site, petra);
  const page = await open(context);
  await context.clearCookies();
  await description(page).fill('Typed after the session had ended');
  await expect(page.getByText(words.editor.status.signedOut)).toBeVisible();
  // Saving by hand does not take the page away either.
  await save(page);
  await expect(page.getByText(words.editor.status.signedOut)).toBeVisible();
  await expect(description(page)).toHaveValue('Typed after the session had ended');

  await page.getByRole('link', { name: words.editor.signInAgain }).click();
  await expect(page).toHaveURL(`/en/admin/sign-in?next=${encodeURIComponent(editor)}`);
  await page.getByLabel('E-mail address').fill(petra.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(editor);
  await page.getByRole('button', { name: words.editor.keptTake }).click();
  await expect(description(page)).toHaveValue('Typed after the session had ended');
  await expect(keptByItself(page)).toBeVisible();
  await page.reload();
  await expect(description(page)).toHaveValue('Typed after the session had ended');
  await context.close();
  await site.stop();
});

test('a connection is lost and comes back, and what was typed meanwhile is sent by itself', async ({ chromium }) => {
  const site = await startSite();
  const context = await browse(chromium, site, await addEditor(site, 'Petra', ['editor']));
  const page = await open(context);
  await context.setOffline(true);
  await description(page).fill('Typed in a tunnel');
  await expect(page.getByText(words.editor.status.offline)).toBeVisible();
  await save(page);
  await expect(description(page)).toHaveValue('Typed in a tunnel');
  await context.setOffline(false);
  await expect(keptByItself(page)).toBeVisible();
  await save(page);
  await expect(page.getByText(words.problem.unchanged), 'it is on the site already').toBeVisible();
  await page.reload();
  await expect(description(page)).toHaveValue('Typed in a tunnel');
  await context.close();
  await site.stop();
});

for (const javaScriptEnabled of [true, false]) {
  test(`two editors see each other, and a stale save shows both versions, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    chromium,
  }) => {
    const site = await startSite();
    const contexts = [
      await browse(chromium, site, await addEditor(site, 'Petra', ['editor']), javaScriptEnabled),
      await browse(chromium, site, await addEditor(site, 'Ivan', ['editor']), javaScriptEnabled),
    ] as const;
    const [petra, ivan] = [await contexts[0].newPage(), await contexts[1].newPage()];
    await petra.goto(editor);
    await ivan.goto(editor);
    await expect(ivan.getByText(/^Petra has been editing since/)).toBeVisible();
    if (!javaScriptEnabled) await petra.reload();
    await expect(petra.getByText(/^Ivan has been editing since/)).toBeVisible({ timeout: 25_000 });

    await description(petra).fill('Petra’s description');
    await save(petra);
    await expect(petra.getByText(words.done.draft_saved)).toBeVisible();
    await shortName(ivan).fill('Ivan’s short name');
    await description(ivan).fill('Ivan’s description');
    await save(ivan);
    await expect(ivan.getByText(words.problem.draft_stale)).toBeVisible();
    await expect(ivan.getByText('Saved by Petra.')).toBeVisible();
    await expect(description(ivan)).toHaveValue('Ivan’s description');
    await expect(shortName(ivan)).toHaveValue('Ivan’s short name');
    await expect(ivan.getByText('Petra’s description')).toBeVisible();
    await ivan.getByRole('checkbox', { name: `${words.textField.description}: ${words.editor.takeTheirs}` }).check();
    await save(ivan);
    await expect(ivan.getByText(words.done.draft_saved)).toBeVisible();
    await expect(description(ivan)).toHaveValue('Petra’s description');
    await ivan.goto(editor);
    await expect(description(ivan)).toHaveValue('Petra’s description');
    await expect(shortName(ivan)).toHaveValue('Ivan’s short name');

    // The other goes on from what they see, which is stale now, and saves again.
    await description(petra).fill('Petra’s second description');
    await save(petra);
    await expect(petra.getByText(words.problem.draft_stale)).toBeVisible();
    await expect(description(petra)).toHaveValue('Petra’s second description');
    await petra.getByRole('checkbox', { name: `${words.textField.shortName}: ${words.editor.takeTheirs}` }).check();
    await save(petra);
    await expect(petra.getByText(words.done.draft_saved)).toBeVisible();
    await petra.goto(editor);
    await expect(description(petra)).toHaveValue('Petra’s second description');
    await expect(shortName(petra)).toHaveValue('Ivan’s short name');
    for (const context of contexts) await context.close();
    await site.stop();
  });
}

test('a draft that saves itself leaves the public pages and the site’s revision as they were', async ({ chromium }) => {
  const site = await startSite();
  const context = await browse(chromium, site, await addEditor(site, 'Petra', ['editor']));
  const look = async () => ({
    page: (await get(site, `/en/operations/${slug}`)).html,
    list: (await get(site, '/en')).html,
    map: (await get(site, '/sitemap.xml')).html,
    revision: within(site, (db) => findSiteRevision(db)),
  });
  const before = await look();
  const page = await open(context);
  await description(page).fill('Seen by nobody yet');
  await expect(keptByItself(page)).toBeVisible();
  expect(await look()).toEqual(before);
  await context.close();
  await site.stop();
});

test('the browser warns before leaving only where text would truly be lost', async ({ chromium }) => {
  const site = await startSite();
  const who = await addEditor(site, 'Petra', ['editor']);
  for (const stores of [true, false]) {
    const context = await browse(chromium, site, who);
    await context.route('**/draft', (route) => route.abort());
    if (!stores) {
      await context.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
    }
    const page = await open(context);
    const warnings: string[] = [];
    page.on('dialog', (dialog) => {
      warnings.push(dialog.type());
      void dialog.accept();
    });
    await description(page).click();
    await page.keyboard.type('More');
    await page.goto('/en/admin');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
    expect(warnings).toEqual(stores ? [] : ['beforeunload']);
    await context.close();
  }
  await site.stop();
});

test('what the tools have written can be undone like what was typed, and a save takes nothing away', async ({
  chromium,
}) => {
  const site = await startSite();
  const context = await browse(chromium, site, await addEditor(site, 'Petra', ['editor']));
  const page = await open(context);
  const group = page.getByRole('group', { name: words.textField.summary });
  const first = group.getByRole('textbox').first();
  const before = await first.inputValue();
  await first.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await group.getByRole('button', { name: words.editor.tool.bold, exact: true }).click();
  await expect(first).toHaveValue(`**${before}**`);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(first).toHaveValue(before);
  await page.keyboard.press('ControlOrMeta+Shift+z');
  await expect(first).toHaveValue(`**${before}**`);

  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(words.done.draft_saved)).toBeVisible();
  await expect(first).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(first).toHaveValue(before);
  await context.close();
  await site.stop();
});
