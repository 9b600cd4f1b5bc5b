import { openForQueries } from '../db/client';
import { writeRecordFiles } from '../db/exchange/write-files';
import { findWholeRecord } from '../db/queries/whole-record';
import { env } from '../env';
import { onlyArgument } from './explain';

export const usage = `Usage: npm run db:export -- DIR

Writes the published record (content, never accounts) as JSON files into the new or empty folder DIR. The same record gives the same
bytes. npm run db:import reads what this writes.`;

export function run(args: readonly string[]): void {
  const folder = onlyArgument(args, usage);
  const db = openForQueries(env().databaseFile);
  const record = db.transaction(() => findWholeRecord(db));
  db.$client.close();
  writeRecordFiles(folder, record);
  process.stdout.write(`Wrote ${record.operations.length} operations to ${folder}.\n`);
}
