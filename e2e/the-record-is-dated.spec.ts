import Database from 'better-sqlite3';
import { messagesOf } from '../i18n/messages';
import { expect, get, startSite, test } from './site';

test('a closed operation stands in its region for 24 months and then only in the archive', async () => {
  const site = await startSite({ day: '2027-11-30T12:00:00Z' });
  const name = 'Personal Representative (Minsk Conference)';
  expect((await get(site, '/en')).$('main h3').text()).toContain(name);
  site.setClock('2027-12-01T12:00:00Z');
  const front = await get(site, '/en');
  expect(front.$('main h3').text()).not.toContain(name);
  expect(front.$('main h2').text()).not.toContain('South Caucasus');
  expect((await get(site, '/en/closed')).$('main h3').text()).toContain(name);
  expect((await get(site, '/en/operations/personal-representative-minsk-conference')).status).toBe(200);
  await site.stop();
});

test('a closure takes effect by itself at midnight in Vienna, on the day after the last day', async () => {
  const site = await startSite({
    day: '2027-03-31T21:59:59Z',
    prepare: (file) => {
      const db = new Database(file);
      db.exec(
        `INSERT INTO closures (operation_id, kind, last_day) SELECT id, 'completed', '2027-03-31' FROM operations WHERE slug = 'presence-in-albania'`,
      );
      db.close();
    },
  });
  const page = async () => (await get(site, '/en/operations/presence-in-albania')).$('main').text();
  const open = async () => (await get(site, '/en')).$('data[value="12"], data[value="11"]').first().text();
  expect(await page()).toContain('Open since 27');
  expect(await open()).toBe('12');
  site.setClock('2027-03-31T22:00:00Z');
  expect(await page()).toContain('This operation is closed');
  expect(await open()).toBe('11');
  await site.stop();
});

test('where a profile has no text in a language, the source text is shown, marked, and kept out of indexes', async () => {
  const site = await startSite({
    prepare: (file) => {
      const db = new Database(file);
      db.pragma('foreign_keys = ON');
      db.exec(
        `DELETE FROM profiles WHERE locale = 'fr' AND operation_id = (SELECT id FROM operations WHERE slug = 'mission-to-moldova')`,
      );
      db.close();
    },
  });
  const path = '/operations/mission-to-moldova';
  const french = await get(site, `/fr${path}`);
  expect(french.status).toBe(200);
  expect(french.$('html').attr('lang')).toBe('fr');
  expect(french.$('h1').text()).toBe('OSCE Mission to Moldova');
  expect(french.$('h1').attr('lang')).toBe('en');
  expect(french.$('main').text()).toContain(messagesOf('fr').operation.sourceTextNotice);
  expect(french.$('main').text()).toContain('en anglais, en roumain et en russe');
  expect(french.$('head meta[name=robots]').attr('content')).toContain('noindex');
  expect(french.$('head link[hreflang]').length).toBe(0);

  const german = await get(site, `/de${path}`);
  const alternates = german
    .$('head link[hreflang]')
    .toArray()
    .map((link) => german.$(link).attr('hreflang'));
  expect(alternates).toEqual(['en', 'de', 'es', 'it', 'ru', 'x-default']);
  expect(german.$('header a[hreflang=fr]').text()).toContain(messagesOf('de').navigation.sourceTextOnly);
  expect(german.$('header a[hreflang=es]').text()).not.toContain(messagesOf('de').navigation.sourceTextOnly);

  expect((await get(site, '/sitemap.xml')).html).not.toContain(`/fr${path}`);
  const entry = (await get(site, '/fr')).$(`a[href="/fr${path}"]`).closest('li');
  expect(entry.find('h3').attr('lang')).toBe('en');
  expect(entry.text()).toContain(messagesOf('fr').whereWeAre.sourceText);
  await site.stop();
});

test('an empty record is a site all the same', async () => {
  const site = await startSite({
    prepare: (file) => {
      const db = new Database(file);
      db.pragma('foreign_keys = ON');
      db.exec(
        "DROP TRIGGER revisions_no_delete; DELETE FROM revisions; DELETE FROM successions; DELETE FROM operations WHERE slug <> 'office-in-minsk'; DELETE FROM closures; DELETE FROM site_texts",
      );
      db.close();
    },
  });
  for (const locale of ['en', 'ru'] as const) {
    expect((await get(site, `/${locale}`)).status).toBe(200);
    expect((await get(site, `/${locale}/closed`)).$('main').text()).toContain(messagesOf(locale).archive.empty);
    expect((await get(site, `/${locale}/about`)).status).toBe(200);
  }
  await site.stop();
});
