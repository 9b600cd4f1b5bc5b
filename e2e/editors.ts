import { spawn } from 'node:child_process';
import type { BrowserContext, Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { Secret, TOTP } from 'otpauth';
import { sealSession, sessionCookie } from '../auth/cookies';
import { hashPassword } from '../auth/passwords';
import { hashToken, newToken } from '../auth/tokens';
import { openForWriting } from '../db/client';
import { createAccount } from '../db/writes/accounts';
import { startSession } from '../db/writes/sessions';
import type { Locale } from '../domain/locale';
import type { Role } from '../domain/permissions';
import { expect, journeyDay, type Site } from './site';

/** The password of every account that the journeys make. */
export const password = 'a quiet river under ice';

/** Somebody whom a journey has given an account. */
export type Editor = { readonly id: number; readonly name: string; readonly email: string };

let hash: Promise<string> | undefined;

/** Gives somebody an account, with the journeys' password. */
export async function addEditor(
  site: Site,
  name: string,
  roles: readonly Role[],
  locales: readonly Locale[] = [],
): Promise<Editor> {
  hash ??= hashPassword(password);
  const email = `${name.toLowerCase()}@example.org`;
  const passwordHash = await hash;
  const id = within(site, (db) =>
    createAccount(
      db,
      { name, email, roles, locales, locale: 'en', passwordHash },
      { accountId: null, at: new Date(journeyDay) },
    ),
  );
  if (id === 'email_taken') throw new Error(`${email} has an account already`);
  return { id, name, email };
}

/** A session's cookie for somebody, as if they had signed in. */
export async function sessionOf(site: Site, { id }: Editor, at = journeyDay): Promise<{ name: string; value: string }> {
  const name = newToken();
  within(site, (db) =>
    startSession(
      db,
      { nameHash: hashToken(name), accountId: id, device: 'a test', waitsForSecondFactor: false },
      new Date(at),
    ),
  );
  return { name: sessionCookie().name, value: await sealSession(name) };
}

/** Lets somebody into the rooms on a browser, as if they had signed in. */
export async function enter(site: Site, context: BrowserContext, editor: Editor, at = journeyDay): Promise<void> {
  await context.addCookies([{ ...(await sessionOf(site, editor, at)), url: site.url }]);
}

/** Signs somebody in at the door. */
export async function signIn(page: Page, { email }: Pick<Editor, 'email'>, secret = password): Promise<void> {
  await page.goto('/en/admin');
  await expect(page).toHaveURL(/\/en\/admin\/sign-in$/);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The code that an app with this secret shows at an instant. */
export function codeAt(secret: string, instant: string): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(instant) });
}

/** Runs `npm run user` for a site, with a password on its standard input; answers its exit code and what it wrote. */
export function user(site: Site, args: string[], input = ''): Promise<{ code: number | null; output: string }> {
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

/** A line of a site's log. */
export type LogLine = { action: string; account_id: number | null; subject: string | null; details: string };

/** All lines of a site's log, the first first. */
export function log(site: Site): readonly LogLine[] {
  const db = new Database(site.databaseFile, { readonly: true });
  const entries = db.prepare('SELECT action, account_id, subject, details FROM audit_entries ORDER BY id').all();
  db.close();
  return entries as LogLine[];
}

/** Writes into a site's database beside it. */
export function within<Answer>(site: Site, write: (db: ReturnType<typeof openForWriting>) => Answer): Answer {
  const db = openForWriting(site.databaseFile);
  try {
    return write(db);
  } finally {
    db.$client.close();
  }
}
