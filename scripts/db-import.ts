import { now } from '../clock';
import { openForWriting } from '../db/client';
import { readRecordFiles } from '../db/exchange/read-files';
import { migrateDatabase } from '../db/migrate';
import { importRecord } from '../db/writes/import-record';
import { env } from '../env';
import { onlyArgument, WrongCall } from './explain';

export const usage = `Usage: npm run db:import -- DIR

Fills the empty or not yet existing database that DATABASE_URL names with the record in the folder DIR, which npm run db:export wrote.
All of it is taken or none; a wrong file is refused with the path of the wrong field.`;

export function run(args: readonly string[]): void {
  const record = readRecordFiles(onlyArgument(args, usage));
  const { databaseFile } = env();
  const db = openForWriting(databaseFile);
  try {
    migrateDatabase(db);
    if (importRecord(db, record, now()) === 'not_empty') {
      throw new WrongCall(`The database ${databaseFile} already holds a record; name a new one with DATABASE_URL.`);
    }
  } finally {
    db.$client.close();
  }
  process.stdout.write(`Read ${record.operations.length} operations into ${databaseFile}.\n`);
}
