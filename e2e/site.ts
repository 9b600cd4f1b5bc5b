import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect } from '@playwright/test';
import { type CheerioAPI, load } from 'cheerio';
import { openForQueries, openForWriting } from '../db/client';
import { migrateDatabase } from '../db/migrate';
import { loadFirstData } from '../db/seed/load';

/** The address that the tests' sites take for their own. */
export const origin = 'http://where-we-are.test';

// The tests seal sessions themselves, so that they can enter the rooms without signing in each time.
process.env.AUTH_SECRET = 'a secret of the journeys, and of nobody else';

/** The day on which every journey takes place, unless it says otherwise. */
export const journeyDay = '2026-11-24T10:00:00Z';

/** A running site of the tests' own: its own database, its own day, its own port. */
export type Site = {
  readonly url: string;
  readonly databaseFile: string;
  /** What the process has written so far. */
  readonly output: () => string;
  /** Sets the instant that the site takes for now. */
  readonly setClock: (instant: string) => void;
  /** Asks the process to end and answers its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

export type SiteOptions = {
  /** Changes the database before the site opens it. */
  readonly prepare?: (databaseFile: string) => void;
  readonly environment?: Readonly<Record<string, string>>;
  readonly day?: string;
};

/** Copies the one migrated and filled database that all tests begin with, made at its first use. */
export function copyOfFirstData(to: string): void {
  const template = join(tmpdir(), `where-we-are-template-${process.pid}.sqlite`);
  if (!existsSync(template)) {
    const making = `${template}.making`;
    const db = openForWriting(making);
    migrateDatabase(db);
    loadFirstData(db, new Date(journeyDay));
    db.$client.pragma('wal_checkpoint(TRUNCATE)');
    db.$client.close();
    renameSync(making, template);
    process.on('exit', () => rmSync(template, { force: true }));
  }
  copyFileSync(template, to);
}

/** Starts a site with `npm start`'s own server and waits until it says where it is. */
export async function startSite({ prepare, environment = {}, day = journeyDay }: SiteOptions = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'where-we-are-e2e-'));
  const databaseFile = join(folder, 'record.sqlite');
  const clock = join(folder, 'clock');
  writeFileSync(clock, day);
  copyOfFirstData(databaseFile);
  prepare?.(databaseFile);
  const child = launch({
    PORT: '0',
    HOST: '127.0.0.1',
    SITE_URL: origin,
    DATABASE_URL: `file:${databaseFile}`,
    CLOCK_FILE: clock,
    ...environment,
  });
  const output = collect(child);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const url = await Promise.race([
    said(child, output, /Where We Are is at .* port (\d+)\)/).then((port) => `http://127.0.0.1:${port}`),
    ended.then((code) => {
      throw new Error(`the site ended with ${code} before it was up:\n${output()}`);
    }),
  ]);
  return {
    url,
    databaseFile,
    output,
    setClock: (instant) => {
      writeFileSync(`${clock}.new`, instant);
      renameSync(`${clock}.new`, clock);
    },
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      const code = await ended;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
}

/** Runs the start until it ends by itself, and answers its exit code and what it wrote. */
export async function runToEnd(
  environment: Readonly<Record<string, string>>,
): Promise<{ code: number | null; output: string }> {
  const child = launch(environment);
  const output = collect(child);
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { code, output: output() };
}

function launch(environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function collect(child: ChildProcess): () => string {
  let written = '';
  child.stdout?.on('data', (chunk) => (written += chunk));
  child.stderr?.on('data', (chunk) => (written += chunk));
  return () => written;
}

function said(child: ChildProcess, output: () => string, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    const look = () => {
      const found = pattern.exec(output())?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', look);
  });
}

/** A page by a plain request, with nothing that a browser would add. */
export async function get(
  site: Site,
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; headers: Headers; html: string; $: CheerioAPI }> {
  const response = await fetch(`${site.url}${path}`, { redirect: 'manual', ...init });
  const html = await response.text();
  const xml = response.headers.get('content-type')?.includes('xml') ?? false;
  return { status: response.status, headers: response.headers, html, $: load(html, { xml }) };
}

/**
 * Sends the last form of a page as a browser without JavaScript would, by plain requests: what the form holds hidden, and these fields.
 */
export async function post(
  site: Site,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): ReturnType<typeof get> {
  const { cookie } = headers;
  const { $ } = await get(site, path, cookie === undefined ? {} : { headers: { cookie } });
  const form = new FormData();
  for (const input of $('main form').last().find('input[type=hidden]').toArray()) {
    form.set($(input).attr('name') ?? '', $(input).attr('value') ?? '');
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return get(site, path, { method: 'POST', body: form, headers });
}

/** What tests have changed of a site's first data, in words; nothing where they only read it. */
function whatWasLeft(site: Site): string {
  const db = openForQueries(site.databaseFile);
  const count = (question: string) => Number(db.$client.prepare(question).pluck().get());
  const changes = count('SELECT number FROM site_revision') - 1;
  const drafts = count('SELECT count(*) FROM drafts');
  db.$client.close();
  return changes + drafts === 0 ? '' : `${changes} changes and ${drafts} drafts`;
}

type Fixtures = {
  /** A page without JavaScript, as the public side must work; no console error is allowed on it. */
  reader: (options: { locale: string; phone?: boolean }) => Promise<import('@playwright/test').Page>;
};

type WorkerFixtures = {
  /**
   * Who shares the site. Tests that publish or leave drafts say their own name here, with `test.use`, and get a site that no other file sees:
   * which files a worker runs one after the other is chance.
   */
  siteOf: string;
  site: Site;
  chromium: import('@playwright/test').Browser;
};

/** Tests that share one site on the first data. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  siteOf: ['all readers', { scope: 'worker', option: true }],
  site: [
    async ({ siteOf }, use) => {
      const site = await startSite();
      await use(site);
      const left = siteOf === 'all readers' ? whatWasLeft(site) : '';
      await site.stop();
      if (left)
        throw new Error(`A test changed the site that all readers share: ${left}. It needs test.use({ siteOf }).`);
    },
    { scope: 'worker' },
  ],
  chromium: [
    async ({ playwright }, use) => {
      const browser = await playwright.chromium.launch({
        executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  reader: async ({ chromium, site }, use) => {
    const contexts: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async ({ locale, phone = false }) => {
      const context = await chromium.newContext({
        baseURL: site.url,
        javaScriptEnabled: false,
        locale,
        viewport: phone ? { width: 360, height: 640 } : { width: 1280, height: 800 },
      });
      contexts.push(context);
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      page.on('requestfailed', (request) => {
        // A reader who goes on before a page has all its fonts aborts them: that is no error.
        const cause = request.failure()?.errorText;
        if (cause !== 'net::ERR_ABORTED') errors.push(`${request.url()} ${cause}`);
      });
      return page;
    });
    for (const context of contexts) await context.close();
    expect(errors).toEqual([]);
  },
});

export { expect };

mkdirSync('e2e/screenshots', { recursive: true });
