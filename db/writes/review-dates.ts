import { eq } from 'drizzle-orm';
import { parseDay } from '../../domain/calendar';
import { may } from '../../domain/permissions';
import type { Db } from '../client';
import { findStanding } from '../queries/accounts';
import { exists } from '../queries/revisions';
import * as t from '../schema';
import type { Drafter } from './drafts';

/** Sets the day on which a profile is to be looked at again, or none. Readers see nothing of it. */
export function setReviewDate(
  db: Db,
  operationId: number,
  day: string | null,
  { accountId }: Drafter,
): 'forbidden' | 'missing' | 'date_wrong' | null {
  return db.transaction(
    () => {
      const standing = findStanding(db, accountId);
      if (standing === null || !(may(standing, 'draft') || may(standing, 'publish'))) return 'forbidden';
      if (!exists(db, { operationId })) return 'missing';
      const reviewOn = day === null ? null : parseDay(day);
      if (day !== null && reviewOn === null) return 'date_wrong';
      db.delete(t.reviewDates).where(eq(t.reviewDates.operationId, operationId)).run();
      if (reviewOn !== null) db.insert(t.reviewDates).values({ operationId, reviewOn }).run();
      return null;
    },
    { behavior: 'immediate' },
  );
}
