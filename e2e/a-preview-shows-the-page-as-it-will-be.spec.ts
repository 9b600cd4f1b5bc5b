import Database from 'better-sqlite3';
import { findDraft } from '../db/queries/drafts';
import { findOperationId } from '../db/queries/operations';
import { findLatestNumber, type Held } from '../db/queries/revisions';
import { publishedPart, saveDraft } from '../db/writes/drafts';
import type { Locale } from '../domain/locale';
import type { TextFields } from '../domain/text-fields';
import { overflow, violations } from './axe';
import { addEditor, type Editor, enter, sessionOf, within } from './editors';
import { expect, get, journeyDay, type Site, startSite, test } from './site';

const slug = 'mission-to-moldova';
const preview = `/admin/preview/operations/${slug}/fr`;

/** Keeps a draft, as the editor does. */
function keep(site: Site, { id }: Editor, subject: string, part: Locale, changed: TextFields): void {
  within(site, (db) => {
    const of: Held = subject === 'site' ? 'common' : { operationId: findOperationId(db, subject) ?? 0 };
    const latest = findLatestNumber(db, of);
    const content = { ...(publishedPart(db, of, part) as TextFields), ...changed };
    const seen = findDraft(db, of, part)?.version ?? 0;
    const save = { of, part, seen, basedOn: latest, madeFrom: part === 'en' ? null : latest, content };
    expect(saveDraft(db, save, { accountId: id, at: new Date(journeyDay) }).is).toBe('saved');
  });
}

/** Everything that is published, kept as draft, or counted. */
function holdings(site: Site): string {
  const db = new Database(site.databaseFile, { readonly: true });
  const tables = [
    'profiles',
    'site_texts',
    'revisions',
    'common_revisions',
    'drafts',
    'site_revision',
    'audit_entries',
  ];
  const rows = tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  db.close();
  return JSON.stringify(rows);
}

test('an editor goes from a draft to its preview and sees the page as it will be, on a phone and on a desktop', async ({
  chromium,
}) => {
  const site = await startSite();
  const clara = await addEditor(site, 'Clara', ['editor']);
  keep(site, clara, slug, 'fr', { summary: 'Un résumé que personne n’a encore lu.' });
  const published = (await get(site, `/fr/operations/${slug}`)).html;
  const context = await chromium.newContext({ baseURL: site.url });
  await enter(site, context, clara);
  const before = holdings(site);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));

  await page.goto(`/en/admin/operations/${slug}`);
  await page.getByRole('link', { name: 'Preview' }).click();
  await page.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name: 'French' }).click();
  await expect(page).toHaveURL(`${site.url}/en${preview}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Preview');
  await expect(page.getByText('With these drafts in it: French.')).toBeVisible();
  for (const width of [360, 1200]) {
    const frame = page.frameLocator(`iframe[title$="${width} pixels wide"]`);
    await expect(frame.getByText('Un résumé que personne n’a encore lu.')).toBeVisible();
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Mission de l’OSCE en Moldavie');
    expect(await frame.locator('html').getAttribute('lang')).toBe('fr');
    expect(await frame.locator('html').evaluate(() => window.innerWidth)).toBeGreaterThan(width - 5);
    expect(await frame.locator('html').evaluate(() => window.innerWidth)).toBeLessThanOrEqual(width);
  }
  // A link of the framed page leads nowhere.
  const desktop = page.frameLocator('iframe[title$="1200 pixels wide"]');
  await desktop.getByRole('navigation', { name: 'Langue' }).getByRole('link', { name: 'Deutsch' }).click();
  await expect(desktop.getByText('Un résumé que personne n’a encore lu.')).toBeVisible();
  await expect(page).toHaveURL(`${site.url}/en${preview}`);

  // Another language has no draft, and says so.
  await page.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name: 'German' }).click();
  await expect(page.getByText('There is no draft')).toBeVisible();
  expect(errors).toEqual([]);

  // Nobody else has seen anything, and nothing has been written.
  expect(holdings(site)).toBe(before);
  expect((await get(site, `/fr/operations/${slug}`)).html).toBe(published);
  await context.close();
  await site.stop();
});

test('the texts of the site are previewed on the pages that show them', async ({ chromium }) => {
  const site = await startSite();
  const clara = await addEditor(site, 'Clara', ['editor']);
  keep(site, clara, 'site', 'it', { introduction: 'Una bozza dell’introduzione.', about: 'Una bozza della pagina.' });
  const context = await chromium.newContext({ baseURL: site.url });
  await enter(site, context, clara);
  const page = await context.newPage();
  await page.goto('/en/admin/site/it');
  await page.getByRole('link', { name: 'Preview' }).click();
  for (const [title, words] of [
    ['Front page', 'Una bozza dell’introduzione.'],
    ['Page about the site', 'Una bozza della pagina.'],
  ] as const) {
    for (const width of [360, 1200]) {
      const frame = page.frameLocator(`iframe[title="${title}: ${width} pixels wide"]`);
      await expect(frame.getByText(words)).toBeVisible();
    }
  }
  expect((await get(site, '/it')).html).not.toContain('Una bozza');
  await context.close();
  await site.stop();
});

test('a draft with empty fields, and one that cannot be published, are previewed as far as they go', async ({
  chromium,
}) => {
  const site = await startSite();
  const clara = await addEditor(site, 'Clara', ['editor']);
  keep(site, clara, slug, 'fr', { summary: '' });
  keep(site, clara, slug, 'de', { body: '<script>document.title = "taken"</script>' });
  const context = await chromium.newContext({ baseURL: site.url });
  await enter(site, context, clara);
  const page = await context.newPage();
  await page.goto(`/en${preview}`);
  await expect(page.getByText('Some fields are still empty')).toBeVisible();
  await page.getByRole('navigation', { name: 'Languages' }).getByRole('link', { name: 'German' }).click();
  await expect(page.getByText('is left out: German.')).toBeVisible();
  const frame = page.frameLocator('iframe[title$="1200 pixels wide"]');
  await expect(frame.getByRole('heading', { level: 1 })).toHaveText('OSZE-Mission in Moldau');
  expect((await get(site, `/de/operations/${slug}`)).status).toBe(200);
  await context.close();
  await site.stop();
});

test('only this site frames a preview, only a preview frames, and neither is indexed or kept', async () => {
  const site = await startSite();
  const clara = await addEditor(site, 'Clara', ['editor']);
  const { name, value } = await sessionOf(site, clara);
  const headers = { cookie: `${name}=${value}` };
  const policyOf = async (path: string) => {
    const { status, headers: answered, $ } = await get(site, path, { headers });
    expect(status, path).toBe(200);
    expect(answered.get('x-robots-tag'), path).toContain('noindex');
    expect(answered.get('cache-control'), path).toBe('no-store');
    expect($('head meta[name=robots]').attr('content'), path).toContain('noindex');
    return answered.get('content-security-policy') ?? '';
  };
  const documents = [
    '/fr/admin/preview/site/fr/document',
    '/fr/admin/preview/site/fr/about/document',
    `/fr${preview}/document`,
  ];
  for (const path of documents) {
    expect(await policyOf(path), path).toContain("frame-ancestors 'self'");
    expect(await policyOf(path), path).not.toContain('frame-src');
    expect((await get(site, path)).status, path).toBe(307);
  }
  for (const path of ['/en/admin/preview/site/fr', `/en${preview}`]) {
    expect(await policyOf(path), path).toContain("frame-src 'self'");
    expect(await policyOf(path), path).toContain("frame-ancestors 'none'");
  }
  expect(await policyOf(`/en/admin/operations/${slug}`)).not.toContain('frame-src');
  for (const path of [
    '/en/admin/preview/operations/no-such-mission/fr',
    '/en/admin/preview/operations/no-such-mission/fr/document',
    '/en/admin/preview/operations/site/fr',
    `/en/admin/preview/operations/${slug}/xx`,
    `/en/admin/preview/operations/${slug}/xx/document`,
    '/en/admin/preview/site/facts/document',
  ]) {
    expect((await get(site, path, { headers })).status, path).toBe(404);
  }
  await site.stop();
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in a preview, ${scheme}, and it fits a narrow and a wide window`, async ({ chromium }) => {
    const site = await startSite();
    const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true, colorScheme: scheme });
    await enter(site, context, await addEditor(site, 'Clara', ['editor']));
    const page = await context.newPage();
    for (const path of [`/de${preview}`, '/ru/admin/preview/site/ru']) {
      await page.goto(path);
      for (const width of [320, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await violations(page), `${path} ${scheme} ${width}`).toEqual([]);
        expect(await overflow(page), `${path} ${width}`).toBe(0);
      }
    }
    await context.close();
    await site.stop();
  });
}
