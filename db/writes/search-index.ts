import { sql } from 'drizzle-orm';
import type { Db } from '../client';
import type { OperationFiles } from '../exchange/format';

/**
 * Makes an operation findable by what is published of it, in every locale: its names, old ones too, its seat and its texts. What was
 * findable before and is not published any more is forgotten. Called by `record()`, within its transaction.
 */
export function indexForSearch(db: Db, operationId: number, { profiles }: OperationFiles): void {
  db.run(sql`DELETE FROM operation_search WHERE operation_id = ${operationId}`);
  for (const [locale, profile] of Object.entries(profiles)) {
    const { name, shortName, seatName, formerNames, summary, body } = profile;
    const names = [name, shortName, seatName ?? '', ...Object.values(formerNames)].join('\n');
    db.run(sql`INSERT INTO operation_search (operation_id, locale, names, texts)
      VALUES (${operationId}, ${locale}, ${names}, ${`${summary}\n${body}`})`);
  }
}
