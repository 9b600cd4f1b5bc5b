import type { Browser, Page } from '@playwright/test';
import { messagesOf } from '../i18n/messages';
import { addEditor, type Editor, enter, log, within } from './editors';
import { expect, get, type Site, startSite, test } from './site';

const { rooms: words } = messagesOf('en');

const moldova = '/operations/mission-to-moldova';

/** Opens a browser for somebody who has signed in. */
async function browse(chromium: Browser, site: Site, who: Editor, javaScriptEnabled = true): Promise<Page> {
  const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
  await enter(site, context, who);
  return context.newPage();
}

function siteRevision(site: Site): number {
  return within(site, (db) => db.$client.prepare('SELECT number FROM site_revision').pluck().get() as number);
}

/** What readers see of a page, apart from the address of its style sheet. */
async function publicText(site: Site, path: string): Promise<string> {
  return (await get(site, path)).$('main').text();
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

for (const javaScriptEnabled of [true, false]) {
  test(`a draft goes from its author to readers, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    chromium,
  }) => {
    const site = await startSite();
    const thea = await addEditor(site, 'Thea', ['translator'], ['fr']);
    const petra = await addEditor(site, 'Petra', ['publisher']);
    const author = await browse(chromium, site, thea, javaScriptEnabled);
    const publisher = await browse(chromium, site, petra, javaScriptEnabled);
    const before = await publicText(site, `/fr${moldova}`);

    await author.goto(`/en/admin${moldova}/fr`);
    const title = author.getByRole('textbox', { name: words.textField.shortName, exact: true });
    await title.fill('Mission en Moldavie, mise au point');
    await press(author, words.editor.save);
    await expect(author.getByText(words.done.draft_saved, { exact: true })).toBeVisible();
    expect(await publicText(site, `/fr${moldova}`)).toBe(before);
    expect(siteRevision(site)).toBe(1);
    await press(author, words.editor.save);
    await expect(author.getByText(words.problem.unchanged)).toBeVisible();
    await press(author, words.editor.submit);
    await expect(author.getByText(words.done.draft_submit)).toBeVisible();
    await expect(author.getByRole('button', { name: words.editor.approve })).toHaveCount(0);

    // Back with a comment at a field, and once more.
    await publisher.goto(`/en/admin${moldova}/fr`);
    await press(publisher, words.editor.sendBack);
    await expect(publisher.getByText(words.problem.comment_missing)).toBeVisible();
    const field = publisher.getByRole('group', { name: words.textField.shortName });
    await field.getByText(words.editor.commentField).click();
    await field.getByRole('textbox', { name: /Comment on/ }).fill('Plus court, s’il vous plaît.');
    await press(publisher, words.editor.sendBack);
    await expect(publisher.getByText(words.done.draft_send_back)).toBeVisible();
    // Not a reload, which without JavaScript would send the form again.
    await author.goto(`/en/admin${moldova}/fr`);
    await expect(author.getByText('Plus court, s’il vous plaît.')).toBeVisible();
    await author.getByRole('textbox', { name: words.textField.shortName, exact: true }).fill('Mission moldave');
    await press(author, words.editor.submit);
    await expect(author.getByText(words.done.draft_submit)).toBeVisible();
    await publisher.goto(`/en/admin${moldova}/fr`);
    await press(publisher, words.editor.approve);
    await expect(publisher.getByText(words.done.draft_approve)).toBeVisible();

    await publisher.goto(`/en/admin${moldova}`);
    await press(publisher, words.publishing.now);
    await expect(publisher.getByText(words.done.published)).toBeVisible();
    expect(siteRevision(site)).toBe(2);
    expect(await publicText(site, `/fr`)).toContain('Mission moldave');
    expect(await publicText(site, `/de`)).not.toContain('moldave');
    expect(log(site).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['draft.handed_over', 'draft.sent_back', 'draft.approved', 'profile.published']),
    );
    await author.context().close();
    await publisher.context().close();
    await site.stop();
  });
}

test('nobody approves their own change, unless the setting allows it; a translator has their own languages', async ({
  chromium,
}) => {
  const site = await startSite();
  const both = await addEditor(site, 'Berta', ['editor', 'publisher', 'administrator']);
  const thea = await addEditor(site, 'Thea', ['translator'], ['fr']);
  const page = await browse(chromium, site, both);
  await page.goto(`/en/admin${moldova}/en`);
  await page
    .getByRole('textbox', { name: words.textField.shortName, exact: true })
    .fill('Mission to Moldova, as it is');
  await press(page, words.editor.submit);
  await expect(page.getByText(words.done.draft_submit)).toBeVisible();
  await page.reload();
  await press(page, words.editor.approve);
  await expect(page.getByText(words.problem.own_change)).toBeVisible();
  await page.goto('/en/admin/settings');
  await page.getByLabel(words.setting.ownChangesApprovable.label).check();
  await press(page, words.save);
  await expect(page.getByText(words.done.saved)).toBeVisible();
  await page.goto(`/en/admin${moldova}/en`);
  await press(page, words.editor.approve);
  await expect(page.getByText(words.done.draft_approve)).toBeVisible();

  const theirs = await browse(chromium, site, thea);
  await theirs.goto(`/en/admin${moldova}/it`);
  await expect(theirs.getByRole('textbox', { name: words.textField.shortName, exact: true })).not.toBeEditable();
  await expect(theirs.getByRole('button', { name: words.editor.save })).toHaveCount(0);
  await page.context().close();
  await theirs.context().close();
  await site.stop();
});

test('the source changes: French is brought in step, Italian is still right, and a typo concerns nobody', async ({
  chromium,
}) => {
  const site = await startSite();
  const all = await addEditor(site, 'Berta', ['editor', 'publisher', 'administrator']);
  within(site, (db) => db.$client.exec('UPDATE settings SET own_changes_approvable = 1'));
  const page = await browse(chromium, site, all);
  const publish = async (part: string, fill: (text: string) => string, aside = false) => {
    await page.goto(`/en/admin${moldova}/${part}`);
    const field = page.getByRole('textbox', { name: words.textField.description });
    await field.fill(fill(await field.inputValue()));
    await press(page, words.editor.submit);
    await expect(page.getByText(words.done.draft_submit)).toBeVisible();
    await page.reload();
    await press(page, words.editor.approve);
    await expect(page.getByText(words.done.draft_approve)).toBeVisible();
    await page.goto(`/en/admin${moldova}`);
    if (aside) {
      await page.getByText(words.publishing.setAside).click();
      await page.getByRole('group', { name: words.publishing.setAsideFields }).getByRole('checkbox').check();
      await press(page, words.publishing.now);
      await expect(page.getByText(words.problem.set_aside_reason_missing)).toBeVisible();
      await page.getByRole('textbox', { name: words.publishing.setAsideReason }).fill('A comma.');
    }
    await press(page, words.publishing.now);
    await expect(page.getByText(words.done.published)).toBeVisible();
  };
  const stateOf = async (language: string) => {
    await page.goto(`/en/admin${moldova}`);
    return page.getByRole('row').filter({ hasText: language }).getByRole('cell').textContent();
  };
  await publish('en', (text) => `${text}!`, true);
  expect(await stateOf('French')).toBe(words.partState.published);
  await publish('en', (text) => `${text} It works for a settlement.`);
  expect(await stateOf('French')).toBe(words.partState.outdated);
  expect(await stateOf('Italian')).toBe(words.partState.outdated);
  await page.goto(`/en/admin${moldova}/fr`);
  await expect(page.getByRole('insertion').filter({ hasText: 'settlement' })).toBeVisible();
  await publish('fr', (text) => `${text} Elle œuvre à un règlement.`);
  expect(await stateOf('French')).toBe(words.partState.published);
  await page.goto(`/en/admin${moldova}/it`);
  await press(page, words.editor.stillRight);
  await expect(page.getByText(words.done.still_right)).toBeVisible();
  expect(await stateOf('Italian')).toBe(words.partState.published);
  expect(await stateOf('German')).toBe(words.partState.outdated);
  expect(log(site).at(-1)?.action).toBe('translation.still_right');
  await page.context().close();
  await site.stop();
});

test('six languages go out at one moment, by themselves, also when the site slept through it; a later edit lapses it', async ({
  chromium,
}) => {
  const site = await startSite();
  const all = await addEditor(site, 'Berta', ['editor', 'publisher']);
  within(site, (db) => db.$client.exec('UPDATE settings SET own_changes_approvable = 1'));
  const page = await browse(chromium, site, all);
  const locales = ['en', 'fr', 'de', 'es', 'it', 'ru'];
  for (const part of locales) {
    await page.goto(`/en/admin${moldova}/${part}`);
    await page.getByRole('textbox', { name: words.textField.shortName, exact: true }).fill(`Moldova ${part} 2027`);
    await press(page, words.editor.submit);
    await expect(page.getByText(words.done.draft_submit)).toBeVisible();
    await page.reload();
    await press(page, words.editor.approve);
    await expect(page.getByText(words.done.draft_approve)).toBeVisible();
  }
  const schedule = async (at: string) => {
    await page.goto(`/en/admin${moldova}`);
    await page.getByLabel(words.publishing.at).fill(at);
    await press(page, words.publishing.schedule);
  };
  await schedule('2026-11-24T10:00');
  await expect(page.getByText(words.problem.instant_past)).toBeVisible();
  await schedule('2027-01-01T08:00');
  await expect(page.getByText(words.done.scheduled)).toBeVisible();
  await expect(page.getByText('1 Jan 2027, 08:00')).toBeVisible();

  // A later edit of one of them lapses the schedule, and says so.
  await page.goto(`/en/admin${moldova}/ru`);
  await page.getByRole('textbox', { name: words.textField.shortName, exact: true }).fill('Молдова 2027');
  await press(page, words.editor.save);
  await expect(page.getByText(words.done.draft_saved_lapsed)).toBeVisible();
  await press(page, words.editor.submit);
  await expect(page.getByText(words.done.draft_submit)).toBeVisible();
  await page.reload();
  await press(page, words.editor.approve);
  await expect(page.getByText(words.done.draft_approve)).toBeVisible();
  await page.goto(`/en/admin${moldova}`);
  await expect(page.getByText(words.publishing.scheduled, { exact: true })).toHaveCount(0);
  await schedule('2027-01-01T08:00');
  await expect(page.getByText(words.done.scheduled)).toBeVisible();

  site.setClock('2027-01-01T06:59:00Z');
  expect(await publicText(site, '/de')).not.toContain('Moldova de 2027');
  site.setClock('2027-01-01T07:00:00Z');
  await expect.poll(() => publicText(site, '/de')).toContain('Moldova de 2027');
  for (const part of locales.slice(0, 5)) expect(await publicText(site, `/${part}`)).toContain(`Moldova ${part} 2027`);
  expect(await publicText(site, '/ru')).toContain('Молдова 2027');
  expect(siteRevision(site)).toBe(2);
  expect(log(site).filter(({ action }) => action === 'publication.carried_out')).toHaveLength(1);
  await page.context().close();
  await site.stop();
});

test('hostile texts are refused in words, and nothing is kept', async ({ chromium, site }) => {
  const editor = await addEditor(site, 'Hedda', ['editor']);
  const page = await browse(chromium, site, editor, false);
  for (const [name, text, sentence] of [
    ['body', '<script>alert(1)</script>', words.problem.markdown_unsafe],
    ['body', '[a](javascript:alert(1))', words.problem.markdown_unsafe],
    ['body', '![a](data:image/png;base64,AAAA)', words.problem.markdown_unsafe],
    ['body', 'a <b onclick="x">b</b>', words.problem.markdown_unsafe],
    ['shortName', 'a\u202eb', words.problem.text_direction],
    ['shortName', 'n'.repeat(5_000), words.problem.text_too_long],
  ] as const) {
    await page.goto(`/en/admin/operations/mission-to-serbia/en`);
    await page.getByRole('textbox', { name: words.textField[name], exact: true }).fill(text);
    await press(page, words.editor.save);
    await expect(page.getByText(sentence).first(), text.slice(0, 40)).toBeVisible();
    await expect(page.getByRole('textbox', { name: words.textField[name], exact: true })).toHaveValue(text);
  }
  const drafts = within(site, (db) => db.$client.prepare('SELECT count(*) FROM drafts').pluck().get());
  expect(drafts).toBe(0);
  await page.context().close();
});
