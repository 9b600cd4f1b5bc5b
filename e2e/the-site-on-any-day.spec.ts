import Database from 'better-sqlite3';
import type { CheerioAPI } from 'cheerio';
import { locales } from '../domain/locale';
import { messagesOf } from '../i18n/messages';
import { overflow, violations } from './axe';
import { expect, get, origin, type Site, startSite, test } from './site';

/** The names under which the register, or the archive, lists operations. */
const listed = ($: CheerioAPI) =>
  $('main h3')
    .toArray()
    .map((heading) => $(heading).text())
    .sort();

const onDay = async (site: Site, on: string, path = '/en') => (await get(site, `${path}?on=${on}`)).$;

/** What a part of a page says; days and their months are kept together by no-break spaces, which a reader does not see. */
const said = ($: CheerioAPI, part = 'main') => $(part).text().replaceAll('\u00a0', ' ');

/** The names on 1 June 2025, by hand: the thirteen operations of that day. */
const june2025 = [
  'Centre in Ashgabat',
  'Mission in Kosovo',
  'Mission to Bosnia and Herzegovina',
  'Mission to Moldova',
  'Mission to Montenegro',
  'Mission to Serbia',
  'Mission to Skopje',
  'Personal Representative (Minsk Conference)',
  'Presence in Albania',
  'Programme Office in Astana',
  'Programme Office in Bishkek',
  'Programme Office in Dushanbe',
  'Project Co-ordinator in Uzbekistan',
];

/** The names on 1 July 2005, by hand. */
const july2005 = [
  'Centre in Ashgabat',
  'Centre in Bishkek',
  'Centre in Dushanbe',
  'Centre in Tashkent',
  'Mission in Kosovo',
  'Mission to Bosnia and Herzegovina',
  'Mission to Croatia',
  'Mission to Georgia',
  'Mission to Moldova',
  'OSCE (CSCE) Spillover Monitor Mission to Skopje',
  'OSCE Centre in Almaty',
  'OSCE Mission to Serbia and Montenegro',
  'Office in Baku',
  'Office in Minsk',
  'Office in Yerevan',
  'Personal Representative (Minsk Conference)',
  'Presence in Albania',
  'Project Co-ordinator in Ukraine',
];

test('on 1 June 2025 there were thirteen operations, none of them about to close as far as anybody knew', async ({
  site,
}) => {
  const $ = await onDay(site, '2025-06-01');
  expect(listed($)).toEqual(june2025);
  expect($('main data').first().text()).toBe('13');
  expect($('main').text()).not.toContain('30 November 2025');
  // Its closure was decided on 1 September 2025: from that day on the page tells it.
  expect(said(await onDay(site, '2025-08-31'))).not.toContain('Last day: 30 November 2025');
  expect(said(await onDay(site, '2025-09-01'))).toContain('Last day: 30 November 2025');
  expect(said(await onDay(site, '2025-12-01'))).toContain('Closed on 30 November 2025');
});

test('on 1 July 2005 Skopje and Serbia stand under the names of that day, the centre in Kazakhstan at its seat', async ({
  site,
}) => {
  const $ = await onDay(site, '2005-07-01');
  expect(listed($)).toEqual(july2005);
  expect($('#centre-in-astana').text()).toContain('Almaty, Kazakhstan');
  expect((await onDay(site, '2007-06-21'))('#centre-in-astana').text()).toContain('Astana, Kazakhstan');
  const russian = await onDay(site, '2005-07-01', '/ru');
  expect(russian('#mission-to-serbia h3').text()).toContain('Сербии и Черногории');
});

test('on 1 January 1991 there were none yet, in every language', async ({ site }) => {
  for (const locale of locales) {
    const $ = await onDay(site, '1991-01-01', `/${locale}`);
    expect(listed($), locale).toEqual([]);
    expect($(`main a[href="/${locale}?on=1992-08-14"]`).length, locale).toBe(1);
    expect((await onDay(site, '1991-01-01', `/${locale}/closed`))('main h3').length, locale).toBe(0);
  }
  expect(said(await onDay(site, '1991-01-01'))).toContain('There were no field operations yet');
  expect(listed(await onDay(site, '1992-08-14'))).toHaveLength(1);
});

test('what is decided for a day shows as planned, what closed lately stays for 24 months, what cannot be told says so', async ({
  site,
}) => {
  // The Office in Minsk was decided on 30 December 2002, for 1 January 2003.
  expect(listed(await onDay(site, '2002-12-29'))).not.toContain('Office in Minsk');
  const planned = said(await onDay(site, '2002-12-30'), '#office-in-minsk');
  expect(planned).toContain('Begins on 1 January 2003');
  expect(listed(await onDay(site, '2013-03-31'))).toContain('Office in Minsk');
  expect(listed(await onDay(site, '2013-04-01'))).not.toContain('Office in Minsk');
  // The Mission to Sarajevo began some time in 1994.
  const $ = await onDay(site, '1994-06-01');
  const uncertain = $('[aria-labelledby=undecided]').text();
  expect(uncertain).toContain('Mission to Sarajevo');
  expect(uncertain).toContain('too coarse to tell');
  expect(listed($)).not.toContain('Mission to Sarajevo');
  const profile = await onDay(site, '1994-06-01', '/en/operations/mission-to-sarajevo');
  expect(profile('main').text()).toContain(messagesOf('en').operation.undecided);
});

test('the archive lists what was closed by the day, arranged as asked', async ({ site }) => {
  const day = '2001-12-31';
  const before = listed(await onDay(site, day, '/en/closed'));
  expect(before).toEqual([
    'Kosovo Verification Mission',
    'Liaison Office in Central Asia',
    'Mission to Sarajevo',
    'Mission to Ukraine',
    'Missions of Long Duration in Kosovo, Sandjak and Vojvodina',
    'Representative to the Joint Committee on the Skrunda Radar Station',
    'Task Force for Kosovo',
  ]);
  // The missions to Estonia and Latvia were open on their last day, and closed on the next.
  const after = await get(site, '/en/closed?group=country&sort=name&on=2002-01-01');
  expect(listed(after.$)).toContain('Mission to Estonia');
  expect(after.$('main').text()).toContain('Field operations closed before this day: 9');
  for (const link of after.$('main nav a').toArray()) {
    expect(after.$(link).attr('href')).toContain('on=2002-01-01');
  }
  expect(after.$('main form input[type=hidden]').length).toBe(2);
  expect(after.$('main form').attr('action')).toBe('/en/closed');
});

test('a profile on a past day knows nothing of what came later', async ({ site }) => {
  const path = '/en/operations/office-in-minsk';
  const open = await onDay(site, '2010-06-01', path);
  expect(said(open)).toContain('Open since 1 January 2003');
  // What the texts say is today's; the facts are of the day.
  for (const section of ['facts', 'chronology']) {
    expect(said(open, `[aria-labelledby=${section}]`), section).not.toMatch(/Last day|31 March 2011|2010/);
  }
  // Where facts were seen stays today's, but names none that was not known yet.
  expect(said(open, '[aria-labelledby=sources]')).not.toMatch(/last day|end of mandate|reason for closure/i);
  expect(open('#closure').length).toBe(0);
  expect(open('main svg[role=img]').attr('aria-label')?.replaceAll('\u00a0', ' ')).toBe(
    'First day: 1 January 2003. Open on 1 June 2010.',
  );
  const closed = await onDay(site, '2011-04-01', path);
  expect(closed('#closure').length).toBe(1);
  expect(said(closed, '[aria-labelledby=closure]')).toContain('31 March 2011');
  // What followed: the mission to Montenegro was split off on 29 June 2006.
  const serbia = async (on: string) => said(await onDay(site, on, '/en/operations/mission-to-serbia'));
  expect(await serbia('2006-06-28')).not.toContain('Mission to Montenegro');
  expect(await serbia('2006-06-29')).toContain('Mission to Montenegro');
  const unsure = await onDay(site, '2003-02-10', '/en/operations/mission-to-serbia');
  expect(unsure('h1').text()).toBe('OSCE Mission to the Federal Republic of Yugoslavia');
  expect(unsure('main').text()).toMatch(/Perhaps already under another name.*OSCE Mission to Serbia and Montenegro/);
});

test('a profile on a day before its operation says that it did not exist yet, and leads to its first day', async ({
  site,
}) => {
  for (const locale of locales) {
    const path = `/${locale}/operations/mission-to-serbia`;
    const { status, $ } = await get(site, `${path}?on=1999-12-31`);
    expect(status).toBe(200);
    expect($('main').text()).toContain(messagesOf(locale).onADay.notYet);
    expect($(`main a[href="${path}?on=2001-01-11"]`).length).toBe(1);
    expect($('#chronology, #facts, #lineage').length).toBe(0);
  }
  // It began under another name than it has today.
  const $ = await onDay(site, '1999-12-31', '/en/operations/mission-to-serbia');
  expect($('h1').text()).toBe('OSCE Mission to the Federal Republic of Yugoslavia');
});

test('a page on a day is kept out of indexes and has the address of the page without one', async ({ site }) => {
  for (const path of ['', '/closed', '/operations/mission-to-skopje']) {
    for (const on of ['2005-07-01', '2026-11-24', '2027-12-01']) {
      const { status, $ } = await get(site, `/fr${path}?on=${on}`);
      expect(status).toBe(200);
      expect($('head meta[name=robots]').attr('content'), `${path} ${on}`).toContain('noindex');
      expect($('head link[rel=canonical]').attr('href')).toBe(`${origin}/fr${path}`);
      expect($('head link[hreflang]').length).toBe(0);
      if (on !== '2026-11-24') expect($('script[type="application/ld+json"]').length).toBe(0);
    }
    const plain = await get(site, `/fr${path}`);
    expect(plain.$('head meta[name=robots]').length).toBe(0);
    expect(plain.$('main form label').text()).toBe(messagesOf('fr').onADay.choose);
    expect(plain.html).not.toContain('?on=');
  }
  const today = await get(site, '/fr?on=2026-11-24');
  expect(today.$('main').text()).toBe((await get(site, '/fr')).$('main').text());
});

test('a day that cannot be shown answers 400 in words, with a way to the page that was meant', async ({ site }) => {
  const wrong = [
    '2025-02-30',
    '20250601',
    '99999-01-01',
    '-0001',
    '',
    '2025-06',
    '0001-01-01',
    '2101-01-01',
    '2025-06-01&on=2025-06-01',
    '2025-06-01&on=2026-06-01',
    '1'.repeat(5_000),
    encodeURIComponent('٢٠٢٥-٠٦-٠١'),
    encodeURIComponent('２０２５-０６-０１'),
    encodeURIComponent('2025-06-01’ OR 1=1'),
    'today',
  ];
  for (const [locale, path] of [
    ['en', ''],
    ['fr', '/closed'],
    ['ru', '/operations/mission-to-moldova'],
    ['de', '/operations/mission-to-moldova'],
  ] as const) {
    const words = messagesOf(locale).refusal;
    for (const on of wrong) {
      const { status, $ } = await get(site, `/${locale}${path}?on=${on}`);
      expect(status, on.slice(0, 30)).toBe(400);
      expect($('html').attr('lang')).toBe(locale);
      expect($('h1').text(), on.slice(0, 30)).toBe(words.dayNotShown.title);
      expect($('main').text()).toContain(words.dayNotShown.text);
      expect($('main a').first().attr('href')).toBe(`/${locale}${path}`);
      expect($('main h3').length).toBe(0);
    }
  }
  for (const on of ['%zz', '%00', '%c0%ae']) expect((await get(site, `/it?on=${on}`)).status, on).toBe(400);
  const arranged = await get(site, '/es/closed?sort=name&on=2025-02-30');
  expect(arranged.$('main a').first().attr('href')).toBe('/es/closed?sort=name');
});

test('an old address keeps the day that it was asked for', async ({ site }) => {
  const { status, headers } = await get(site, '/ru/operations/centre-in-almaty?on=2005-07-01');
  expect([status, headers.get('location')]).toEqual([308, '/ru/operations/centre-in-astana?on=2005-07-01']);
});

test('a German reader goes to another day, to an operation of it, on in French, and back to today', async ({
  reader,
}) => {
  const page = await reader({ locale: 'de' });
  await page.goto('/de');
  await page.getByLabel('Diese Seite an einem anderen Tag zeigen').fill('2005-07-01');
  await page.getByRole('button', { name: 'Zeigen' }).click();
  await expect(page).toHaveURL(/\/de\?on=2005-07-01$/);
  await expect(page).toHaveTitle(/^1\.\s?Juli 2005 · /);
  const banner = page.getByRole('region', { name: 'Der Tag, den diese Seite zeigt' });
  await expect(banner).toContainText(/Am 1\.\s?Juli 2005/);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Serbien und Montenegro/ })
    .click();
  await expect(page).toHaveURL(/\/de\/operations\/mission-to-serbia\?on=2005-07-01$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Serbien und Montenegro');
  await page.getByRole('link', { name: 'Français' }).click();
  await expect(page).toHaveURL(/\/fr\/operations\/mission-to-serbia\?on=2005-07-01$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Serbie-et-Monténégro');
  await page
    .getByRole('navigation', { name: messagesOf('fr').navigation.main })
    .getByRole('link')
    .nth(1)
    .click();
  await expect(page).toHaveURL(/\/fr\/closed\?on=2005-07-01$/);
  await page.getByLabel(messagesOf('fr').onADay.choose).fill('2012-01-18');
  await page.getByRole('button', { name: 'Afficher' }).click();
  await expect(page.getByRole('main')).toContainText('Zagreb');
  await page.getByRole('link', { name: 'Revenir à aujourd’hui' }).click();
  await expect(page).toHaveURL(/\/fr\/closed$/);
  await expect(page.getByRole('region', { name: messagesOf('fr').onADay.label })).toHaveCount(0);
});

test('what is decided for a day to come shows for that day, is told today, and was not known before', async () => {
  const site = await startSite({
    prepare: (file) => {
      const db = new Database(file);
      db.exec(`
        INSERT INTO closures (operation_id, kind, last_day, decided_on)
          SELECT id, 'completed', '2027-03-31', '2026-10-01' FROM operations WHERE slug = 'presence-in-albania';
        INSERT INTO former_names (operation_id, from_date, until_date)
          SELECT id, '1993-02-04', '2027-06-30' FROM operations WHERE slug = 'mission-to-moldova';
        INSERT INTO former_name_texts (former_name_id, locale, name)
          SELECT f.id, p.locale, p.name FROM former_names f JOIN operations o ON o.id = f.operation_id
          JOIN profiles p ON p.operation_id = o.id WHERE o.slug = 'mission-to-moldova';
        UPDATE profiles SET name = 'Office of Tomorrow', short_name = 'Tomorrow'
          WHERE operation_id = (SELECT id FROM operations WHERE slug = 'mission-to-moldova')`);
      db.close();
    },
  });
  try {
    const albania = async (on: string) => said(await onDay(site, on, '/en/operations/presence-in-albania'));
    expect(await albania('2026-09-30')).not.toContain('31 March 2027');
    for (const on of ['2026-10-01', '2026-11-24', '2027-03-31'])
      expect(await albania(on)).toContain('Last day: 31 March 2027');
    expect(await albania('2027-04-01')).toContain('This operation is closed');
    const future = await onDay(site, '2027-12-01');
    expect(future('main').text()).toContain(messagesOf('en').onADay.future);
    expect(listed(future)).toContain('Tomorrow');
    expect(future('main data').first().text()).toBe('11');
    expect(listed(await onDay(site, '2027-12-01', '/en/closed'))).toContain('Presence in Albania');

    // Today still goes by today's name, everywhere; the one to come is told on its own page only.
    for (const path of ['/en', '/en/translations', '/en/nothing', '/en/closed']) {
      expect((await get(site, path)).html, path).not.toContain('Tomorrow');
    }
    const { $ } = await get(site, '/en/operations/mission-to-moldova');
    expect($('h1').text()).toBe('OSCE Mission to Moldova');
    expect($('head title').text()).toContain('OSCE Mission to Moldova');
    expect($('script[type="application/ld+json"]').text()).toContain('"name":"OSCE Mission to Moldova"');
    expect(said($, '[aria-labelledby=names]')).toMatch(/Office of Tomorrow\s*from 1 July 2027/);
    expect(said(await onDay(site, '2020-01-01', '/en/operations/mission-to-moldova'))).not.toContain('Tomorrow');
    site.setClock('2027-06-30T22:00:00Z');
    expect((await get(site, '/en/operations/mission-to-moldova')).$('h1').text()).toBe('Office of Tomorrow');
  } finally {
    await site.stop();
  }
});

test('pages on a past and a coming day are accessible and hold their shape', async ({ chromium, site }) => {
  for (const scheme of ['light', 'dark'] as const) {
    const context = await chromium.newContext({ baseURL: site.url, bypassCSP: true, colorScheme: scheme });
    const page = await context.newPage();
    for (const [name, path] of [
      ['front', '/en?on=2005-07-01'],
      ['none', '/de?on=1991-01-01'],
      ['profile', '/ru/operations/mission-to-serbia?on=2003-02-10'],
      ['closed-profile', '/fr/operations/office-in-minsk?on=2010-06-01'],
      ['not-yet', '/it/operations/personal-representative-minsk-conference?on=1993-01-08'],
      ['archive', '/es/closed?group=country&on=2005-07-01'],
      ['future', '/fr?on=2027-12-01'],
      ['today', '/en/operations/mission-to-skopje'],
    ] as const) {
      await page.goto(path);
      for (const width of [320, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await violations(page), `${path} ${scheme} ${width}`).toEqual([]);
        expect(await overflow(page), `${path} ${width}`).toBe(0);
        await page.screenshot({ path: `e2e/screenshots/on-${name}-${scheme}-${width}.png` });
      }
    }
    await context.close();
  }
});
