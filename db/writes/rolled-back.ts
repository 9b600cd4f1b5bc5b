import type { Db } from '../client';

/**
 * Answers what `attempt` finds in a transaction that always ends by being rolled back: there is no way through this function on which
 * it commits. `attempt` must be synchronous and use the connection that the transaction is on.
 */
export function rolledBack<Answer>(db: Db, attempt: () => Answer extends Promise<unknown> ? never : Answer): Answer {
  let found: { readonly answer: Answer } | undefined;
  const undone = new Error('what was tried is rolled back');
  try {
    db.transaction(
      () => {
        found = { answer: attempt() };
        throw undone;
      },
      // The write lock is taken at once: a transaction that reads first could not become one that writes beside another process.
      { behavior: 'immediate' },
    );
  } catch (error) {
    if (error !== undone) throw error;
  }
  if (found === undefined) throw new Error('nothing was found');
  return found.answer;
}
