import { eq } from 'drizzle-orm';
import { openForWriting } from '../client';
import { findLatestNumber } from '../queries/revisions';
import * as t from '../schema';
import { record } from './record';

/*
 * One of two processes that write at once: publishes `count` changes of one operation, each based on the latest revision that it has
 * seen, and again when it was stale. Prints how often it was. Called with the file, the operation, the account and the count.
 */
const [file = '', operation, account, count] = process.argv.slice(2);
const db = openForWriting(file);
const operationId = Number(operation);
const accountId = Number(account);
let stale = 0;
for (let done = 0; done < Number(count); ) {
  const basedOn = findLatestNumber(db, { operationId });
  const change = {
    accountId,
    permission: 'publish',
    action: 'profile.published',
    of: { operationId },
    parts: { facts: basedOn },
    reason: null,
    at: new Date(),
  } as const;
  const refusal = record(db, change, () => {
    db.update(t.operations)
      .set({ siteUrl: `https://${accountId}.example/${done}` })
      .where(eq(t.operations.id, operationId))
      .run();
    return null;
  });
  if (refusal === null) done += 1;
  else if (refusal === 'stale') stale += 1;
  else throw new Error(refusal);
}
db.$client.close();
process.stdout.write(`${stale}\n`);
