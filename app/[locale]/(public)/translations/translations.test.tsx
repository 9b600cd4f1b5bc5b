import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { createTranslator } from 'next-intl';
import { prerender } from 'react-dom/static';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDb, writeDb } from '@/db/client';
import { migrateDatabase } from '@/db/migrate';
import { loadFirstData } from '@/db/seed/load';
import { type Locale, locales } from '@/domain/locale';
import { messagesOf } from '@/i18n/messages';
import { LanguageEntry } from './language-entry';
import TranslationsPage from './page';

vi.mock('next-intl/server', () => ({
  setRequestLocale: () => undefined,
  getTranslations: async ({ locale, namespace }: { locale: Locale; namespace?: never }) =>
    createTranslator({ locale, messages: messagesOf(locale), ...(namespace ? { namespace } : {}) }),
}));

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'where-we-are-'));
  vi.stubEnv('DATABASE_URL', `file:${join(folder, 'record.sqlite')}`);
  migrateDatabase(writeDb());
  loadFirstData(writeDb(), new Date('2026-11-24T12:00:00Z'));
});

afterAll(() => {
  closeDb();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function rendered(element: React.ReactNode) {
  const { prelude } = await prerender(element);
  return load(await new Response(prelude).text());
}

test.each([...locales])(
  'in %s, the page has a heading for each language and a bar for each kind of text',
  async (locale) => {
    const $ = await rendered(await TranslationsPage({ params: Promise.resolve({ locale }) }));
    expect($('h1').text()).toBe(messagesOf(locale).translations.title);
    expect($('main h2').length).toBe(locales.length);
    expect($('main h3').length).toBe(locales.length * 2);
    expect($('main svg').length).toBe(locales.length * 2);
    expect($('main [style], main script:not([type="application/ld+json"])').length).toBe(0);
  },
);

test('what is behind and what is missing is counted, shown and led to', async () => {
  const text = (slug: string) => ({ href: `/fr/operations/${slug}`, words: slug, lang: undefined });
  const $ = await rendered(
    <LanguageEntry
      title="Field operations"
      language="fr"
      locale="en"
      all={8}
      outdated={[text('mission-to-moldova')]}
      missing={[text('office-in-minsk')]}
    />,
  );
  expect($('p').first().text()).toBe('Translated: 7 of 8. Up to date: 6.');
  expect(
    $('a')
      .toArray()
      .map((link) => $(link).attr('href')),
  ).toEqual(['/fr/operations/mission-to-moldova', '/fr/operations/office-in-minsk']);
  const [, current, outdated] = $('rect').toArray();
  expect([$(current).attr('width'), $(outdated).attr('x'), $(outdated).attr('width')]).toEqual(['75%', '75%', '12.5%']);
});
