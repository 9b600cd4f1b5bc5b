import { findOperationId } from '../db/queries/operations';
import { findLatestNumber } from '../db/queries/revisions';
import { closeOperation } from '../db/writes/close-operation';
import { locales } from '../domain/locale';
import { overflow } from './axe';
import { addEditor, type Editor, enter, log, sessionOf, within } from './editors';
import { expect, get, journeyDay, type Site, startSite, test } from './site';

const at = new Date(journeyDay);
const slug = 'mission-to-moldova';
const room = `/en/admin/operations/${slug}/life`;
const note = Object.fromEntries(locales.map((locale) => [locale, { closureNote: `Why it closes (${locale}).` }]));

function decideClosure(site: Site, { id }: Editor): void {
  within(site, (db) => {
    const operationId = findOperationId(db, slug) ?? 0;
    const recorded = {
      operationId,
      seen: findLatestNumber(db, { operationId }),
      standard: 'planned',
      texts: note,
      explanations: {},
      reason: null,
    } as const;
    const closure = {
      kind: 'succeeded',
      lastDay: '2026-12-31',
      mandateEndedOn: null,
      administrativeClosureOn: null,
      decision: 'PC.DEC/9001',
      decidedOn: '2026-11-20',
    } as const;
    const gapReason = 'It has been at work since 1999.';
    const successors = [{ slug: 'project-coordinator-in-ukraine', kind: 'merged', gapReason }] as const;
    expect(closeOperation(db, { ...recorded, closure, successors }, { accountId: id, at })).toBeNull();
  });
}

test('a decided closure is told in six languages before its day, and can be annulled until then', async ({
  chromium,
}) => {
  const site = await startSite();
  const paul = await addEditor(site, 'Paul', ['publisher']);
  const before = (await get(site, `/en/operations/${slug}`)).$('main').text();
  decideClosure(site, paul);
  const headings = {
    en: 'This operation will close',
    fr: 'Cette opération va fermer',
    de: 'Diese Operation wird geschlossen',
    es: 'Esta operación va a cerrar',
    it: 'Questa operazione si concluderà',
    ru: 'Эта операция будет закрыта',
  };
  for (const locale of locales) {
    const notice = (await get(site, `/${locale}/operations/${slug}`)).$('section[aria-labelledby=closure]');
    expect(notice.find('h2').text()).toBe(headings[locale]);
    expect(notice.text()).toContain(`Why it closes (${locale}).`);
    expect(notice.text()).toContain('PC.DEC/9001');
    expect(notice.find(`a[href="/${locale}/operations/project-coordinator-in-ukraine"]`)).toHaveLength(1);
    expect(notice.find('time[datetime="2026-12-31"]')).toHaveLength(1);
  }
  const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled: false });
  await enter(site, context, paul);
  const page = await context.newPage();
  await page.goto(`/en/admin/operations/${slug}`);
  await page.getByRole('link', { name: 'Life', exact: true }).click();
  await page.getByText('Annul the closure').click();
  const form = page.getByRole('form', { name: 'Annul the closure' });
  // The reason is asked for: a browser says so before it sends, and the server whoever sends past it.
  await form.getByLabel('Why it is annulled').fill('   ');
  await form.getByRole('button').click();
  await page.getByText('Annul the closure').click();
  await expect(page.getByText('Please say why.')).toBeVisible();
  await form.getByLabel('Why it is annulled').fill('The Council has decided otherwise.');
  await form.getByRole('button').click();
  await expect(page.getByRole('form', { name: 'Annul the closure' })).toHaveCount(0);
  expect((await get(site, `/en/operations/${slug}`)).$('main').text()).toBe(before);
  expect(log(site).map(({ action }) => action)).toContain('operation.closure_annulled');
  await context.close();

  // After its last day it can only be corrected.
  decideClosure(site, paul);
  site.setClock('2027-01-01T10:00:00Z');
  const { name, value } = await sessionOf(site, paul, '2027-01-01T09:00:00Z');
  const closed = await get(site, room, { headers: { cookie: `${name}=${value}` } });
  expect(closed.$('form[aria-label="Annul the closure"]')).toHaveLength(0);
  const past = (await get(site, `/de/operations/${slug}`)).$('main').text();
  expect(past).toContain('Diese Operation ist geschlossen');
  expect(past).toContain('Ein historisches Profil: Es zeigt die Operation, wie sie an ihrem letzten Tag war');
  await site.stop();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a life is corrected with its reason, and what is wrong is told at its field, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    chromium,
  }) => {
    const site = await startSite();
    const paul = await addEditor(site, 'Paul', ['publisher']);
    const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
    await enter(site, context, paul);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const closed = 'mission-to-georgia';
    await page.goto(`/en/admin/operations/${closed}/life`);
    const form = page.getByRole('form', { name: 'Correct the record' });
    const lastDay = form.getByLabel('Last day', { exact: true });
    const reason = form.getByLabel('Why it is corrected');
    const submit = form.getByRole('button', { name: 'Record the correction' });
    const was = await lastDay.inputValue();
    const published = (await get(site, `/en/operations/${closed}`)).html;
    for (const [wrong, words] of [
      ['1990-01-01', 'The last day lies before the establishment.'],
      ['2008-02-30', 'This is not a date'],
      ['2999', 'A date of the record lies between 1972 and 2100.'],
      ['', 'This may stay unknown, but please say why.'],
    ] as const) {
      await lastDay.fill(wrong);
      await reason.fill('The report says so.');
      await submit.click();
      await expect(form.getByText(words)).toBeVisible();
      await expect(lastDay).toHaveValue(wrong);
      await expect(reason).toHaveValue('The report says so.');
    }
    expect((await get(site, `/en/operations/${closed}`)).html).toBe(published);
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await overflow(page)).toBe(0);
    await page.screenshot({ path: `e2e/screenshots/life-320-${javaScriptEnabled}.png`, fullPage: true });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.screenshot({ path: `e2e/screenshots/life-1440-${javaScriptEnabled}.png`, fullPage: true });

    await lastDay.fill('2009-07');
    await reason.fill('  ');
    await submit.click();
    await expect(form.getByText('Please say why.')).toBeVisible();
    await expect(lastDay).toHaveValue('2009-07');
    await reason.fill('The report says so.');
    await submit.click();
    await expect(form.getByText('The correction is recorded.')).toBeVisible();
    await expect(lastDay).toHaveValue('2009-07');
    expect(was).not.toBe('2009-07');
    const notice = (await get(site, `/en/operations/${closed}`)).$('section[aria-labelledby=closure]');
    expect(notice.find('time[datetime="2009-07"]')).toHaveLength(1);
    // What was said before stays in the history, with the reason.
    await page.goto(`/en/admin/operations/${closed}/history`);
    await expect(page.getByText('The report says so.').first()).toBeVisible();
    expect(errors).toEqual([]);
    await context.close();
    await site.stop();
  });
}

test('somebody who corrects what another has corrected meanwhile keeps what they wrote, and sees both', async ({
  chromium,
}) => {
  const site = await startSite();
  const [paul, rita] = [await addEditor(site, 'Paul', ['publisher']), await addEditor(site, 'Rita', ['publisher'])];
  const open = async (who: Editor) => {
    const context = await chromium.newContext({ baseURL: site.url });
    await enter(site, context, who);
    const page = await context.newPage();
    await page.goto('/en/admin/operations/mission-to-georgia/life');
    return page.getByRole('form', { name: 'Correct the record' });
  };
  const [his, hers] = [await open(paul), await open(rita)];
  for (const [form, day] of [
    [hers, '2009-05'],
    [his, '2009-07'],
  ] as const) {
    await form.getByLabel('Last day', { exact: true }).fill(day);
    await form.getByLabel('Why it is corrected').fill(`Seen in ${day}.`);
    await form.getByRole('button', { name: 'Record the correction' }).click();
  }
  await expect(hers.getByText('The correction is recorded.')).toBeVisible();
  await expect(his.getByText('Somebody else has saved or published this meanwhile')).toBeVisible();
  await expect(his.getByLabel('Last day', { exact: true })).toHaveValue('2009-07');
  await expect(his.getByText('Saved meanwhile: 2009-05')).toBeVisible();
  await his.getByRole('button', { name: 'Record the correction' }).click();
  await expect(his.getByText('The correction is recorded.')).toBeVisible();
  for (const form of [his, hers]) await form.page().context().close();
  await site.stop();
});

test('a mandate is extended and a withdrawal recorded; a mistake is told at its field', async ({ chromium }) => {
  const site = await startSite();
  const context = await chromium.newContext({ baseURL: site.url });
  await enter(site, context, await addEditor(site, 'Paul', ['publisher']));
  const page = await context.newPage();
  await page.goto(room);
  const extension = page.getByRole('form', { name: 'Extend the mandate' });
  await extension.getByLabel('Until').fill('2027-06');
  await extension.getByRole('button').click();
  await expect(extension.getByText('What is newly decided needs the exact day')).toBeVisible();
  await extension.getByLabel('Until').fill('2027-06-30');
  await extension.getByLabel('Decision').fill('PC.DEC/9003');
  await extension.getByLabel('Decided on').fill('2026-11-19');
  await extension.getByRole('button').click();
  await expect(extension.getByText('The extension is recorded.')).toBeVisible();
  const story = (await get(site, `/en/operations/${slug}`))
    .$('section[aria-labelledby=chronology]')
    .text()
    .replaceAll('\u00a0', ' ');
  expect(story).toContain('Mandate extended until 30 June 2027');
  expect(story).toContain('PC.DEC/9003');

  const withdrawal = page.getByRole('form', { name: 'Withdrawal of the staff, or their return' });
  await withdrawal.getByLabel('Staff withdrawn').fill('2026-11-20');
  await withdrawal.getByLabel('Staff returned').fill('2026-11-10');
  await withdrawal.getByRole('button').click();
  await expect(withdrawal.getByText('The staff cannot have come back before they left.')).toBeVisible();
  await withdrawal.getByLabel('Staff returned').fill('');
  await withdrawal.getByRole('button').click();
  await expect(withdrawal.getByText('It is recorded.')).toBeVisible();
  expect((await get(site, `/en/operations/${slug}`)).$('main').text()).toContain('Staff withdrawn');
  await context.close();
  await site.stop();
});

test('an editor reads a life and has no form; what is sent past the page is refused', async ({ chromium }) => {
  const site = await startSite();
  const context = await chromium.newContext({ baseURL: site.url });
  await enter(site, context, await addEditor(site, 'Clara', ['editor']));
  const page = await context.newPage();
  await page.goto('/en/admin/operations/mission-to-georgia/life');
  await expect(page.getByRole('heading', { name: 'Closure' })).toBeVisible();
  await expect(page.locator('main form')).toHaveCount(0);
  await page.screenshot({ path: 'e2e/screenshots/life-read.png', fullPage: true });
  expect((await page.goto('/en/admin/operations/no-such-mission/life'))?.status()).toBe(404);
  await context.close();
  await site.stop();
});
