import { eq } from 'drizzle-orm';
import type { AroundLife } from '../../domain/life-rules';
import type { Db } from '../client';
import * as t from '../schema';
import { grouped } from './grouped';
import { knownDate } from './operations';

/** Every operation by its slug, with its first day and those that followed it: what the rules of a life look around at. */
export function findLives(db: Db): AroundLife['operations'] {
  const successors = grouped(
    db
      .select({ predecessorId: t.successions.predecessorId, slug: t.operations.slug })
      .from(t.successions)
      .innerJoin(t.operations, eq(t.operations.id, t.successions.successorId))
      .all(),
    ({ predecessorId }) => predecessorId,
  );
  return new Map(
    db
      .select({ id: t.operations.id, slug: t.operations.slug, establishedOn: t.establishments.establishedOn })
      .from(t.operations)
      .innerJoin(t.establishments, eq(t.establishments.operationId, t.operations.id))
      .all()
      .map(({ id, slug, establishedOn }) => [
        slug,
        {
          establishedOn: knownDate(establishedOn),
          successors: (successors.get(id) ?? []).map((successor) => successor.slug),
        },
      ]),
  );
}

/** The operations that an operation followed. */
export function findPredecessors(db: Db, slug: string): readonly { readonly operationId: number }[] {
  return db
    .select({ operationId: t.successions.predecessorId })
    .from(t.successions)
    .innerJoin(t.operations, eq(t.operations.id, t.successions.successorId))
    .where(eq(t.operations.slug, slug))
    .all();
}
