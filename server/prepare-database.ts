import { existsSync } from 'node:fs';
import { now } from '../clock';
import { type Db, openForWriting, UnusableDatabase } from '../db/client';
import { migrateDatabase } from '../db/migrate';
import { loadFirstData } from '../db/seed/load';
import { recordFirstRevisions } from '../db/writes/record';

/**
 * Creates the database file if there is none, brings it to the shape of this code and fills it with the first data if it is empty.
 * Says through `report` what takes time. Refuses a file that cannot be used with `UnusableDatabase`.
 */
export function prepareDatabase(file: string, report: (words: string) => void): void {
  const isNew = !existsSync(file);
  try {
    const db = openForWriting(file);
    try {
      refuseDamage(db, file);
      migrateDatabase(db);
      if (isNew) report(`Created the database ${file}.`);
      if (loadFirstData(db, now())) report('Loaded the first data.');
      // A record that an older version loaded has no revisions yet.
      recordFirstRevisions(db, now());
    } finally {
      db.$client.close();
    }
  } catch (error) {
    throw explained(error, file);
  }
}

/** A damaged page can lie where no reader comes for months; a record is not served, nor written to, on top of one. */
function refuseDamage(db: Db, file: string): void {
  if (db.$client.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new UnusableDatabase(unsound(file));
}

function unsound(file: string): string {
  return `The database ${file} is not a sound database; restore a backup, or move it away to begin anew.`;
}

/** Writes what is still in the write-ahead log into the database file, so that it can be copied as one file. */
export function checkpoint(file: string): void {
  const db = openForWriting(file);
  db.$client.pragma('wal_checkpoint(TRUNCATE)');
  db.$client.close();
}

/** What to tell the operator of a failure to open or write the database file; any other error as it is. */
export function explained(error: unknown, file: string): unknown {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string') return error;
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) return new UnusableDatabase(unsound(file));
  const reasons: readonly (readonly [RegExp, string])[] = [
    [
      /^SQLITE_READONLY|^EROFS|^EACCES|^EPERM/,
      'cannot be written; give this user the right to write it and its folder, or set DATABASE_URL',
    ],
    [
      /^SQLITE_CANTOPEN|^ENOTDIR|^ENOENT|^EISDIR|^EEXIST/,
      'cannot be opened; check that its folder exists and may be written, or set DATABASE_URL',
    ],
    [/^SQLITE_BUSY|^SQLITE_LOCKED/, 'is held by another process; stop that process and start again'],
    [/^SQLITE_FULL|^ENOSPC/, 'cannot grow because the disk is full; make room and start again'],
  ];
  const reason = reasons.find(([pattern]) => pattern.test(code))?.[1];
  return reason ? new UnusableDatabase(`The database ${file} ${reason}.`) : error;
}
