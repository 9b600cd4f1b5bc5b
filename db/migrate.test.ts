import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Db, openForWriting, UnusableDatabase } from './client';
import { isMigrated, migrateDatabase } from './migrate';
import { findWholeRecord } from './queries/whole-record';
import { type FreshDatabase, freshDatabase } from './writes/fresh-database.fixture';

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

/** Makes the database as it was before drafts, with the first data in it. */
function makeOld(): void {
  const before = entries.filter(({ tag }) => tag < '0002');
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
  expect(findWholeRecord(old)).toEqual(findWholeRecord(fresh.db));
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

test('it ends in the shape of a database that was made new', () => {
  makeOld();
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
