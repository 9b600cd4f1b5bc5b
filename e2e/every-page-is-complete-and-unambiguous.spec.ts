import type { CheerioAPI } from 'cheerio';
import { readRecordFiles } from '../db/exchange/read-files';
import { seedFolder } from '../db/seed/load';
import { closureKinds } from '../domain/closed-lists';
import { locales } from '../domain/locale';
import { isVerified } from '../domain/source';
import { expect, get, origin, test } from './site';

const record = readRecordFiles(seedFolder);
const slugs = record.operations.map(({ slug }) => slug);
const paths = [
  '',
  '/closed',
  '/timeline',
  '/about',
  '/changes',
  '/translations',
  ...slugs.map((slug) => `/operations/${slug}`),
];

for (const locale of locales) {
  test(`in ${locale}, every page has one heading, one title, one address and its alternates in its head`, async ({
    site,
  }) => {
    const titles = new Map<string, string>();
    const descriptions = new Map<string, string>();
    for (const path of paths) {
      const address = `/${locale}${path}`;
      const { status, headers, html, $ } = await get(site, address);
      expect(status, address).toBe(200);
      expect(headers.get('set-cookie'), address).toBeNull();
      expect($('html').attr('lang'), address).toBe(locale);
      expect($('h1').length, address).toBe(1);
      expect($('main').length, address).toBe(1);
      expectHeadings($, address);
      const canonical = $('head link[rel=canonical]').attr('href');
      expect(canonical, address).toBe(`${origin}${address}`);
      expect(alternates($), address).toEqual({
        ...Object.fromEntries(locales.map((other) => [other, `${origin}/${other}${path}`])),
        'x-default': path === '' ? `${origin}/` : `${origin}/en${path}`,
      });
      for (const [property, least] of [
        ['og:title', 5],
        ['og:description', 50],
        ['og:url', 5],
      ] as const) {
        expect(
          $(`head meta[property="${property}"]`).attr('content')?.length,
          `${address} ${property}`,
        ).toBeGreaterThan(least);
      }
      expect($('body meta, body title, body link').length, `${address}: metadata in the body`).toBe(0);
      expect(html, address).not.toContain('undefined');
      const title = $('head title').text();
      const description = $('head meta[name=description]').attr('content') ?? '';
      expect(titles.get(title), `${address} has the title of`).toBeUndefined();
      expect(descriptions.get(description), `${address} has the description of`).toBeUndefined();
      titles.set(title, address);
      descriptions.set(description, address);
    }
  });
}

test('a page is the same bytes for every browser, crawler and language preference', async ({ site }) => {
  for (const path of ['/en', '/ru/operations/mission-to-moldova', '/fr/closed?group=reason']) {
    const plain = await get(site, path);
    for (const headers of [
      { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1)' },
      { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0', 'accept-language': 'de' },
      { cookie: 'NEXT_LOCALE=de; a=b', RSC: '1', 'Next-Router-Prefetch': '1' },
    ]) {
      expect((await get(site, path, { headers })).html, `${path} ${JSON.stringify(headers)}`).toBe(plain.html);
    }
  }
});

test('every link within the site leads to a page, and every anchor to a place on it', async ({ site }) => {
  const seen = new Map<string, CheerioAPI>();
  const waiting = ['/en', '/ru', '/fr/closed'];
  const anchors: [string, string][] = [];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    const { status, $ } = await get(site, path);
    expect(status, path).toBe(200);
    seen.set(path, $);
    for (const link of $('a[href]').toArray()) {
      const target = new URL($(link).attr('href') ?? '', `${site.url}${path}`);
      if (target.origin !== site.url) continue;
      // The timeline leads to many days, each of which has the whole site: of one that is walked, of the others the first page.
      if (/[?&]on=/.test(path) && /[?&]on=(?!2000-01-01)/.test(target.search)) continue;
      if (/[?&]on=/.test(path) && target.search.includes('on=') && !target.pathname.startsWith('/en')) continue;
      if (target.hash) anchors.push([`${target.pathname}${target.search}`, decodeURIComponent(target.hash.slice(1))]);
      waiting.push(`${target.pathname}${target.search}`);
    }
  }
  for (const [path, id] of anchors) expect(seen.get(path)?.(`[id="${id}"]`).length, `${path}#${id}`).toBe(1);
  expect(seen.size).toBeGreaterThan(slugs.length * locales.length);
});

test('the archive can be grouped and sorted in every way by links, and each way shows all that is closed', async ({
  site,
}) => {
  const { $ } = await get(site, '/en/closed');
  const ways = $('main nav a')
    .toArray()
    .map((link) => $(link).attr('href') ?? '');
  expect(ways).toHaveLength(6);
  for (const way of ways) {
    const page = await get(site, way);
    expect(page.$('main h3').length, way).toBe(29);
    expect(page.$('head link[rel=canonical]').attr('href'), way).toBe(`${origin}/en/closed`);
  }
  const byName = (await get(site, '/en/closed?group=reason&sort=name')).$;
  expect(byName('main h2').length).toBe(closureKinds.length);
  const first = byName('section')
    .first()
    .find('h3')
    .toArray()
    .map((heading) => byName(heading).text());
  expect(first).toEqual([...first].sort((a, b) => a.localeCompare(b, 'en')));
});

test('a page that is shared brings its picture, of the size that its head says', async ({ site }) => {
  const { $ } = await get(site, '/de/operations/mission-to-moldova');
  const said = (property: string) => $(`head meta[property="og:image${property}"]`).attr('content') ?? '';
  expect(said(':alt').length).toBeGreaterThan(20);
  const { origin: from, pathname } = new URL(said(''));
  expect(from).toBe(origin);
  const picture = await fetch(`${site.url}${pathname}`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
  const bytes = Buffer.from(await picture.arrayBuffer());
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)].map(String)).toEqual([said(':width'), said(':height')]);
});

test('French sets its no-break space before every colon that a page writes', async ({ site }) => {
  for (const path of paths) {
    const { $ } = await get(site, `/fr${path}`);
    $('script').remove();
    // A colon within an address or a time is no punctuation.
    expect($('main').text(), path).not.toMatch(/[^\u00a0\u202f\s]:\s/);
  }
});

test('structured data says what was seen at a source, and only that', async ({ site }) => {
  const data = async (slug: string) => {
    const { $ } = await get(site, `/en/operations/${slug}`);
    const graph = JSON.parse($('script[type="application/ld+json"]').text()) as { '@graph': Record<string, unknown>[] };
    return graph['@graph'].find((thing) => thing['@type'] === 'GovernmentOrganization') ?? {};
  };
  expect(await data('office-in-minsk')).toMatchObject({
    name: 'OSCE Office in Minsk',
    foundingDate: '2003-01-01',
    dissolutionDate: '2011-03-31',
    areaServed: [{ name: 'Belarus', identifier: 'BY' }],
  });
  // The day of the Personal Representative's mandate, and the last day of the Observer Mission, are only recalled.
  expect(await data('personal-representative-minsk-conference')).not.toHaveProperty('foundingDate');
  expect(await data('observer-mission-at-russian-checkpoints-gukovo-and-donetsk')).not.toHaveProperty(
    'dissolutionDate',
  );
  for (const { slug, facts } of record.operations) {
    const words = JSON.stringify({ ...(await data(slug)), url: null, '@id': null });
    const unverified = [
      isVerified(facts.sources, 'establishedOn') ? null : facts.establishment.establishedOn,
      isVerified(facts.sources, 'closedOn') ? null : (facts.closure?.lastDay ?? null),
    ];
    for (const date of unverified) if (date !== null) expect(words, slug).not.toContain(date.slice(0, 4));
  }
  // Kosovo's code is user-assigned and no ISO identifier.
  expect(JSON.stringify(await data('mission-in-kosovo'))).not.toContain('XK');
});

test('the sitemap names every page with its alternates, and robots are told of it', async ({ site }) => {
  const { status, $ } = await get(site, '/sitemap.xml');
  expect(status).toBe(200);
  const listed = $('url > loc')
    .toArray()
    .map((location) => $(location).text());
  expect(listed.sort()).toEqual(locales.flatMap((locale) => paths.map((path) => `${origin}/${locale}${path}`)).sort());
  for (const url of $('url').toArray()) {
    expect($(url).find('lastmod').text()).toMatch(/^2026-11-24T12:00:00/);
    expect(
      $(url)
        .children()
        .filter((_, child) => child.tagName === 'xhtml:link').length,
    ).toBe(locales.length + 1);
  }
  expect((await get(site, '/robots.txt')).html).toContain(`Sitemap: ${origin}/sitemap.xml`);
});

test('Kosovo has its note wherever it is mentioned, and only there', async ({ site }) => {
  for (const locale of locales) {
    for (const path of paths) {
      const { $ } = await get(site, `/${locale}${path}`);
      const note = $('#kosovo-note');
      const hasNote = note.length === 1 || path === '/about';
      note.remove();
      $('script').remove();
      expect(/Kosovo|Косово/.test($('main').text()) || path === '/about', `/${locale}${path}`).toBe(hasNote);
    }
  }
});

function alternates($: CheerioAPI): Record<string, string> {
  const links = $('head link[rel=alternate][hreflang]').toArray();
  return Object.fromEntries(
    links.map((link) => [$(link).attr('hreflang') ?? '', new URL($(link).attr('href') ?? '').href]),
  );
}

function expectHeadings($: CheerioAPI, address: string): void {
  const levels = $('h1, h2, h3, h4')
    .toArray()
    .map(({ tagName }) => Number(tagName.slice(1)));
  for (const [index, level] of levels.entries()) {
    expect(level - (levels[index - 1] ?? 0), `${address}: a heading skips a level`).toBeLessThanOrEqual(1);
  }
}
