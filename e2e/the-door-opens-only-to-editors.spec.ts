import { messagesOf } from '../i18n/messages';
import { addEditor, enter, log, password, sessionOf, signIn, user } from './editors';
import { expect, get, post, startSite, test } from './site';

const { rooms: words, refusal } = messagesOf('en');

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with' : 'without';

  test(`the printed link makes the first administrator, once, ${how} JavaScript`, async ({ chromium }) => {
    const french = messagesOf('fr').rooms;
    const site = await startSite();
    const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    const link = /http:\/\/\S+\/en(\/admin\/setup\?token=\S+)/.exec(site.output())?.[1] ?? '';
    await page.goto(`/fr${link}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(french.setup.title);

    await page.getByLabel(french.field.name).fill('Anna Kowalska');
    await page.getByLabel(french.field.email).fill('anna@example.org');
    await page.getByLabel(french.field.password).fill('too short');
    await page.getByRole('button').click();
    await expect(page.getByText(french.problem.password_short)).toBeVisible();
    await expect(page.getByLabel(french.field.name)).toHaveValue('Anna Kowalska');
    await expect(page.getByLabel(french.field.password)).toHaveValue('');

    await page.getByLabel(french.field.password).fill(password);
    await page.getByRole('button').click();
    await expect(page).toHaveURL(/\/fr\/admin$/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Anna Kowalska');
    expect(errors).toEqual([]);

    await page.goto(`/fr${link}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(french.link.invalid);
    await page.goto('/fr/admin');
    await page.getByRole('button', { name: french.signOut }).click();
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

  test(`an editor signs in and out, ${how} JavaScript`, async ({ chromium, site }) => {
    const petra = await addEditor(site, `Petra-${how}`, ['editor', 'publisher']);
    const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
    const page = await context.newPage();
    await signIn(page, petra, 'not the right password');
    await expect(page.getByRole('alert').first()).toHaveText(words.problem.sign_in_wrong);
    await expect(page.getByLabel('E-mail address')).toHaveValue(petra.email);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Good day, ${petra.name}`);
    await expect(page.getByRole('main')).toContainText('Your roles here: editor and publisher.');
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).sort()).toEqual(['next-auth.session-token', 'where-we-are.known-device']);
    for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });

    // Signing out ends the session itself: the old cookie opens nothing.
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/en\/admin\/sign-in$/);
    await context.addCookies(cookies);
    await page.goto('/en/admin');
    await expect(page).toHaveURL(/\/en\/admin\/sign-in$/);
    await context.close();
  });
}

test('over https the cookies are bound to this host', async () => {
  const site = await startSite({ environment: { SITE_URL: 'https://where-we-are.test', CLOCK_FILE: '' } });
  const { email } = await addEditor(site, 'Petra', ['editor']);
  const signedIn = await post(site, '/en/admin/sign-in', { email, password });
  expect(signedIn.status).toBe(303);
  const cookies = signedIn.headers.getSetCookie();
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-/);
    for (const part of ['Secure', 'HttpOnly', 'SameSite=lax', 'Path=/']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Domain');
  }
  expect(signedIn.headers.get('strict-transport-security')).toContain('max-age=');
  await site.stop();
});

test('an account that is disabled, or whose password is set anew, is out on its next request', async ({
  chromium,
  site,
}) => {
  await addEditor(site, 'Keeper', ['administrator']);
  for (const [name, command, input] of [
    ['Disabled', 'disable', ''],
    ['Renewed', 'reset-password', 'another river, just as quiet'],
  ] as const) {
    const editor = await addEditor(site, name, ['editor']);
    const context = await chromium.newContext({ baseURL: site.url });
    await enter(site, context, editor);
    const page = await context.newPage();
    await page.goto('/en/admin');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Good day, ${name}`);
    const done = await user(site, [command, '--email', editor.email], input);
    expect(done.code, done.output).toBe(0);
    await page.reload();
    await expect(page).toHaveURL(/\/en\/admin\/sign-in$/);
    await signIn(page, editor);
    await expect(page.getByRole('alert').first()).toHaveText(words.problem.sign_in_wrong);
    await context.close();
  }
});

test('a session ends when it has not been used for twelve hours', async ({ chromium }) => {
  const site = await startSite({ day: '2026-11-24T06:00:00Z' });
  const petra = await addEditor(site, 'Petra', ['editor']);
  const context = await chromium.newContext({ baseURL: site.url });
  await enter(site, context, petra, '2026-11-24T06:00:00Z');
  const page = await context.newPage();
  for (const instant of ['2026-11-24T17:00:00Z', '2026-11-25T04:00:00Z']) {
    site.setClock(instant);
    await page.goto('/en/admin');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
  }
  site.setClock('2026-11-25T16:30:00Z');
  await page.reload();
  await expect(page).toHaveURL(/\/en\/admin\/sign-in$/);
  await context.close();
  await site.stop();
});

test('the log is for administrators, can be filtered and taken away; whoever else asks is refused', async ({
  chromium,
}) => {
  const site = await startSite();
  const petra = await addEditor(site, 'Petra', ['translator', 'editor', 'publisher'], ['fr']);
  const anna = await addEditor(site, 'Anna', ['administrator']);
  const context = await chromium.newContext({ baseURL: site.url });
  await enter(site, context, petra);
  const page = await context.newPage();
  await page.goto('/en/admin');
  await expect(page.getByRole('link', { name: 'Log', exact: true })).toHaveCount(0);
  for (const path of ['/en/admin/audit', '/en/admin/audit/csv']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(403);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(refusal.forbidden.title);
  }
  await enter(site, context, anna);
  await page.goto('/en/admin');
  await page.getByRole('link', { name: 'Log', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Permission refused' }).first()).toContainText('Petra');
  await page.getByRole('combobox', { name: 'What' }).selectOption('Account created');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/action=account\.created/);
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByLabel('From').fill('2026-11-25');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByText(words.auditPage.empty)).toBeVisible();
  const file = await context.request.get('/en/admin/audit/csv?action=account.created');
  expect(file.headers()['content-type']).toContain('text/csv');
  expect((await file.text()).trim().split('\r\n')).toHaveLength(3);
  expect(log(site).at(-1)?.action).toBe('log.exported');
  await context.close();
  await site.stop();
});

test('nobody who is not signed in sees a room, in any language, and no room is kept or indexed', async ({ site }) => {
  for (const locale of ['en', 'ru'] as const) {
    for (const path of ['/admin', '/admin/audit', '/admin/audit/csv']) {
      const { status, headers } = await get(site, `/${locale}${path}`);
      expect(status, path).toBe(307);
      const next = path === '/admin' ? '' : `?next=${encodeURIComponent(`/${locale}${path}`)}`;
      expect(headers.get('location')).toBe(`/${locale}/admin/sign-in${next}`);
    }
    expect((await get(site, `/${locale}/admin/none`)).status).toBe(404);
    for (const room of ['setup', 'invitation', 'reset']) {
      expect((await get(site, `/${locale}/admin/${room}?token=x`)).$('form').length, room).toBe(0);
    }
  }
  const { headers } = await get(site, '/en/admin/sign-in');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-robots-tag')).toContain('noindex');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
  expect(policy).not.toContain('unsafe');
  expect((await get(site, '/en/admin/sign-in')).headers.get('content-security-policy')).not.toBe(policy);
});

test('hostile requests to the door are refused and change nothing', async ({ site }) => {
  const path = '/en/admin/sign-in';
  const before = log(site).length;
  const field = { email: 'a@example.org' };
  expect((await post(site, path, field, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post(site, path, field, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const send = (init: RequestInit) => get(site, path, { method: 'POST', ...init });
  expect((await send({ body: 'x'.repeat(1_100_000) })).status).toBe(413);
  expect((await get(site, path, { method: 'PUT' })).status).toBe(405);
  for (const headers of [
    { 'next-action': 'forged' },
    { 'next-action': '00'.repeat(21), 'content-type': 'text/plain' },
    { authorization: 'Bearer %E0%A4%A' },
    { cookie: `next-auth.session-token=${'x'.repeat(3_000)}` },
    { cookie: 'next-auth.session-token=a.b.c.d.e; %=%' },
  ] as Record<string, string>[]) {
    const answer = await send({ headers, body: '["a"]' });
    expect(answer.status, JSON.stringify(headers)).toBeLessThan(500);
    expect(answer.html, JSON.stringify(headers)).not.toMatch(/\bat .*\.(ts|js):\d+|SQLITE_/);
    expect(answer.headers.get('set-cookie'), JSON.stringify(headers)).toBeNull();
  }
  expect(log(site)).toHaveLength(before);
  expect((await get(site, path)).status).toBe(200);
});

test('what no keyboard types is refused in words, and nothing is stored', async ({ site }) => {
  const administrator = await sessionOf(site, await addEditor(site, 'Anna', ['administrator']));
  const cookie = `${administrator.name}=${administrator.value}`;
  const before = log(site).length;
  const right = { name: 'Nadia', email: 'nadia@example.org', roles: 'editor' };
  for (const [fields, sentence] of [
    [{ ...right, name: 'N'.repeat(900_000) }, words.problem.name_missing],
    [{ ...right, name: 'Na\u0000dia' }, words.problem.name_missing],
    [{ ...right, email: 'nadia' }, words.problem.email_wrong],
    [{ ...right, email: `${'n'.repeat(400)}@example.org` }, words.problem.email_wrong],
    [{ ...right, roles: 'king' }, words.problem.role_missing],
    [{ name: 'Nadia', email: 'nadia@example.org' }, words.problem.role_missing],
    [{ ...right, roles: 'translator' }, words.problem.locale_missing],
  ] as [Record<string, string>, string][]) {
    const { status, $, html } = await post(site, '/en/admin/accounts/new', fields, { cookie });
    expect(status).toBe(200);
    expect($('[role=alert]').text(), JSON.stringify(fields).slice(0, 80)).toContain(sentence);
    expect(html).not.toMatch(/SQLITE_/);
  }
  expect(log(site)).toHaveLength(before);
  // The same form sent twice makes one account.
  for (const sentence of [words.done.link_made, words.problem.email_taken]) {
    const { $ } = await post(site, '/en/admin/accounts/new', right, { cookie });
    expect($('main').text()).toContain(sentence);
  }
});

test('passwords are not tried without end, the log does not grow, and the person is not locked out', async ({
  chromium,
}) => {
  const site = await startSite();
  const petra = await addEditor(site, 'Petra', ['editor']);
  const own = await chromium.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const ownPage = await own.newPage();
  await signIn(ownPage, petra);
  await ownPage.getByRole('button', { name: 'Sign out' }).click();
  await expect(ownPage).toHaveURL(/sign-in$/);

  const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, petra, 'wrong number 1');
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

  // From the same address, but on a browser that the account knows.
  await signIn(ownPage, petra);
  await expect(ownPage.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
  await own.close();
  await context.close();
  await site.stop();
});

test('the command for accounts does what it says, and refuses what it should in a sentence', async ({ site }) => {
  const create = ['create', '--email', 'cleo@example.org', '--name', 'Cleo', '--role', 'editor'];
  expect((await user(site, create, `${password}\n`)).output).toContain('Created the account of cleo@example.org.');
  expect((await user(site, ['list'])).output).toContain('cleo@example.org\tCleo\teditor\tactive');
  for (const [args, input, sentence] of [
    [create, password, /has an account already/],
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

for (const javaScriptEnabled of [true, false]) {
  test(`whoever is sent to the door comes back to where they were, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    chromium,
  }) => {
    const site = await startSite();
    const petra = await addEditor(site, 'Petra', ['editor']);
    const context = await chromium.newContext({ baseURL: site.url, javaScriptEnabled });
    const page = await context.newPage();
    const pass = async (secret: string) => {
      await page.getByLabel('E-mail address').fill(petra.email);
      await page.getByLabel('Password').fill(secret);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    const place = '/en/admin/operations?q=moldova&status=active';
    await page.goto(place);
    await expect(page).toHaveURL(`/en/admin/sign-in?next=${encodeURIComponent(place)}`);
    await pass('not the right password');
    await expect(page.getByRole('alert').first()).toHaveText(words.problem.sign_in_wrong);
    await pass(password);
    await expect(page).toHaveURL(place);
    // At the door, whoever is in is shown on.
    await page.goto('/en/admin/sign-in?next=%2Fen%2Fadmin%2Faccount');
    await expect(page).toHaveURL('/en/admin/account');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/sign-in$/);

    // A step upwards is no address at all.
    const upwards = await page.goto(`/en/admin/sign-in?next=${encodeURIComponent('/en/admin/../..')}`);
    expect(upwards?.status()).toBe(400);
    for (const evil of ['//evil.example', '/\\evil.example', 'https://evil.example/en/admin/x']) {
      await page.goto(`/en/admin/sign-in?next=${encodeURIComponent(evil)}`);
      await pass(password);
      await expect(page, evil).toHaveURL(/\/en\/admin$/);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL(/sign-in$/);
    }
    await context.close();
    await site.stop();
  });
}

test('no way back leads elsewhere, whatever a form or a header says', async ({ site }) => {
  const { email } = await addEditor(site, 'Wanderer', ['editor']);
  for (const next of [
    '//evil.example',
    'https://evil.example',
    '/en/admin/%2e%2e/x',
    '/en/admin/x\r\nset-cookie: a=b',
    '',
  ]) {
    const { status, headers } = await post(site, '/en/admin/sign-in', { email, password, next });
    expect(status, next).toBe(303);
    expect(new URL(headers.get('location') ?? '', site.url).pathname, next).toBe('/en/admin');
    expect(headers.getSetCookie().join(), next).not.toContain('a=b');
  }
  const forged = await get(site, '/en/admin/account', { headers: { 'x-where-we-are-path': '/en/admin/settings' } });
  expect(forged.headers.get('location')).toBe('/en/admin/sign-in?next=%2Fen%2Fadmin%2Faccount');
});
