import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { env } from '../env';
import * as schema from './schema';

export type Db = BetterSQLite3Database<typeof schema> & { readonly $client: Database.Database };

/** The oldest SQLite that is safe in WAL mode with several connections (its WAL-reset fix). */
const oldestSqlite = [3, 51, 3] as const;

/** A database that cannot be used; its message is one sentence that says why and how to mend it. */
export class UnusableDatabase extends Error {}

/** Opens the database file for reading and writing, creating it, for this user alone, and its folder if need be. */
export function openForWriting(file: string): Db {
  mkdirSync(dirname(file), { recursive: true });
  // SQLite would let everybody read what it creates; the files beside this one take their mode from it.
  // One that is there is left alone: closing it here would drop the locks that other connections of this process hold on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const client = new Database(file);
  client.pragma('journal_mode = WAL');
  configure(client);
  return drizzle(client, { schema });
}

/** Opens an existing database file for queries: every attempt to write through it fails. */
export function openForQueries(file: string): Db {
  const client = new Database(file, { fileMustExist: true });
  configure(client);
  client.pragma('query_only = ON');
  return drizzle(client, { schema });
}

function configure(client: Database.Database): void {
  client.pragma('busy_timeout = 5000');
  client.pragma('foreign_keys = ON');
  // better-sqlite3 is compiled with NORMAL in WAL mode, under which a saved change can vanish with the power.
  client.pragma('synchronous = FULL');
  assertSqliteVersion(client);
}

function assertSqliteVersion(client: Database.Database): void {
  const version = client.prepare('SELECT sqlite_version()').pluck().get() as string;
  const parts = version.split('.').map(Number);
  for (const [index, least] of oldestSqlite.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least) {
      throw new UnusableDatabase(
        `SQLite ${version} is older than ${oldestSqlite.join('.')}; install the version of better-sqlite3 that package-lock.json names.`,
      );
    }
  }
}

// Next loads a module once for pages and once for route handlers, and the server once more: one of each connection for all of them.
const queryKey = Symbol.for('where-we-are.query-connection');
const writeKey = Symbol.for('where-we-are.write-connection');
const holder = globalThis as { [queryKey]?: Db; [writeKey]?: Db };

/** The connection that queries use; it cannot write. */
export function queryDb(): Db {
  holder[queryKey] ??= openForQueries(env().databaseFile);
  return holder[queryKey];
}

/** The connection that writes use, and nothing else. */
export function writeDb(): Db {
  holder[writeKey] ??= openForWriting(env().databaseFile);
  return holder[writeKey];
}

/** Closes both connections, at the end of the process. */
export function closeDb(): void {
  for (const key of [queryKey, writeKey] as const) {
    holder[key]?.$client.close();
    delete holder[key];
  }
}
