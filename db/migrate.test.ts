import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Db, openForWriting, UnusableDatabase } from './client';
import { isMigrated, migrateDatabase } from './migrate';
import { contentNow, findRevision } from './queries/revisions';
import { findWholeRecord } from './queries/whole-record';
import { correctLife } from './writes/correct-life';
import { accountThere, type FreshDatabase, freshDatabase } from './writes/fresh-database.fixture';

const folder = 'db/migrations';
const { entries } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
  entries: readonly { readonly when: number; readonly tag: string }[];
};

let fresh: FreshDatabase;
let old: Db;

beforeEach(() => {
  fresh = freshDatabase('first data');
  old = openForWriting(join(fresh.folder, 'old.sqlite'));
});

afterEach(() => {
  old.$client.close();
  fresh.discard();
});

/** What a table holds, a row a line. */
function rows(db: Db, table: string, columns = '*'): unknown[] {
  return db.$client.prepare(`SELECT ${columns} FROM "${table}" ORDER BY 1, 2`).all();
}

/** Makes the database as it was before a migration (the one of drafts), with the first data in it. */
function makeOld(until = '0002'): void {
  const before = entries.filter(({ tag }) => tag < until);
  for (const { tag } of before) old.$client.exec(readFileSync(join(folder, `${tag}.sql`), 'utf8'));
  old.$client.exec('CREATE TABLE __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)');
  old.$client
    .prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
    .run('', before.at(-1)?.when ?? 0);
  old.$client.exec(`ATTACH '${fresh.file}' AS full; PRAGMA defer_foreign_keys = ON; BEGIN`);
  old.$client.exec('PRAGMA defer_foreign_keys = ON');
  const tables = old.$client
    .prepare(
      `SELECT name FROM main.sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'operation_search%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'`,
    )
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const columns = old.$client.prepare(`SELECT name FROM pragma_table_info('${table}', 'main')`).pluck().all();
    old.$client.exec(`DELETE FROM main."${table}"`);
    old.$client.exec(`INSERT INTO main."${table}" (${columns.join()}) SELECT ${columns.join()} FROM full."${table}"`);
  }
  old.$client.exec(`INSERT INTO operation_search (operation_id, locale, names, texts)
    SELECT operation_id, locale, names, texts FROM full.operation_search`);
  old.$client.exec('COMMIT; DETACH full');
}

/** The first data as it was known to whoever had it before it said why a successor began later or earlier. */
function recordWithoutReasons(): unknown {
  return JSON.parse(JSON.stringify(findWholeRecord(fresh.db), (key, value) => (key === 'gapReason' ? null : value)));
}

test('a database with first data gets drafts, and keeps everything', () => {
  makeOld();
  expect(isMigrated(old)).toBe(false);
  const tables = ['profiles', 'site_texts', 'closure_notes', 'restructuring_notes', 'former_name_texts', 'revisions'];
  const columns: Record<string, string> = {
    profiles: 'operation_id, locale, name, short_name, seat_name, summary, body, description, changed_at',
    site_texts: 'key, locale, text, changed_at',
  };
  const held = () => tables.map((table) => rows(old, table, columns[table]));
  const before = held();
  expect(before.every((table) => table.length > 0)).toBe(true);
  migrateDatabase(old);
  expect(isMigrated(old)).toBe(true);
  expect(held()).toEqual(before);
  expect(findWholeRecord(old)).toEqual(recordWithoutReasons());
  for (const table of ['profiles', 'site_texts']) {
    const made = rows(old, table, `DISTINCT locale = 'en', made_from`);
    expect(made).toEqual([
      { "locale = 'en'": 0, made_from: 1 },
      { "locale = 'en'": 1, made_from: null },
    ]);
  }
  expect(old.$client.pragma('foreign_key_check')).toEqual([]);
  expect(old.$client.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(old.$client.pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
});

test('a database of before lives and plans keeps what is told of restructurings, and every revision', () => {
  makeOld('0004');
  const tables = ['restructurings', 'restructuring_notes', 'successions', 'revisions', 'profiles'];
  const columns: Record<string, string> = { successions: 'predecessor_id, successor_id, kind' };
  const held = () => tables.map((table) => rows(old, table, columns[table]));
  const before = held();
  expect(before.every((table) => table.length > 0)).toBe(true);
  migrateDatabase(old);
  expect(held()).toEqual(before);
  expect(findWholeRecord(old)).toEqual(recordWithoutReasons());
  expect(old.$client.pragma('foreign_key_check')).toEqual([]);
  expect(old.$client.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
});

test('a revision of before lives and plans can be built upon', () => {
  makeOld('0004');
  const { operation_id: operationId, content } = old.$client
    .prepare(`SELECT operation_id, content FROM revisions WHERE content LIKE '%"gapReason":"%' LIMIT 1`)
    .get() as { operation_id: number; content: string };
  const { facts, ...rest } = JSON.parse(content) as { facts: { successors: { slug: string; kind: string }[] } };
  const successors = facts.successors.map(({ slug, kind }) => ({ slug, kind }));
  const known = ['mandateExtensions', 'formerKinds'];
  const older = Object.fromEntries(Object.entries(facts).filter(([name]) => !known.includes(name)));
  // Revisions cannot be changed, so the old one is put there past what keeps them.
  const triggers = old.$client
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'revisions'`)
    .pluck()
    .all() as string[];
  for (const name of triggers) old.$client.exec(`DROP TRIGGER "${name}"`);
  old.$client
    .prepare('UPDATE revisions SET content = ? WHERE operation_id = ?')
    .run(JSON.stringify({ ...rest, facts: { ...older, successors } }), operationId);
  migrateDatabase(old);
  const publisher = accountThere(old, ['publisher']);
  const now = contentNow(old, { operationId });
  const corrected = {
    ...now.facts,
    withdrawal: { withdrawnOn: now.facts.establishment.establishedOn, returnedOn: null },
  };
  const gaps = { ...corrected, successors: corrected.successors.map((row) => ({ ...row, gapReason: 'So it was.' })) };
  const asked = { operationId, seen: 1, texts: {}, explanations: {}, corrected: gaps, reason: 'As found.' };
  expect(correctLife(old, asked, { accountId: publisher, at: new Date('2026-11-25T09:30:00Z') })).toBeNull();
  expect(findRevision(old, { operationId }, 1)?.content.facts.formerKinds).toEqual([]);
});

test.each(['0002', '0004'])('of before %s it ends in the shape of a database that was made new', (until) => {
  makeOld(until);
  migrateDatabase(old);
  const shape = (db: Db) =>
    db.$client
      .prepare(
        `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE '\\_\\_%' ESCAPE '\\' ORDER BY type, name`,
      )
      .all();
  expect(shape(old)).toEqual(shape(fresh.db));
});

test('migrating twice changes nothing, and what newer code has changed is refused', () => {
  migrateDatabase(fresh.db);
  fresh.db.$client.exec('UPDATE __drizzle_migrations SET created_at = created_at + 1e12');
  expect(() => migrateDatabase(fresh.db)).toThrow(UnusableDatabase);
});
