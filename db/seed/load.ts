import { join } from 'node:path';
import type { Db } from '../client';
import { readRecordFiles } from '../exchange/read-files';
import { importRecord } from '../writes/import-record';

/** Where the first data lies, in the format that `db:export` writes. */
export const seedFolder = join(process.cwd(), 'db/seed/record');

/** Fills an empty database with the first data; answers whether it was empty. */
export function loadFirstData(db: Db, loadedAt: Date): boolean {
  return isEmpty(db) && importRecord(db, readRecordFiles(seedFolder), loadedAt) === null;
}

function isEmpty(db: Db): boolean {
  return db.$client.prepare('SELECT 1 FROM operations LIMIT 1').get() === undefined;
}
