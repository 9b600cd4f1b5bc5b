import type { Db } from '../client';

/** Writes in one `BEGIN IMMEDIATE` transaction, all of it or nothing. An asynchronous write does not compile: it would go on outside. */
export function atOnce<Answer>(db: Db, write: () => Answer extends Promise<unknown> ? never : Answer): Answer {
  return db.transaction(write, { behavior: 'immediate' });
}
