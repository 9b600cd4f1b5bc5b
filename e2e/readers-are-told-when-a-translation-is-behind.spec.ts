import { findDraft } from '../db/queries/drafts';
import { findOperationId } from '../db/queries/operations';
import { findLatestNumber, type Held } from '../db/queries/revisions';
import { moveDraft, publishedPart, saveDraft } from '../db/writes/drafts';
import { declareStillRight, publishDrafts } from '../db/writes/publish-drafts';
import { type Locale, locales } from '../domain/locale';
import type { TextFields } from '../domain/text-fields';
import { addEditor, type Editor, within } from './editors';
import { expect, get, journeyDay, type Site, startSite, test } from './site';

const slug = 'mission-to-moldova';
const path = `/operations/${slug}`;
const at = new Date(journeyDay);
const notice = 'a[hreflang=en][lang=en]';

/** Writes, reviews and publishes a text, as two people would. */
function publish(
  site: Site,
  [author, reviewer]: readonly [Editor, Editor],
  subject: string,
  part: Locale,
  changed: TextFields,
) {
  within(site, (db) => {
    const of: Held = subject === 'site' ? 'common' : { operationId: findOperationId(db, subject) ?? 0 };
    const latest = findLatestNumber(db, of);
    const content = { ...(publishedPart(db, of, part) as TextFields), ...changed };
    const madeFrom = part === 'en' ? null : latest;
    const save = { of, part, seen: 0, basedOn: latest, madeFrom, content };
    expect(saveDraft(db, save, { accountId: author.id, at }).is).toBe('saved');
    const draft = findDraft(db, of, part);
    if (draft === null) throw new Error('the draft is gone');
    const handOver = { seen: draft.version, note: null, reviewerId: null, comments: [] };
    expect(moveDraft(db, draft.id, 'submit', handOver, { accountId: author.id, at })).toBeNull();
    expect(moveDraft(db, draft.id, 'approve', handOver, { accountId: reviewer.id, at })).toBeNull();
    const publication = { of, drafts: [{ id: draft.id, version: draft.version }], reason: null, setAside: null };
    expect(publishDrafts(db, publication, { accountId: reviewer.id, at })).toBeNull();
  });
}

test('readers of a translation are told that its source has changed, until it is brought in step or declared still right', async () => {
  const site = await startSite();
  const people = [await addEditor(site, 'Clara', ['editor']), await addEditor(site, 'Paul', ['publisher'])] as const;
  const noticesOf = async (address: string) => (await get(site, address)).$(`main p ${notice}`).toArray().length;
  for (const locale of locales) expect(await noticesOf(`/${locale}${path}`), locale).toBe(0);

  publish(site, people, slug, 'en', { summary: 'The Mission has another summary now.' });
  for (const locale of locales) expect(await noticesOf(`/${locale}${path}`), locale).toBe(locale === 'en' ? 0 : 1);
  const { $ } = await get(site, `/fr${path}`);
  const link = $(`main p ${notice}`);
  expect(link.attr('href')).toBe(`/en${path}`);
  expect(link.parent().text()).toContain('traduit d’après une version antérieure');
  // The page stays in the index, with all its alternates.
  expect($('head meta[name=robots]').length).toBe(0);
  expect($('head link[rel=alternate][hreflang]').length).toBe(locales.length + 1);
  // Other operations say nothing.
  expect(await noticesOf('/fr/operations/mission-to-serbia')).toBe(0);

  publish(site, people, slug, 'fr', { summary: 'La Mission a maintenant un autre résumé.' });
  within(site, (db) => {
    const of = { operationId: findOperationId(db, slug) ?? 0 };
    const translator = { accountId: people[0].id, at };
    expect(declareStillRight(db, of, 'it', findLatestNumber(db, of), translator)).toBeNull();
  });
  const told = [];
  for (const locale of locales) if ((await noticesOf(`/${locale}${path}`)) > 0) told.push(locale);
  expect(told).toEqual(locales.filter((locale) => !['en', 'fr', 'it'].includes(locale)));
  await site.stop();
});

test('the texts of the site itself tell their readers too, each on its own page', async () => {
  const site = await startSite();
  const people = [await addEditor(site, 'Clara', ['editor']), await addEditor(site, 'Paul', ['publisher'])] as const;
  const noticesOf = async (address: string) => (await get(site, address)).$(`main p ${notice}`).toArray().length;
  publish(site, people, 'site', 'en', { about: 'This page says something else now.' });
  expect(await noticesOf('/ru/about')).toBe(1);
  expect(await noticesOf('/ru')).toBe(0);
  expect(await noticesOf('/en/about')).toBe(0);
  publish(site, people, 'site', 'en', { introduction: 'Field operations have another introduction now.' });
  expect(await noticesOf('/ru')).toBe(1);
  await site.stop();
});

test('a page tells how complete and how current each language is, and leads to what is behind', async ({
  chromium,
}) => {
  const site = await startSite();
  const people = [await addEditor(site, 'Clara', ['editor']), await addEditor(site, 'Paul', ['publisher'])] as const;
  const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/en');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Translations' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Translations' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(locales.length);
  const french = page.getByRole('region', { name: 'French' });
  await expect(french.getByText('Translated: 41 of 41. Up to date: 41.')).toBeVisible();
  await expect(french.getByText('Translated: 3 of 3. Up to date: 3.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'English' }).getByText('Written: 41 of 41.')).toBeVisible();

  publish(site, people, slug, 'en', { summary: 'The Mission has another summary now.' });
  publish(site, people, 'site', 'en', { about: 'This page says something else now.' });
  await page.reload();
  await expect(french.getByText('Translated: 41 of 41. Up to date: 40.')).toBeVisible();
  await expect(french.getByText('Translated: 3 of 3. Up to date: 2.')).toBeVisible();
  await expect(french.getByRole('link', { name: 'About this site' })).toHaveAttribute('href', '/fr/about');
  await french.getByRole('link', { name: 'Mission to Moldova' }).click();
  await expect(page).toHaveURL(`${site.url}/fr${path}`);
  await page.goto('/de/about');
  await page.getByRole('link', { name: 'Wie vollständig und wie aktuell die Übersetzungen sind' }).click();
  await expect(page).toHaveURL(`${site.url}/de/translations`);
  await context.close();
  await site.stop();
});
