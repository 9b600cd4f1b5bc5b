import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { hashPassword, refuseChosenPassword } from '../auth/passwords';
import { now } from '../clock';
import { closeDb, writeDb } from '../db/client';
import { migrateDatabase } from '../db/migrate';
import { findAccountByEmail, findAccounts, hasSecondFactor } from '../db/queries/accounts';
import { createAccount, disableAccount, plainEmail, setPassword } from '../db/writes/accounts';
import { isLocale, locales, sourceLocale } from '../domain/locale';
import { type PasswordOwner, passwordLengths } from '../domain/password';
import { type Role, roles } from '../domain/permissions';
import { WrongCall } from './explain';

export const usage = `Usage: npm run user -- create --email ADDRESS --name NAME --role ROLE [--role ROLE …] [--locale LOCALE …]
       npm run user -- reset-password --email ADDRESS
       npm run user -- disable --email ADDRESS
       npm run user -- list

create and reset-password read the password from standard input, one line, never from an argument.
Roles: ${roles.join(', ')}. Locales (of a translator; the first is that of their rooms): ${locales.join(', ')}.
disable and reset-password end every session of the account on its next request.`;

const by = { accountId: null };

export async function run(args: readonly string[]): Promise<void> {
  const { positionals, values } = understand(args);
  const db = writeDb();
  migrateDatabase(db);
  try {
    switch (positionals.join(' ')) {
      case 'create':
        return await create(values);
      case 'reset-password':
        return await resetPassword(values);
      case 'disable':
        return disable(values);
      case 'list':
        return list();
      default:
        throw new WrongCall(usage);
    }
  } finally {
    closeDb();
  }
}

type Values = ReturnType<typeof understand>['values'];

function understand(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string', multiple: true },
        locale: { type: 'string', multiple: true },
      },
    });
  } catch {
    throw new WrongCall(usage);
  }
}

async function create({ email, name, role = [], locale: given = [] }: Values): Promise<void> {
  const address = emailOf(email);
  if (!name?.trim()) throw new WrongCall('Give a name with --name.');
  const wrongRole = role.find((word) => !(roles as readonly string[]).includes(word));
  if (role.length === 0 || wrongRole) throw new WrongCall(`Give at least one role with --role: ${roles.join(', ')}.`);
  const wrongLocale = given.find((word) => !isLocale(word));
  if (wrongLocale) throw new WrongCall(`${wrongLocale} is not one of the locales ${locales.join(', ')}.`);
  const locale = given.filter(isLocale);
  const passwordHash = await hashPassword(await readPassword({ email: address, name, hasSecondFactor: false }));
  const made = createAccount(
    writeDb(),
    { email: address, name, locale: locale[0] ?? sourceLocale, roles: role as Role[], locales: locale, passwordHash },
    { ...by, at: now() },
  );
  if (made === 'email_taken') throw new WrongCall(`${address} has an account already.`);
  say(`Created the account of ${address}.`);
}

async function resetPassword({ email }: Values): Promise<void> {
  const account = accountOf(email);
  const owner = { ...account, hasSecondFactor: hasSecondFactor(writeDb(), account.id) };
  const passwordHash = await hashPassword(await readPassword(owner));
  setPassword(writeDb(), account.id, passwordHash, { ...by, at: now() });
  say(`Set the password of ${account.email} and ended its sessions.`);
}

function disable({ email }: Values): void {
  const account = accountOf(email);
  if (disableAccount(writeDb(), account.id, { ...by, at: now() }) === 'last_administrator') {
    throw new WrongCall(`${account.email} is the last administrator; create another one first.`);
  }
  say(`Disabled the account of ${account.email} and ended its sessions.`);
}

function list(): void {
  for (const { email, name, standing, state } of findAccounts(writeDb())) {
    say([email, name, standing.roles.join(), state].join('\t'));
  }
}

function accountOf(email: string | undefined) {
  const address = emailOf(email);
  const account = findAccountByEmail(writeDb(), address);
  if (account === null) throw new WrongCall(`${address} has no account.`);
  return account;
}

function emailOf(email: string | undefined): string {
  const address = plainEmail(email ?? '');
  if (!z.email().safeParse(address).success) throw new WrongCall('Give an e-mail address with --email.');
  return address;
}

async function readPassword(owner: PasswordOwner): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  const reasons = {
    password_short: `is too short: at least ${owner.hasSecondFactor ? passwordLengths.leastWithSecondFactor : passwordLengths.least} characters`,
    password_long: `is too long: at most ${passwordLengths.most} characters`,
    password_common: 'is one of the first that others would try',
    password_own: 'is little more than the name or the address',
  };
  const refusal = refuseChosenPassword(password, owner);
  if (refusal !== null) throw new WrongCall(`The password on standard input ${reasons[refusal]}.`);
  return password;
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
