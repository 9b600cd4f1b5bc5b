import { openForWriting } from '../db/client';
import { migrateDatabase } from '../db/migrate';
import { env } from '../env';

export const usage = `Usage: npm run db:migrate

Brings the database that DATABASE_URL names to the shape of this version, creating it if it does not exist. npm start does the same.`;

export function run(): void {
  const { databaseFile } = env();
  const db = openForWriting(databaseFile);
  migrateDatabase(db);
  db.$client.close();
  process.stdout.write(`The database ${databaseFile} has the shape of this version.\n`);
}
