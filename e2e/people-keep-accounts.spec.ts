import type { Browser, Page } from '@playwright/test';
import { SMTPServer } from 'smtp-server';
import { type Role, roles } from '../domain/permissions';
import { messagesOf } from '../i18n/messages';
import { addEditor, codeAt, enter, log, password, signIn, within } from './editors';
import { expect, journeyDay, type Site, startSite, test } from './site';

const { rooms: words } = messagesOf('en');

/** Opens a page of the rooms on a browser of its own. */
async function browse(chromium: Browser, site: Site, javaScriptEnabled = true): Promise<Page> {
  return (await chromium.newContext({ baseURL: site.url, javaScriptEnabled })).newPage();
}

/** The path of the one-time link that a page shows. */
async function shownLink(page: Page): Promise<string> {
  const text = await page.getByText(/\/admin\/(invitation|reset)\?token=/).textContent();
  return new URL(text ?? '').pathname + new URL(text ?? '').search;
}

/** Sets a second factor up on the page for it; answers its key and the recovery codes. */
async function setUpSecondFactor(page: Page, instant: string): Promise<{ key: string; codes: string[] }> {
  await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
  const present = page.getByLabel('Your present password');
  // Somebody who must set it up is not asked.
  if ((await present.count()) > 0) await present.fill(password);
  await page.getByRole('button', { name: 'Start' }).click();
  const key = ((await page.getByRole('code').first().textContent()) ?? '').replace(/\s/g, '');
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText(words.problem.code_wrong)).toBeVisible();
  await page.getByLabel('Code').fill(codeAt(key, instant));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('status')).toContainText(words.done.second_factor_set_up);
  return { key, codes: await page.getByRole('status').getByRole('listitem').allTextContents() };
}

test('an administrator invites somebody for each role; each chooses a password and finds the rooms of that role', async ({
  chromium,
}) => {
  const site = await startSite();
  const anna = await addEditor(site, 'Anna', ['administrator']);
  const page = await browse(chromium, site);
  await enter(site, page.context(), anna);
  await page.goto('/en/admin');
  await page.getByRole('link', { name: words.waiting.alone.title }).click();
  const everybody = [words.desk, words.operations, words.plans, words.translations, words.site, words.calendar];
  const open: Readonly<Record<Role, readonly string[]>> = {
    translator: everybody,
    editor: everybody,
    publisher: everybody,
    administrator: [...everybody, 'Accounts', 'Redirects', 'Log', 'Settings'],
  };
  for (const [index, role] of roles.entries()) {
    await page.goto('/en/admin/accounts/new');
    await page.getByRole('textbox', { name: 'Name' }).fill(`The ${role}`);
    await page.getByLabel('E-mail address').fill(`${role}@example.org`);
    await page.getByLabel(role).first().check();
    if (role === 'translator') {
      await page.getByRole('button', { name: 'Invite' }).click();
      await expect(page.getByText(words.problem.locale_missing)).toBeVisible();
      await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('The translator');
      await page.getByLabel('French').check();
    }
    await page.getByRole('button', { name: 'Invite' }).click();
    const link = await shownLink(page);
    const theirs = await browse(chromium, site, index % 2 === 0);
    await theirs.goto(link);
    await theirs
      .getByLabel('New password')
      .or(theirs.getByLabel(messagesOf('fr').rooms.field.newPassword))
      .fill(password);
    await theirs.getByRole('button').click();
    await expect(theirs).toHaveURL(/\/(en|fr)\/admin$/);
    await theirs.goto('/en/admin');
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(`Good day, The ${role}`);
    expect(await theirs.getByRole('navigation', { name: 'Rooms' }).getByRole('link').allTextContents()).toEqual(
      open[role],
    );
    await theirs.goto(link);
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(
      role === 'translator' ? messagesOf('fr').rooms.link.invalid : words.link.invalid,
    );
    await theirs.context().close();
  }
  await page.goto('/en/admin/accounts?state=active');
  await expect(page.getByRole('row')).toHaveCount(1 + 1 + roles.length);
  await page.context().close();
  await site.stop();
});

for (const javaScriptEnabled of [true, false]) {
  test(`somebody sets up a second factor and signs in with it and with a recovery code, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    chromium,
  }) => {
    const site = await startSite();
    const petra = await addEditor(site, 'Petra', ['publisher']);
    const page = await browse(chromium, site, javaScriptEnabled);
    await signIn(page, petra);
    await page.getByRole('link', { name: words.waiting.secondFactor.title }).click();
    const { key, codes } = await setUpSecondFactor(page, journeyDay);
    expect(codes).toHaveLength(10);
    const signOut = async () => {
      await page.getByRole('button', { name: 'Sign out' }).click();
      await expect(page).toHaveURL(/sign-in$/);
    };
    await signOut();

    const later = new Date(Date.parse(journeyDay) + 60_000).toISOString();
    site.setClock(later);
    await signIn(page, petra);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.secondFactorQuestion.title);
    await page.goto('/en/admin');
    await expect(page, 'a right password alone opens nothing').toHaveURL(/sign-in$/);
    await page.goto('/en/admin/sign-in/second-factor');
    const code = codeAt(key, later);
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
    await signOut();

    await signIn(page, petra);
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText(words.problem.code_wrong), 'a code is taken once').toBeVisible();
    await page.getByLabel('Code').fill((codes[0] ?? '').toLowerCase().replaceAll('-', ' '));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
    await signOut();

    await signIn(page, petra);
    await page.getByLabel('Code').fill(codes[0] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText(words.problem.code_wrong), 'so is a recovery code').toBeVisible();
    site.setClock(new Date(Date.parse(later) + 11 * 60_000).toISOString());
    await page.getByLabel('Code').fill(codes[1] ?? '');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page, 'the question waits for ten minutes').toHaveURL(/\/admin\/sign-in$/);
    await page.context().close();
    await site.stop();
  });
}

test('once it is required, a publisher sets up a second factor before anything else', async ({ chromium }) => {
  const site = await startSite();
  const anna = await addEditor(site, 'Anna', ['administrator']);
  const petra = await addEditor(site, 'Petra', ['publisher']);
  const page = await browse(chromium, site);
  await enter(site, page.context(), anna);
  await page.goto('/en/admin/settings');
  await page.getByLabel(words.setting.secondFactorRequired.label).check();
  await page.getByRole('button', { name: 'Save' }).click();
  // The rule holds for whoever made it, too.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second factor');
  await enter(site, page.context(), petra);
  await page.goto('/en/admin');
  await expect(page).toHaveURL(/\/account\/second-factor$/);
  await expect(page.getByText(words.secondFactorPage.must)).toBeVisible();
  await setUpSecondFactor(page, journeyDay);
  await expect(page.getByText(words.problem.second_factor_required)).toBeVisible();
  await page.goto('/en/admin');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
  await page.context().close();
  await site.stop();
});

test('an account is disabled while its owner is at work, enabled again, and its owner erased', async ({ chromium }) => {
  const site = await startSite();
  const anna = await addEditor(site, 'Anna', ['administrator']);
  const ivan = await addEditor(site, 'Ivan', ['editor']);
  const page = await browse(chromium, site);
  await enter(site, page.context(), anna);
  const theirs = await browse(chromium, site);
  await enter(site, theirs.context(), ivan);
  await theirs.goto('/en/admin/account');
  await theirs.getByRole('textbox', { name: 'Name' }).fill('Ivan the Editor');

  await page.goto('/en/admin/accounts');
  await page.getByRole('link', { name: 'Ivan' }).click();
  await page.getByText(words.accountsPage.disable).click();
  await page.getByRole('button', { name: words.accountsPage.disableSubmit, exact: true }).click();
  await expect(page.getByText('disabled · without a second factor')).toBeVisible();
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs).toHaveURL('/en/admin/sign-in?next=%2Fen%2Fadmin%2Faccount');
  await signIn(theirs, ivan);
  await expect(theirs.getByRole('alert').first()).toHaveText(words.problem.sign_in_wrong);

  await page.getByRole('button', { name: words.accountsPage.enable }).click();
  await expect(page.getByText('active · without a second factor')).toBeVisible();
  await theirs.getByLabel('Password').fill(password);
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Good day, Ivan');

  await page.getByText(words.accountsPage.erase).click();
  await page.getByRole('button', { name: words.accountsPage.eraseSubmit }).click();
  await expect(page).toHaveURL(/\/en\/admin\/accounts$/);
  await expect(page.getByText('Ivan')).toHaveCount(0);
  await theirs.reload();
  await expect(theirs).toHaveURL(/\/en\/admin\/sign-in$/);
  await page.goto('/en/admin/audit');
  await expect(page.getByText(`account ${ivan.id}, erased`).first()).toBeVisible();
  expect(JSON.stringify(log(site))).not.toMatch(/Ivan|ivan@/);

  // Nobody locks everybody out.
  await page.goto(`/en/admin/accounts/${anna.id}`);
  await page.getByText(words.accountsPage.disable).click();
  await page.getByRole('button', { name: words.accountsPage.disableSubmit, exact: true }).click();
  await expect(page.getByText(words.problem.last_administrator)).toBeVisible();
  await theirs.context().close();
  await page.context().close();
  await site.stop();
});

test('somebody who has forgotten their password chooses another by a link, which works once and for a day', async ({
  chromium,
}) => {
  const site = await startSite();
  const anna = await addEditor(site, 'Anna', ['administrator']);
  const ivan = await addEditor(site, 'Ivan', ['editor']);
  const page = await browse(chromium, site, false);
  await enter(site, page.context(), anna);
  const makeLink = async () => {
    await page.goto(`/en/admin/accounts/${ivan.id}`);
    await page.getByRole('button', { name: words.accountsPage.makeLink }).click();
    return shownLink(page);
  };
  const first = await makeLink();
  const second = await makeLink();
  const theirs = await browse(chromium, site, false);
  await theirs.goto(first);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(words.link.invalid);
  await theirs.goto(second);
  await theirs.getByLabel('New password').fill('Ivan-Ivan-Ivan-Ivan');
  await theirs.getByRole('button').click();
  await expect(theirs.getByText(words.problem.password_own)).toBeVisible();
  await theirs.getByLabel('New password').fill('another river, just as quiet');
  await theirs.getByRole('button').click();
  await expect(theirs).toHaveURL(/\/en\/admin\/sign-in$/);
  await signIn(theirs, ivan, 'another river, just as quiet');
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Good day, Ivan');
  await theirs.goto(second);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(words.link.invalid);

  const late = await makeLink();
  site.setClock('2026-11-25T10:00:01Z');
  await theirs.goto(late);
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(words.link.invalid);
  await theirs.context().close();
  await page.context().close();
  await site.stop();
});

test('somebody who has lost their second factor begins anew', async ({ chromium }) => {
  const site = await startSite();
  const anna = await addEditor(site, 'Anna', ['administrator']);
  const petra = await addEditor(site, 'Petra', ['publisher']);
  const theirs = await browse(chromium, site);
  await enter(site, theirs.context(), petra);
  await theirs.goto('/en/admin/account/second-factor');
  await setUpSecondFactor(theirs, journeyDay);
  const page = await browse(chromium, site, false);
  await enter(site, page.context(), anna);
  await page.goto(`/en/admin/accounts/${petra.id}`);
  await page.getByText(words.accountsPage.anew, { exact: true }).click();
  await page.getByRole('button', { name: words.accountsPage.anewSubmit }).click();
  const link = await shownLink(page);
  await theirs.reload();
  await expect(theirs, 'their sessions have ended').toHaveURL(
    '/en/admin/sign-in?next=%2Fen%2Fadmin%2Faccount%2Fsecond-factor',
  );
  await theirs.goto(link);
  await theirs.getByLabel('New password').fill('another river, just as quiet');
  await theirs.getByRole('button').click();
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
  await theirs.context().close();
  await page.context().close();
  await site.stop();
});

test('a person keeps their own account: name, language, password, sessions', async ({ chromium }) => {
  const site = await startSite();
  const petra = await addEditor(site, 'Petra', ['editor']);
  const [page, other] = [await browse(chromium, site), await browse(chromium, site)];
  await enter(site, other.context(), petra);
  await enter(site, page.context(), petra);
  await page.goto('/en/admin/account');
  const password2 = 'another river, just as quiet';
  await page.getByLabel('Your present password').fill('not it at all, sorry');
  await page.getByLabel('New password').fill(password2);
  await page.getByRole('button', { name: words.account.changePassword }).click();
  await expect(page.getByText(words.problem.password_wrong)).toBeVisible();
  await page.getByLabel('Your present password').fill(password);
  await page.getByLabel('New password').fill(password2);
  await page.getByRole('button', { name: words.account.changePassword }).click();
  await expect(page.getByText(words.done.password_changed)).toBeVisible();
  await other.goto('/en/admin');
  await expect(other, 'the other session has ended').toHaveURL(/\/en\/admin\/sign-in$/);

  await signIn(other, petra, password2);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Good day, Petra');
  await page.reload();
  await expect(page.getByRole('button', { name: words.account.endSession, exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: words.account.endSession, exact: true }).click();
  await expect(page.getByRole('button', { name: words.account.endSession, exact: true })).toHaveCount(0);
  await other.reload();
  await expect(other).toHaveURL(/\/en\/admin\/sign-in$/);

  await page.getByRole('textbox', { name: 'Name' }).fill('Петра Мюллер');
  await page.getByLabel('Language of the rooms').selectOption('Русский');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/ru\/admin\/account$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(messagesOf('ru').rooms.account.title);
  await signIn(other, petra, password2);
  await expect(other, 'the desk is in their language').toHaveURL(/\/ru\/admin$/);
  await page.context().close();
  await other.context().close();
  await site.stop();
});

test('where there is a mail server, the link is mailed; where it fails, the administrator is told', async ({
  chromium,
}) => {
  const mails: string[] = [];
  let refuse = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, callback) {
      let mail = '';
      stream.on('data', (chunk: Buffer) => {
        mail += chunk.toString();
      });
      stream.on('end', () => {
        if (refuse) return callback(new Error('not today'));
        mails.push(mail);
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : null;
  const site = await startSite({
    environment: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'rooms@example.org' },
  });
  const anna = await addEditor(site, 'Anna', ['administrator']);
  const page = await browse(chromium, site);
  await enter(site, page.context(), anna);
  for (const [name, sentence] of [
    ['Nadia', words.done.link_mailed],
    ['Oleg', words.done.link_not_mailed],
  ] as const) {
    refuse = name === 'Oleg';
    await page.goto('/en/admin/accounts/new');
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByLabel('E-mail address').fill(`${name.toLowerCase()}@example.org`);
    await page.getByLabel('editor').first().check();
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByRole('status')).toContainText(sentence);
  }
  expect(mails).toHaveLength(1);
  const [mail = ''] = mails;
  expect(mail).toContain('To: nadia@example.org');
  expect(mail).toContain('From: rooms@example.org');
  expect(mail.replace(/=\r\n/g, '').replaceAll('=3D', '=')).toMatch(/\/en\/admin\/invitation\?token=[\w-]{43}/);
  await page.context().close();
  await site.stop();
  await new Promise<void>((resolve) => server.close(resolve));
});

test('an administrator leads an old address to a page, in every language, and not in a circle', async ({
  chromium,
  request,
}) => {
  const site = await startSite();
  const anna = await addEditor(site, 'Anna', ['administrator']);
  const page = await browse(chromium, site);
  await enter(site, page.context(), anna);
  await page.goto('/en/admin/redirects');
  const lead = async (from: string, to: string) => {
    await page.getByRole('textbox', { name: 'Old address' }).fill(from);
    await page.getByRole('textbox', { name: 'Leads to' }).fill(to);
    await page.getByRole('button', { name: words.redirectsPage.submit }).click();
  };
  await lead('/operations/mission-to-moldova', '/closed');
  await expect(page.getByText(words.problem.redirect_from_page)).toBeVisible();
  await lead('/moldova', '/operations/nowhere');
  await expect(page.getByText(words.problem.redirect_to_nowhere)).toBeVisible();
  await lead('/moldova', '/moldova');
  await expect(page.getByText(words.problem.redirect_loop)).toBeVisible();
  await lead('/moldova', '/operations/mission-to-moldova');
  await expect(page.getByText(words.done.redirect_saved)).toBeVisible();
  const revision = () => within(site, (db) => db.$client.prepare('SELECT number FROM site_revision').pluck().get());
  expect(revision()).toBe(2);
  for (const locale of ['en', 'ru']) {
    const moved = await request.get(`${site.url}/${locale}/moldova`, { maxRedirects: 0 });
    expect(moved.status()).toBe(308);
    expect(moved.headers().location).toBe(`/${locale}/operations/mission-to-moldova`);
  }
  await page.context().close();
  await site.stop();
});
