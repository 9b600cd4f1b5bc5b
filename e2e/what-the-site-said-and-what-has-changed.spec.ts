import type { CheerioAPI } from 'cheerio';
import type { OperationFiles } from '../db/exchange/format';
import { findDraft } from '../db/queries/drafts';
import { findOperationId } from '../db/queries/operations';
import { findLatestNumber } from '../db/queries/revisions';
import { moveDraft, publishedPart, saveDraft } from '../db/writes/drafts';
import { publishDrafts } from '../db/writes/publish-drafts';
import type { PartName } from '../domain/draft';
import { type Locale, locales } from '../domain/locale';
import { messagesOf } from '../i18n/messages';
import { overflow, violations } from './axe';
import { addEditor, type Editor, within } from './editors';
import { expect, get, origin, type Site, startSite, test } from './site';

const slug = 'mission-to-moldova';
const page = `/operations/${slug}`;
/** One that nobody changes. */
const unchanged = '/operations/mission-to-serbia';
/** Half an hour after midnight in Vienna, still the day before by the time of instants. */
const changedAt = new Date('2026-11-30T23:30:00Z');
const now = '2026-12-02T10:00:00Z';

type People = { readonly author: Editor; readonly publisher: Editor };
type Facts = Pick<OperationFiles, 'slug' | 'facts'>;

/** Has a part changed, reviewed and published, by two people. */
function publish(
  site: Site,
  { author, publisher }: People,
  subject: string,
  part: PartName,
  change: (published: unknown) => unknown,
  at = changedAt,
): void {
  within(site, (db) => {
    const of = { operationId: findOperationId(db, subject) ?? 0 };
    const latest = findLatestNumber(db, of);
    const content = change(publishedPart(db, of, part));
    const madeFrom = part === 'facts' || part === 'en' ? null : latest;
    const save = { of, part, seen: 0, basedOn: latest, madeFrom, content };
    expect(saveDraft(db, save, { accountId: author.id, at }).is).toBe('saved');
    const draft = findDraft(db, of, part);
    if (draft === null) throw new Error('the draft is gone');
    const handOver = { seen: draft.version, note: null, reviewerId: null, comments: [] };
    expect(moveDraft(db, draft.id, 'submit', handOver, { accountId: author.id, at })).toBeNull();
    expect(moveDraft(db, draft.id, 'approve', handOver, { accountId: publisher.id, at })).toBeNull();
    const publication = { of, drafts: [{ id: draft.id, version: draft.version }], reason: null, setAside: null };
    expect(publishDrafts(db, publication, { accountId: publisher.id, at })).toBeNull();
  });
}

const texts = (changes: Record<string, string>) => (published: unknown) => ({ ...(published as object), ...changes });
const facts = (change: (before: Facts) => Facts) => (published: unknown) => change(published as Facts);

function expectNotIndexed($: CheerioAPI, address: string): void {
  expect($('head meta[name=robots]').attr('content'), address).toContain('noindex');
  expect($('head link[rel=alternate][hreflang]').length, address).toBe(0);
  expect($('script[type="application/ld+json"]').length, address).toBe(0);
}

const wordsOf = ($: CheerioAPI) => $('main').text().replace(/\s+/g, ' ');

test.use({ siteOf: 'what the site said' });

test.beforeAll(({ site }) => site.setClock(now));

test.describe('after a profile was changed', () => {
  test.beforeAll(async ({ site }) => {
    const people = {
      author: await addEditor(site, 'Clara', ['editor']),
      publisher: await addEditor(site, 'Paul', ['publisher']),
    };
    publish(site, people, slug, 'en', texts({ summary: 'Nothing of what was said before is left here.', body: '' }));
    publish(site, people, slug, 'fr', texts({ name: 'Un autre nom français', summary: 'Un tout autre résumé.' }));
    publish(
      site,
      people,
      slug,
      'facts',
      facts(({ facts: before, ...content }) => ({
        ...content,
        facts: { ...before, siteUrl: 'https://another.example/', themes: ['youth'] },
      })),
    );
    publish(
      site,
      people,
      'office-in-zagreb',
      'facts',
      facts((content) => ({ ...content, slug: 'zagreb-office' })),
    );
    publish(site, people, 'zagreb-office', 'de', texts({ name: 'Ein neuer Name' }));
  });

  test('a reader finds what the page said before, by links and by choosing a day, and comes back', async ({
    reader,
  }) => {
    const window = await reader({ locale: 'en', phone: true });
    await window.goto(`/en${page}`);
    await expect(window.getByText('Nothing of what was said before is left here.')).toBeVisible();
    await window.getByRole('link', { name: 'as published on 24 November 2026' }).click();
    await expect(window).toHaveURL(/\?as-published=2026-11-24$/);
    const notice = window.getByRole('region', { name: 'What this site said on 24 November 2026' });
    await expect(notice).toContainText('Revision 1, published on 24 November 2026');
    await expect(window.getByText('Nothing of what was said before is left here.')).toBeHidden();
    await notice.getByRole('link', { name: 'Published after: 1 December 2026' }).click();
    await expect(window.getByText('Nothing of what was said before is left here.')).toBeVisible();
    await window.getByLabel('What it said on another day').fill('2026-11-30');
    await window.getByRole('button', { name: 'Show' }).click();
    await expect(window).toHaveURL(/\?as-published=2026-11-30$/);
    await expect(window.getByRole('region', { name: 'What this site said on 30 November 2026' })).toBeVisible();
    await expect(window.getByText('Nothing of what was said before is left here.')).toBeHidden();
    await window.getByRole('link', { name: 'Français' }).click();
    await expect(window).toHaveURL(new RegExp(`/fr${page}\\?as-published=2026-11-30$`));
    await window.getByRole('link', { name: 'Cette page telle qu’elle est aujourd’hui' }).click();
    await expect(window).toHaveURL(new RegExp(`/fr${page}$`));
    await expect(window.getByRole('heading', { level: 1, name: 'Un autre nom français' })).toBeVisible();
  });

  test('the day is Vienna’s, and texts and facts are of one time, in each language', async ({ site }) => {
    const before = await get(site, `/fr${page}?as-published=2026-11-30`);
    const after = await get(site, `/fr${page}?as-published=2026-12-01`);
    expect(before.$('h1').text()).not.toBe('Un autre nom français');
    expect(after.$('h1').text()).toBe('Un autre nom français');
    const youth = messagesOf('fr').theme.youth;
    expect(wordsOf(before.$)).not.toContain('another.example');
    expect(wordsOf(before.$)).not.toContain(youth);
    expect(wordsOf(after.$)).toContain('another.example');
    expect(wordsOf(after.$)).toContain(youth);
    expect(wordsOf(after.$)).toContain('Révision 4, publiée le 1er décembre 2026');
    const today = await get(site, `/fr${page}`);
    for (const selector of ['h1', '.prose', '#chronology + ol']) {
      expect(after.$(selector).text(), selector).toBe(today.$(selector).text());
    }
  });

  test('a page as published is kept out of indexes, and leads to the page itself', async ({ site }) => {
    for (const locale of locales) {
      const address = `/${locale}${page}?as-published=2026-11-24`;
      const { status, $ } = await get(site, address);
      expect(status, address).toBe(200);
      expectNotIndexed($, address);
      expect($('head link[rel=canonical]').attr('href')).toBe(`${origin}/${locale}${page}`);
      expect($(`main a[href="/${locale}${page}"]`).text()).toContain(messagesOf(locale).asPublished.toToday);
      for (const other of locales) {
        expect($(`header a[href="/${other}${page}?as-published=2026-11-24"]`).length, `${address} → ${other}`).toBe(1);
      }
      expect($('h1').length).toBe(1);
    }
    expect((await get(site, '/sitemap.xml')).html).not.toContain('as-published');
  });

  test('an operation under its new address keeps what was said under the old one', async ({ site }) => {
    const moved = await get(site, '/de/operations/office-in-zagreb?as-published=2026-11-24');
    expect([moved.status, moved.headers.get('location')]).toEqual([
      308,
      '/de/operations/zagreb-office?as-published=2026-11-24',
    ]);
    const then = await get(site, '/de/operations/zagreb-office?as-published=2026-11-24');
    const today = await get(site, '/de/operations/zagreb-office');
    expect(today.$('h1').text()).toBe('Ein neuer Name');
    expect(then.$('h1').text()).not.toBe('Ein neuer Name');
    // What it came from is still led to, and leads here.
    const before = await get(site, '/de/operations/mission-to-croatia?as-published=2026-11-24');
    expect(before.$('#lineage ~ ol a[href="/de/operations/zagreb-office"]').length).toBe(1);
  });

  test('the page of changes tells of the rewriting, and leads to the words before it', async ({ reader }) => {
    const window = await reader({ locale: 'en' });
    await window.goto('/en');
    await window.getByRole('contentinfo').getByRole('link', { name: 'What has changed' }).click();
    const year = window.getByRole('region', { name: '2026' });
    const entry = year.getByRole('listitem').filter({ hasText: 'Profile substantially rewritten' });
    await expect(entry).toHaveCount(1);
    await expect(entry).toContainText('1 December 2026');
    await expect(entry.getByRole('heading', { name: 'Mission to Moldova' })).toBeVisible();
    await entry.getByRole('link', { name: 'what this site said before' }).click();
    await expect(window).toHaveURL(/\?as-published=2026-11-30$/);
    await expect(window.getByText('Revision 1, published on 24 November 2026')).toBeVisible();
  });
});

test('before the first revision the site says that it said nothing, since when it does, and where', async ({
  site,
}) => {
  for (const locale of locales) {
    const address = `/${locale}${unchanged}?as-published=2026-11-23`;
    const { status, $ } = await get(site, address);
    expect(status, address).toBe(200);
    expectNotIndexed($, address);
    expect($('head link[rel=canonical]').attr('href')).toBe(`${origin}/${locale}${unchanged}`);
    expect($('.prose').length).toBe(0);
    expect($('main p.text-lead').text()).toContain('23');
    expect($(`main a[href="/${locale}${unchanged}?as-published=2026-11-24"]`).length).toBe(1);
    expect($(`main a[href="/${locale}${unchanged}"]`).length).toBe(1);
  }
  const ages = await get(site, `/en${unchanged}?as-published=0001-01-01`);
  expect(ages.status).toBe(200);
  expect(wordsOf(ages.$)).toContain('this site said nothing of this operation yet');
  // What was said once, and never changed, has nothing before it.
  expect((await get(site, `/en${unchanged}`)).$('main a[href*="as-published"]').length).toBe(0);
});

test('what is no day, or a day to come, is refused in the reader’s language, with a way on', async ({ site }) => {
  for (const [locale, day, refusal] of [
    ['ru', '2025-02-30', 'wrongDay'],
    ['fr', '20250601', 'wrongDay'],
    ['de', '99999-01-01', 'wrongDay'],
    ['es', '-0001-01-01', 'wrongDay'],
    ['it', '', 'wrongDay'],
    ['ru', '٢٠٢٥-٠٦-٠١', 'wrongDay'],
    ['fr', '2026-11-24&as-published=2026-11-24', 'wrongDay'],
    ['de', '2026-11', 'wrongDay'],
    ['it', '2026-12-03', 'dayToCome'],
    ['en', '9999-12-31', 'dayToCome'],
  ] as const) {
    const address = `/${locale}${unchanged}?as-published=${day}`;
    const { status, $ } = await get(site, address);
    expect(status, address).toBe(400);
    expect($('html').attr('lang'), address).toBe(locale);
    expect($('h1').text(), address).toBe(messagesOf(locale).refusal[refusal].title);
    expect($(`main a[href="/${locale}${unchanged}"]`).text(), address).toBe(messagesOf(locale).refusal.toPage);
  }
  const both = await get(site, `/es${unchanged}?on=2025-06-01&as-published=2026-11-24`);
  expect([both.status, both.$('h1').text()]).toEqual([400, messagesOf('es').refusal.badRequest.title]);
  expect((await get(site, `/es${unchanged}?as-published=${'1'.repeat(5_000)}`)).status).toBe(414);
  expect((await get(site, '/es/operations/no-such-mission?as-published=2026-11-24')).status).toBe(404);
});

/** What the page of changes says below a year: each entry as one line. */
async function entriesOf(site: Site, locale: Locale, year: string): Promise<string[]> {
  const { $ } = await get(site, `/${locale}/changes`);
  const entries = $(`#y${year} li`).toArray();
  return entries.map((entry) => $(entry).text().replace(/\s+/g, ' '));
}

test('the page of changes tells of the closures of 2017 and of restructurings, in all six languages', async ({
  site,
}) => {
  for (const locale of locales) {
    const { event, closureKind } = messagesOf(locale);
    const of2017 = await entriesOf(site, locale, '2017');
    const closed = of2017.filter((entry) => entry.includes(event.lastDay));
    expect(
      closed.map((entry) => /30|31/.test(entry)),
      locale,
    ).toEqual([true, true, true]);
    const { $ } = await get(site, `/${locale}/changes`);
    const links = $('#y2017 li:contains("2017") h3 a')
      .toArray()
      .map((link) => $(link).attr('href')?.split('/').at(-1));
    // The newest first: Yerevan in August, Dushanbe at the turn of June, Bishkek at that of April.
    expect(
      links.filter((link) => link !== undefined && /^(office|centre)-/.test(link)),
      locale,
    ).toEqual(['office-in-yerevan', 'office-in-tajikistan', 'centre-in-bishkek']);
    expect(closed[0], locale).toContain(closureKind.not_extended);
    expect((await entriesOf(site, locale, '2003')).join(), locale).toContain(event.renamed);
    expect((await entriesOf(site, locale, '2003')).join(), locale).toContain(event.mandateChanged);
    expect($('#y2017 a[rel=nofollow]').attr('href')).toBe(`/${locale}?on=2017-12-31`);
    const years = $('main nav a')
      .toArray()
      .map((link) => $(link).text());
    expect(years, locale).toEqual([...years].sort().reverse());
    expect(years.at(-1), locale).toBe('1992');
  }
});

test('what happened stands under the name of its day', async ({ site }) => {
  const line = async (year: string, name: string) =>
    (await entriesOf(site, 'en', year)).filter((entry) => entry.includes(name));
  expect(await line('1998', 'OSCE Centre in Almaty')).toEqual([expect.stringContaining('Established')]);
  expect(await line('2003', 'OSCE Mission to Serbia and Montenegro')).toEqual([
    expect.stringMatching(/^February 2003.*Renamed.*until then: OSCE Mission to the Federal Republic of Yugoslavia/),
  ]);
  expect(await line('2006', 'OSCE Mission to Serbia and Montenegro')).toEqual([
    expect.stringMatching(/Mission to Serbia.*Renamed.*until then: OSCE Mission to Serbia and Montenegro/),
  ]);
  // The opening of a field office is no change of an operation's life.
  const { $ } = await get(site, '/en/changes');
  expect($('main').text()).not.toContain('Field office opened');
  expect($('#to-come').length).toBe(0);
  // Facts without a seen source say so here as everywhere.
  expect($('#y1995 li:contains("Personal Representative")').text()).toContain('(unconfirmed)');
});

test('a closure that is decided stands before all that has happened, as what is to come', async () => {
  const site = await startSite();
  within(site, (db) =>
    db.$client.exec(
      `INSERT INTO closures (operation_id, kind, last_day, decided_on) SELECT id, 'completed', '2027-03-31', '2026-11-20' FROM operations WHERE slug = 'presence-in-albania'`,
    ),
  );
  const { $ } = await get(site, '/en/changes');
  expect($('main h2').first().text()).toBe('To come');
  expect($('#to-come li').length).toBe(1);
  expect($('#to-come li').text()).toMatch(/31.March 2027.*Presence in Albania.*Last day/);
  expect((await entriesOf(site, 'en', '2026')).join()).toMatch(
    /20.November 2026.*Presence in Albania.*Closure decided/,
  );
  site.setClock('2027-04-01T10:00:00Z');
  expect((await get(site, '/en/changes')).$('#to-come').length).toBe(0);
  expect((await entriesOf(site, 'en', '2027')).join()).toContain('Last day');
  await site.stop();
});

test('both pages are accessible, and hold their shape from a phone to a wide window', async ({ chromium, site }) => {
  for (const scheme of ['light', 'dark'] as const) {
    const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true, colorScheme: scheme });
    const window = await context.newPage();
    for (const [name, path] of [
      ['changes', '/ru/changes'],
      ['as-published', '/de/operations/mission-to-serbia?as-published=2026-11-24'],
      ['not-yet-published', '/fr/operations/personal-representative-minsk-conference?as-published=2026-11-23'],
      ['day-to-come', '/it/operations/mission-to-serbia?as-published=2027-11-23'],
    ] as const) {
      await window.goto(path);
      for (const width of [320, 768, 1440]) {
        await window.setViewportSize({ width, height: 900 });
        expect(await violations(window), `${path} ${scheme} ${width}`).toEqual([]);
        expect(await overflow(window), `${path} ${width}`).toBe(0);
        await window.screenshot({ path: `e2e/screenshots/${name}-${width}-${scheme}.png` });
      }
    }
    await context.close();
  }
});
