import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { copyOfFirstData, expect, get, runToEnd, startSite, test } from './site';

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'where-we-are-start-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A refusal is one sentence, on its own line, with exit code 1 and no stack trace. */
async function expectRefusal(environment: Record<string, string>, sentence: RegExp): Promise<void> {
  const { code, output } = await runToEnd({ PORT: '0', HOST: '127.0.0.1', ...environment });
  expect(code, output).toBe(1);
  expect(output).toMatch(sentence);
  expect(output).not.toMatch(/\n\s+at /);
}

test('a database that does not exist is made, filled and served; the next start finds all done', async () => {
  const databaseFile = join(folder, 'new', 'record.sqlite');
  const environment = { DATABASE_URL: `file:${databaseFile}` };
  const first = await startSite({ environment });
  expect((await get(first, '/en')).status).toBe(200);
  expect(first.output()).toContain('Loaded the first data.');
  expect(await first.stop()).toBe(0);
  const second = await startSite({ environment });
  expect(second.output()).not.toMatch(/Installing|Building|Created|Loaded/);
  expect((await get(second, '/en/operations/mission-to-moldova')).status).toBe(200);
  expect(await second.stop()).toBe(0);
});

test('SIGTERM finishes what is in hand, writes everything to the database file and ends with 0', async () => {
  const site = await startSite();
  const inHand = Array.from({ length: 12 }, () => get(site, '/en/closed'));
  await get(site, '/healthz');
  const ended = site.stop();
  for (const { status } of await Promise.all(inHand)) expect(status).toBe(200);
  expect(await ended).toBe(0);
});

test('a stopped site leaves no write-ahead log behind', async () => {
  const databaseFile = join(folder, 'record.sqlite');
  const site = await startSite({ environment: { DATABASE_URL: `file:${databaseFile}` } });
  expect(await site.stop()).toBe(0);
  const log = `${databaseFile}-wal`;
  expect(existsSync(log) && readFileSync(log).length > 0).toBe(false);
});

test('a wrong setting is refused by its name', async () => {
  await expectRefusal({ PORT: 'eighty' }, /^The setting PORT must be a port number from 0 to 65535\.$/m);
  await expectRefusal({ PORT: '0x50' }, /^The setting PORT must be a port number from 0 to 65535\.$/m);
  await expectRefusal({ DATABASE_URL: 'postgres://x' }, /^The setting DATABASE_URL must be a file address/m);
  await expectRefusal({ SITE_URL: 'https://x.example/path' }, /^The setting SITE_URL must be an origin only/m);
  await expectRefusal({ SITE_URL: 'ftp://x.example' }, /^The setting SITE_URL must be an address/m);
  await expectRefusal({ OPERATOR_CONTACT: 'somebody' }, /^The setting OPERATOR_CONTACT must be an e-mail address/m);
  await expectRefusal(
    { SITE_URL: 'https://x.example', CLOCK_FILE: join(folder, 'clock') },
    /^The setting CLOCK_FILE is for tests only and is refused/m,
  );
});

test('a clock that tells no time is refused before anything is made', async () => {
  const clock = join(folder, 'clock');
  const databaseFile = join(folder, 'record.sqlite');
  const environment = { CLOCK_FILE: clock, DATABASE_URL: `file:${databaseFile}` };
  await expectRefusal(environment, /^The setting CLOCK_FILE must name a file that holds an instant/m);
  writeFileSync(clock, 'tomorrow');
  await expectRefusal(environment, /^The setting CLOCK_FILE must name a file that holds an instant/m);
  expect(existsSync(databaseFile)).toBe(false);
});

test('a Node that is too old is refused before anything is done', async () => {
  const disguise = join(folder, 'disguise.cjs');
  writeFileSync(disguise, "Object.defineProperty(process.versions, 'node', { value: '18.20.0' })");
  await expectRefusal(
    { NODE_OPTIONS: `--require=${disguise}` },
    /^Node 18\.20\.0 is too old for this site; install Node 20\.19 or later\.$/m,
  );
});

test('a port that is taken is refused, and so is an address that is not here', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as { port: number };
  const databaseFile = join(folder, 'record.sqlite');
  await expectRefusal(
    { PORT: String(port), DATABASE_URL: `file:${databaseFile}` },
    new RegExp(`^The port ${port} is already in use`, 'm'),
  );
  await expectRefusal(
    { HOST: '192.0.2.1', DATABASE_URL: `file:${databaseFile}` },
    /^The address 192\.0\.2\.1 is not one of this machine/m,
  );
  await new Promise((resolve) => other.close(resolve));
});

test('a data folder that cannot be made is refused', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  await expectRefusal({ DATABASE_URL: `file:${file}/data/record.sqlite` }, /^The database .* cannot be opened/m);
});

test('a file that is no database is refused and left as it was', async () => {
  const file = join(folder, 'letter.sqlite');
  writeFileSync(file, 'Dear reader, this is not a database. '.repeat(200));
  await expectRefusal({ DATABASE_URL: `file:${file}` }, /^The database .* is not a sound database; restore a backup/m);
  expect(readFileSync(file, 'utf8')).toContain('Dear reader');
});

test('a database that is damaged where no page reads is refused', async () => {
  const file = join(folder, 'record.sqlite');
  copyOfFirstData(file);
  const db = new Database(file);
  const page = db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'revisions'`).pluck().get() as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  db.close();
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(size, 0xff), 0, size, (page - 1) * size);
  closeSync(handle);
  await expectRefusal({ DATABASE_URL: `file:${file}` }, /^The database .* is not a sound database; restore a backup/m);
});

test('a database that another process holds is refused', async () => {
  const file = join(folder, 'record.sqlite');
  copyOfFirstData(file);
  const holder = new Database(file);
  holder.pragma('journal_mode = DELETE');
  holder.exec('BEGIN EXCLUSIVE');
  await expectRefusal({ DATABASE_URL: `file:${file}` }, /^The database .* is held by another process/m);
  holder.close();
});

test('a database of a newer version is refused and left as it was', async () => {
  const file = join(folder, 'record.sqlite');
  copyOfFirstData(file);
  const db = new Database(file);
  db.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999)`);
  db.close();
  await expectRefusal({ DATABASE_URL: `file:${file}` }, /^The database was written by a newer version of this site/m);
});

test('the operator is named on the page about the site, with an address for errors', async () => {
  const site = await startSite({
    environment: { OPERATOR_NAME: 'The Example Institute', OPERATOR_CONTACT: 'errors@example.org' },
  });
  const { $ } = await get(site, '/fr/about');
  expect($('main').text()).toContain('The Example Institute');
  expect($('main a[href="mailto:errors@example.org"]').length).toBe(1);
  expect($('main').text()).toContain('n’est pas le site de l’organisation');
  await site.stop();
});
