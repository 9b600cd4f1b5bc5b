import { findDraft, findDraftsOf } from '../db/queries/drafts';
import { findOperationId } from '../db/queries/operations';
import { findLatestNumber, type Held } from '../db/queries/revisions';
import { type Drafter, moveDraft, publishedPart, saveDraft } from '../db/writes/drafts';
import { publishDrafts } from '../db/writes/publish-drafts';
import { setReviewDate } from '../db/writes/review-dates';
import { schedulePublication } from '../db/writes/schedules';
import type { TextFields } from '../domain/text-fields';
import { addEditor, type Editor, enter, sessionOf, within } from './editors';
import { expect, get, journeyDay, post, type Site, startSite, test } from './site';

const slug = 'mission-to-moldova';
const history = `/en/admin/operations/${slug}/history`;
const wording = 'Another wording, for a day.';

function by({ id }: Editor): Drafter {
  return { accountId: id, at: new Date(journeyDay) };
}

/** Has one person draft a new English summary and another approve it; answers the draft. */
function approve(site: Site, nadia: Editor, pavel: Editor): { of: Held; draft: { id: number; version: number } } {
  return within(site, (db) => {
    const of: Held = { operationId: findOperationId(db, slug) ?? 0 };
    const content = { ...(publishedPart(db, of, 'en') as TextFields), summary: wording };
    const basedOn = findLatestNumber(db, of);
    saveDraft(db, { of, part: 'en', seen: 0, basedOn, madeFrom: null, content }, by(nadia));
    const draft = findDraft(db, of, 'en');
    if (draft === null) throw new Error('the draft was not kept');
    const handOver = { seen: draft.version, note: null, reviewerId: null, comments: [] };
    expect(moveDraft(db, draft.id, 'submit', handOver, by(nadia))).toBeNull();
    expect(moveDraft(db, draft.id, 'approve', handOver, by(pavel))).toBeNull();
    return { of, draft: { id: draft.id, version: draft.version } };
  });
}

/** Publishes it as the second revision. */
function publish(site: Site, nadia: Editor, pavel: Editor): Held {
  const { of, draft } = approve(site, nadia, pavel);
  const publication = { of, drafts: [draft], reason: 'Clearer.', setAside: null };
  within(site, (db) => expect(publishDrafts(db, publication, by(pavel))).toBeNull());
  return of;
}

for (const javaScriptEnabled of [true, false]) {
  test(`an editor compares two revisions and brings the first back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    chromium,
  }) => {
    const site = await startSite();
    const nadia = await addEditor(site, 'Nadia', ['editor']);
    const pavel = await addEditor(site, 'Pavel', ['publisher']);
    const { $: before } = await get(site, `/en/operations/${slug}`);
    publish(site, nadia, pavel);
    expect((await get(site, `/en/operations/${slug}`)).html).toContain(wording);

    const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
    await enter(site, context, nadia);
    const page = await context.newPage();
    await page.goto(`/en/admin/operations/${slug}`);
    await page.getByRole('link', { name: 'History' }).click();
    const rows = page.getByRole('table', { name: 'History' }).getByRole('row');
    await expect(rows).toHaveCount(3);
    await expect(rows.nth(1)).toContainText('Pavel');
    await expect(rows.nth(1)).toContainText('Clearer.');
    await expect(rows.nth(1)).toContainText('24 Nov 2026, 11:00');
    await expect(rows.nth(2)).toContainText('first data');
    await expect(page.getByRole('heading', { name: 'From revision 1 to revision 2' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'English' })).toBeVisible();
    await expect(page.getByRole('insertion').first()).toBeVisible();

    await page.getByRole('combobox', { name: 'Revision', exact: true }).selectOption('2');
    await page.getByRole('combobox', { name: 'with revision' }).selectOption('2');
    await page.getByRole('button', { name: 'Compare' }).click();
    await expect(page).toHaveURL(/from=2&to=2$/);
    await expect(page.getByText('The two revisions say the same')).toBeVisible();

    await page.getByLabel('Revision to bring back').selectOption('1');
    await page.getByLabel('Why', { exact: true }).fill('The first was right.');
    await page.getByRole('button', { name: 'Make drafts of it' }).click();
    await expect(
      page.getByRole('status').filter({ hasText: 'Drafts were made of the parts that differ.' }),
    ).toBeVisible();
    // Readers see nothing of it yet.
    expect((await get(site, `/en/operations/${slug}`)).html).toContain(wording);

    await page.goto('/en/admin');
    await page.getByRole('link', { name: /English: your draft is unfinished/ }).click();
    await expect(page.getByText('The first was right.')).toBeVisible();
    await page.getByRole('button', { name: 'Save and hand over for review' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Handed over for review.' })).toBeVisible();

    const reviewing = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
    await enter(site, reviewing, pavel);
    const review = await reviewing.newPage();
    await review.goto('/en/admin');
    await review.getByRole('link', { name: /English: waits for a reviewer/ }).click();
    await review.getByRole('button', { name: 'Approve' }).click();
    await expect(review.getByRole('status').filter({ hasText: 'Approved.' })).toBeVisible();
    await review.goto('/en/admin');
    await review.getByRole('link', { name: /English: approved, waiting to be published/ }).click();
    await review.getByRole('button', { name: 'Publish now, as one change' }).click();
    await expect(review.getByRole('status').first()).toContainText('Published.');

    const { $, html } = await get(site, `/en/operations/${slug}`);
    expect(html).not.toContain(wording);
    expect($('main p').first().text()).toBe(before('main p').first().text());
    await review.goto(`${history}?from=1&to=3`);
    await expect(review.getByText('The two revisions say the same')).toBeVisible();
    await context.close();
    await reviewing.close();
    await site.stop();
  });
}

test('nothing is brought back over somebody’s draft, and what cannot be is told in words', async () => {
  const site = await startSite();
  const nadia = await addEditor(site, 'Nadia', ['editor']);
  const pavel = await addEditor(site, 'Pavel', ['publisher']);
  const tomas = await addEditor(site, 'Tomas', ['translator'], ['fr']);
  const of = publish(site, nadia, pavel);
  const session = await sessionOf(site, nadia);
  const headers = { cookie: `${session.name}=${session.value}` };
  const drafts = () => within(site, (db) => JSON.stringify(findDraftsOf(db, of)));

  for (const query of ['from=x', 'from=1&to=99', 'from=0&to=2', 'from=1&from=2&to=2', `from=${'9'.repeat(300)}`]) {
    const { status, $ } = await get(site, `${history}?${query}`, { headers });
    expect(status, query).toBe(200);
    expect($('[role=alert]').text(), query).toContain('There is no revision of that number.');
  }
  expect((await get(site, '/en/admin/operations/nowhere/history', { headers })).status).toBe(404);

  const none = drafts();
  for (const [fields, words] of [
    [{ revision: '1', reason: '' }, 'Please say why.'],
    [{ revision: '99', reason: 'x' }, 'There is no revision of that number.'],
    [{ revision: '2', reason: 'x' }, 'are what is published now'],
    [{ revision: 'one', reason: 'x' }, 'cannot be read'],
    [{ revision: '1', reason: 'x'.repeat(501) }, 'Please say why.'],
    [{ revision: '1', reason: 'x', seen: '1' }, 'Somebody else has changed this'],
  ] as const) {
    const { status, $ } = await post(site, history, fields, headers);
    expect(status, words).toBe(200);
    expect($('[role=alert]').text()).toContain(words);
    expect(drafts()).toBe(none);
  }

  within(site, (db) => {
    const content = { ...(publishedPart(db, of, 'en') as TextFields), summary: 'Half a sentence' };
    saveDraft(db, { of, part: 'en', seen: 0, basedOn: 2, madeFrom: null, content }, by(nadia));
  });
  const half = drafts();
  const { $ } = await post(site, history, { revision: '1', reason: 'x' }, headers);
  expect($('[role=alert]').text()).toContain('Somebody is editing one of the parts');
  expect(drafts()).toBe(half);

  const translating = await sessionOf(site, tomas);
  const seen = await get(site, history, { headers: { cookie: `${translating.name}=${translating.value}` } });
  expect(seen.$('main').text()).not.toContain('Bring a revision back');
  await site.stop();
});

test('the calendar tells what goes out when, and what is to be looked at again', async ({ chromium }) => {
  const site = await startSite();
  const nadia = await addEditor(site, 'Nadia', ['editor']);
  const pavel = await addEditor(site, 'Pavel', ['publisher']);
  const { of, draft } = approve(site, nadia, pavel);
  within(site, (db) => {
    const publishAt = new Date('2026-11-30T23:30:00Z');
    expect(schedulePublication(db, { of, drafts: [draft], reason: null }, publishAt, by(pavel))).toBeNull();
    const centre = findOperationId(db, 'centre-in-ashgabat') ?? 0;
    expect(setReviewDate(db, centre, '2026-11-24', by(nadia))).toBeNull();
  });
  const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled: false });
  await enter(site, context, pavel);
  const page = await context.newPage();
  await page.goto('/en/admin');
  await expect(page.getByRole('link', { name: /to be looked at again/ })).toBeVisible();
  await page.getByRole('link', { name: 'Calendar' }).click();
  // Half past midnight in Vienna, the day after.
  await expect(page.getByRole('heading', { name: '1 December 2026' })).toBeVisible();
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Goes out at 00:30: English. Scheduled by Pavel.' }),
  ).toBeVisible();
  await expect(page.getByText('To be looked at again since 24 November 2026.')).toBeVisible();
  await page.getByRole('link', { name: /See or cancel it/ }).click();
  await page.getByRole('button', { name: 'Cancel this publication' }).click();
  await expect(page.getByRole('button', { name: 'Cancel this publication' })).toHaveCount(0);
  await page.goto('/en/admin/calendar');
  await expect(page.getByText('Nothing is scheduled or planned.')).toBeVisible();
  await context.close();
  await site.stop();
});
