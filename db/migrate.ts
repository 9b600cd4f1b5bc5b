import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { type Db, UnusableDatabase } from './client';

const migrationsFolder = join(process.cwd(), 'db/migrations');

/** Brings a database to the shape that this code knows, in one transaction; refuses one that newer code has already changed. */
export function migrateDatabase(db: Db): void {
  if (lastApplied(db) > lastKnown()) {
    throw new UnusableDatabase(
      'The database was written by a newer version of this site; start that version, or restore a backup made before the upgrade.',
    );
  }
  migrate(db, { migrationsFolder });
}

/** Answers whether the database has exactly the shape that this code knows. */
export function isMigrated(db: Db): boolean {
  return lastApplied(db) === lastKnown();
}

function lastKnown(): number {
  const journal = JSON.parse(readFileSync(join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as {
    entries: { when: number }[];
  };
  return Math.max(...journal.entries.map(({ when }) => when));
}

function lastApplied(db: Db): number {
  const table = db.$client
    .prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '__drizzle_migrations'`)
    .get();
  if (table === undefined) return 0;
  return (db.$client.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() as number | null) ?? 0;
}
