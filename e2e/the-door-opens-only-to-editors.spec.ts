import { spawn } from 'node:child_process';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { messagesOf } from '../i18n/messages';
import { expect, get, type Site, startSite, test } from './site';

const password = 'a quiet river under ice';

/** Runs `npm run user` for a site, with a password on its standard input; answers its exit code and what it wrote. */
function user(site: Site, args: string[], input = ''): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/command.mjs', 'user', ...args], {
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: `file:${site.databaseFile}` },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
      });
    }
    child.on('exit', (code) => resolve({ code, output }));
    child.stdin.end(input);
  });
}

async function createUser(site: Site, name: string, ...roles: string[]): Promise<void> {
  const email = `${name.toLowerCase()}@example.org`;
  const made = await user(
    site,
    ['create', '--email', email, '--name', name, ...roles.flatMap((role) => ['--role', role])],
    `${password}\n`,
  );
  expect(made.code, made.output).toBe(0);
}

async function signIn(page: Page, name: string, secret = password): Promise<void> {
  await page.goto('/en/admin');
  await expect(page).toHaveURL(/\/en\/admin\/sign-in$/);
  await page.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

function log(site: Site): { action: string; account_id: number | null; subject: string | null; details: string }[] {
  const db = new Database(site.databaseFile, { readonly: true });
  const entries = db.prepare('SELECT action, account_id, subject, details FROM audit_entries ORDER BY id').all();
  db.close();
  return entries as ReturnType<typeof log>;
}

for (const javaScriptEnabled of [true, false]) {
  test(`the printed link makes the first administrator, once, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    chromium,
  }) => {
    const site = await startSite();
    const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => errors.push(message.text()));
    const link = /http:\/\/\S+\/en(\/admin\/setup\?token=\S+)/.exec(site.output())?.[1] ?? '';
    await page.goto(`/fr${link}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(messagesOf('fr').rooms.setup.title);

    await page.getByLabel('Votre nom').fill('Anna Kowalska');
    await page.getByLabel('Adresse électronique').fill('anna@example.org');
    await page.getByLabel('Mot de passe').fill('too short');
    await page.getByRole('button').click();
    await expect(page.getByText(messagesOf('fr').rooms.problem.password_short)).toBeVisible();
    await expect(page.getByLabel('Votre nom')).toHaveValue('Anna Kowalska');
    await expect(page.getByLabel('Mot de passe')).toHaveValue('');

    await page.getByLabel('Mot de passe').fill(password);
    await page.getByRole('button').click();
    await expect(page).toHaveURL(/\/fr\/admin$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bonjour, Anna Kowalska');
    expect(errors).toEqual([]);

    await page.goto(`/fr${link}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(messagesOf('fr').rooms.setup.linkInvalid);
    await page.goto('/fr/admin');
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await expect(page).toHaveURL(/\/fr\/admin\/sign-in$/);
    expect(log(site).map(({ action }) => action)).toEqual([
      'record.imported',
      'account.created',
      'session.started',
      'session.ended',
    ]);
    await context.close();
    await site.stop();
  });

  test(`an editor signs in and out, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ chromium }) => {
    const site = await startSite();
    await createUser(site, 'Petra', 'editor', 'publisher');
    const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
    const page = await context.newPage();
    await signIn(page, 'Petra', 'not the right password');
    await expect(page.getByRole('alert').first()).toHaveText(messagesOf('en').rooms.problem.sign_in_wrong);
    await expect(page.getByLabel('E-mail address')).toHaveValue('petra@example.org');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
    await expect(page.getByRole('main')).toContainText('What you may do here: editor and publisher.');
    const cookies = await context.cookies();
    expect(cookies).toMatchObject([{ name: 'next-auth.session-token', httpOnly: true, sameSite: 'Lax', path: '/' }]);

    // Signing out ends the session itself: the old cookie opens nothing.
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/en\/admin\/sign-in$/);
    await context.addCookies(cookies);
    await page.goto('/en/admin');
    await expect(page).toHaveURL(/\/en\/admin\/sign-in$/);
    await context.close();
    await site.stop();
  });
}

test('an account that is disabled, or whose password is set anew, is out on its next request', async ({ chromium }) => {
  const site = await startSite();
  await createUser(site, 'Petra', 'editor');
  await createUser(site, 'Ivan', 'editor');
  for (const [name, command, input] of [
    ['Petra', 'disable', ''],
    ['Ivan', 'reset-password', 'another river, just as quiet'],
  ] as const) {
    const context = await chromium.newContext({ baseURL: site.url });
    const page = await context.newPage();
    await signIn(page, name);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Good day, ${name}`);
    const done = await user(site, [command, '--email', `${name.toLowerCase()}@example.org`], input);
    expect(done.code, done.output).toBe(0);
    await page.reload();
    await expect(page).toHaveURL(/\/en\/admin\/sign-in$/);
    await signIn(page, name);
    await expect(page.getByRole('alert').first()).toHaveText(messagesOf('en').rooms.problem.sign_in_wrong);
    await context.close();
  }
  await site.stop();
});

test('a session ends when it has not been used for twelve hours', async ({ chromium }) => {
  const site = await startSite({ day: '2026-11-24T06:00:00Z' });
  await createUser(site, 'Petra', 'editor');
  const context = await chromium.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await signIn(page, 'Petra');
  site.setClock('2026-11-24T17:00:00Z');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
  site.setClock('2026-11-25T04:00:00Z');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
  site.setClock('2026-11-25T16:30:00Z');
  await page.reload();
  await expect(page).toHaveURL(/\/en\/admin\/sign-in$/);
  await context.close();
  await site.stop();
});

test('the log is for administrators; whoever else asks is refused, and the log says so', async ({ chromium }) => {
  const site = await startSite();
  await createUser(site, 'Petra', 'translator', 'editor', 'publisher');
  await createUser(site, 'Anna', 'administrator');
  const context = await chromium.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await signIn(page, 'Petra');
  await expect(page.getByRole('link', { name: 'Log' })).toHaveCount(0);
  for (const path of ['/en/admin/audit', '/en/admin/audit/csv']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(403);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(messagesOf('en').refusal.forbidden.title);
  }
  await page.goto('/en/admin');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, 'Anna');
  await page.getByRole('link', { name: 'Log' }).click();
  await expect(page.getByRole('cell', { name: 'Permission refused' }).first()).toBeVisible();
  await page.getByLabel('What').selectOption('Account created');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/action=account\.created/);
  await expect(page.getByRole('row')).toHaveCount(3);
  const file = await context.request.get('/en/admin/audit/csv?action=account.created');
  expect(file.headers()['content-type']).toContain('text/csv');
  expect((await file.text()).trim().split('\r\n')).toHaveLength(3);
  expect(log(site).at(-1)?.action).toBe('log.exported');
  await context.close();
  await site.stop();
});

test('nobody who is not signed in sees a room, in any language', async ({ site }) => {
  for (const locale of ['en', 'ru'] as const) {
    for (const path of ['/admin', '/admin/audit', '/admin/audit/csv']) {
      const { status, headers, html } = await get(site, `/${locale}${path}`);
      expect(status, path).toBe(307);
      expect(headers.get('location')).toBe(`/${locale}/admin/sign-in`);
      expect(html).not.toContain('audit_entries');
    }
    expect((await get(site, `/${locale}/admin/none`)).status).toBe(404);
    expect((await get(site, `/${locale}/admin/setup?token=x`)).$('form').length).toBe(0);
  }
  const { headers } = await get(site, '/en/admin/sign-in');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  expect(headers.get('content-security-policy')).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
});

test('hostile requests to the door are refused and change nothing', async ({ site }) => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.set(name, value);
    return data;
  };
  const before = log(site).length;
  const post = (init: RequestInit) => get(site, '/en/admin/sign-in', { method: 'POST', ...init });
  const foreign = await post({ body: form({ email: 'a@b.c' }), headers: { origin: 'https://evil.example' } });
  expect(foreign.status).toBe(403);
  expect((await post({ body: form({ email: 'a@b.c' }), headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
    403,
  );
  expect((await post({ body: 'x'.repeat(1_100_000) })).status).toBe(413);
  expect((await get(site, '/en/admin/sign-in', { method: 'PUT' })).status).toBe(405);
  for (const headers of [
    { 'next-action': 'forged' },
    { 'next-action': '00'.repeat(21), 'content-type': 'text/plain' },
    { authorization: 'Bearer %E0%A4%A' },
    { cookie: `next-auth.session-token=${'x'.repeat(3_000)}` },
    { cookie: 'next-auth.session-token=a.b.c.d.e; %=%' },
  ] as Record<string, string>[]) {
    const answer = await post({ headers, body: '["a"]' });
    expect(answer.status, JSON.stringify(headers)).toBeLessThan(600);
    expect(answer.html, JSON.stringify(headers)).not.toMatch(/\bat .*\.(ts|js):\d+|SQLITE_/);
    expect(answer.headers.get('set-cookie'), JSON.stringify(headers)).toBeNull();
  }
  expect(log(site)).toHaveLength(before);
  expect((await get(site, '/en/admin/sign-in')).status).toBe(200);
});

test('passwords are not tried without end, and the log does not grow with the attempts', async ({ chromium }) => {
  const site = await startSite();
  await createUser(site, 'Petra', 'editor');
  const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, 'Petra', 'wrong number 1');
  for (let attempt = 2; attempt <= 12; attempt += 1) {
    await page.getByLabel('Password').fill(`wrong number ${attempt}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }
  await expect(page.getByRole('alert').first()).toContainText('Too many attempts. Try again in');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Too many attempts');
  const failures = log(site).filter(({ action }) => action.startsWith('sign_in.'));
  expect(failures.map(({ action }) => action)).toEqual(['sign_in.failed', 'sign_in.limited']);
  await context.close();
  await site.stop();
});

test('the command for accounts refuses what it should, in a sentence', async ({ site }) => {
  for (const [args, input, sentence] of [
    [['create', '--email', 'nobody', '--name', 'N', '--role', 'editor'], '', /e-mail address with --email/],
    [['create', '--email', 'n@example.org', '--role', 'editor'], '', /name with --name/],
    [['create', '--email', 'n@example.org', '--name', 'N', '--role', 'king'], '', /at least one role/],
    [['create', '--email', 'n@example.org', '--name', 'N', '--role', 'editor'], 'short', /too short: at least 15/],
    [['disable', '--email', 'nobody@example.org'], '', /has no account/],
    [['create', '--password', 'x'], '', /Usage:/],
    [['dance'], '', /Usage:/],
  ] as const) {
    const { code, output } = await user(site, [...args], input);
    expect(code, args.join(' ')).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).not.toMatch(/\n\s+at /);
  }
  expect((await user(site, ['--help'])).output).toContain('Usage: npm run user');
});
