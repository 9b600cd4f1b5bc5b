import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Role } from '../../domain/permissions';
import { type Db, openForWriting } from '../client';
import { migrateDatabase } from '../migrate';
import * as t from '../schema';
import { loadFirstData } from '../seed/load';

/** When the first data of a fresh database was loaded. */
export const loadedAt = new Date('2026-11-24T12:00:00Z');

const templates = mkdtempSync(join(tmpdir(), 'where-we-are-'));
const made = new Map<string, string>();

afterAll(() => rmSync(templates, { recursive: true }));

/** A database file of a test's own, migrated, with the first data in it or with nothing. */
export type FreshDatabase = {
  readonly folder: string;
  readonly file: string;
  readonly db: Db;
  /** Closes it and removes its folder. */
  readonly discard: () => void;
};

/** Makes a database of a test's own, from one that is made once for each test file. */
export function freshDatabase(holding: 'first data' | 'nothing'): FreshDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'where-we-are-'));
  const file = join(folder, 'record.sqlite');
  copyFileSync(templateOf(holding), file);
  const db = openForWriting(file);
  const discard = () => {
    db.$client.close();
    rmSync(folder, { recursive: true });
  };
  return { folder, file, db, discard };
}

function templateOf(holding: 'first data' | 'nothing'): string {
  const known = made.get(holding);
  if (known !== undefined) return known;
  const file = join(templates, `${holding}.sqlite`);
  const db = openForWriting(file);
  migrateDatabase(db);
  if (holding === 'first data') loadFirstData(db, loadedAt);
  db.$client.close();
  made.set(holding, file);
  return file;
}

/** A hash of everything that every table holds. */
export function hashOfAll(db: Db): string {
  const tables = db.$client
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[];
  const hash = createHash('sha256');
  for (const table of tables)
    hash.update(table).update(JSON.stringify(db.$client.prepare(`SELECT * FROM "${table}"`).all()));
  return hash.digest('hex');
}

/** What an argon2id hash looks like, where nobody will ask for the password. */
export const someHash = '$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0$c29tZSBoYXNo';

let accounts = 0;

/** Puts an account into the database past every rule and the log: what a test finds there when it begins. */
export function accountThere(
  db: Db,
  roles: readonly Role[],
  { at = loadedAt, ...columns }: Partial<typeof t.accounts.$inferInsert> & { readonly at?: Date } = {},
): number {
  accounts += 1;
  const { id } = db
    .insert(t.accounts)
    .values({
      email: `person-${accounts}@example.org`,
      name: `Person ${accounts}`,
      locale: 'en',
      createdAt: at.toISOString(),
      passwordHash: someHash,
      ...columns,
    })
    .returning()
    .get();
  for (const role of roles) db.insert(t.accountRoles).values({ accountId: id, role }).run();
  return id;
}
