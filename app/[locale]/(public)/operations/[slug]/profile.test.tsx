import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTranslator } from 'next-intl';
import type { ReactNode } from 'react';
import { prerender } from 'react-dom/static';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { closeDb, writeDb } from '@/db/client';
import { migrateDatabase } from '@/db/migrate';
import { findProfile, type Profile } from '@/db/queries/profiles';
import { loadFirstData } from '@/db/seed/load';
import type { Day } from '@/domain/calendar';
import { type SeenWholeOn, wholeOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { messagesOf } from '@/i18n/messages';
import { Chronology } from './chronology';
import { ClosureNotice } from './closure-notice';
import { Facts } from './facts';
import { Names } from './names';

vi.mock('next-intl/server', () => ({
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

const day = '2026-11-24' as Day;

function profileOf(slug: string, locale: Locale, on: Day = day): Profile & SeenWholeOn {
  const profile = findProfile(slug, locale);
  if (profile === null) throw new Error(`${slug} is not in the record`);
  return wholeOn(profile, on, day);
}

async function rendered(part: ReactNode): Promise<string> {
  const { prelude } = await prerender(part);
  const html = await new Response(prelude).text();
  return html.replaceAll('<!-- -->', '').replace(/[\u00a0\u202f]/g, ' ');
}

test('the facts, the chronology and the closure mark an English reference on a German page', async () => {
  const profile = profileOf('mission-to-estonia', 'de');
  const marked = '<span lang="en">18th CSO Meeting</span>';
  expect(await rendered(<Facts profile={profile} locale="de" />)).toContain(marked);
  expect(await rendered(<Chronology profile={profile} locale="de" />)).toContain(` · ${marked}`);
  if (profile.closure === null) throw new Error('the Mission to Estonia is closed');
  const closure = { ...profile.closure, decision: '18th CSO Meeting' };
  expect(await rendered(<ClosureNotice profile={profile} closure={closure} locale="de" />)).toContain(marked);
});

test('the names and seats that an operation had say from when until when, as the language does', async () => {
  const html = await rendered(<Names profile={profileOf('centre-in-astana', 'it')} locale="it" />);
  const span =
    'dal <time dateTime="1998-07-23">23 luglio 1998</time> al <time dateTime="2007-06-20">20 giugno 2007</time>';
  expect(html.split(span)).toHaveLength(3);
});

test('a seat that began nobody knows when says until when it was one', async () => {
  const profile = profileOf('centre-in-astana', 'de');
  const seats = profile.seats.map((seat) => ({ ...seat, from: null }));
  expect(await rendered(<Names profile={{ ...profile, seats }} locale="de" />)).toContain(
    'bis zum <time dateTime="2007-06-20">20. Juni 2007</time>',
  );
});
