import { dayAt } from '@/clock';
import { type Db, queryDb } from '@/db/client';
import { type Announcement, findAnnouncements } from '@/db/queries/announcements';
import { type DatedOperation, findDatedOperations, findRewritings } from '@/db/queries/changes';
import { addDays, type Day, type PartialDate } from '@/domain/calendar';
import type { Happening } from '@/domain/chronology';
import { lifeEvents, nameAtEvent, nameBefore } from '@/domain/life-events';
import type { Locale } from '@/domain/locale';
import { namesOn } from '@/domain/on-a-day';

/** A change as the page tells it: on which date, of which operation, under which name. */
export type Change = {
  readonly on: PartialDate;
  readonly operation: DatedOperation;
  /** What the operation was called on that date. */
  readonly name: string;
} & (
  | {
      readonly is: 'event';
      readonly event: Happening;
      /** What a renamed operation was called until then. */
      readonly before: string | null;
    }
  | {
      readonly is: 'rewriting';
      /** The number of the revision. */
      readonly number: number;
      /** A day on which this site said what it said before; `null` where it was first published on the same day. */
      readonly saidBefore: Day | null;
    }
);

/** Everything that changed in the lives of operations, and every profile that was substantially rewritten, in no order. */
export function findChanges(locale: Locale, db: Db = queryDb()): readonly Change[] {
  const operations = findDatedOperations(locale, db);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const events = operations.flatMap((operation) =>
    lifeEvents(operation.dated).map((event): Change => {
      const { formerNames, shortName } = operation;
      const name = nameAtEvent(event, formerNames)?.name ?? shortName;
      const before = event.kind === 'renamed' ? (nameBefore(event, formerNames)?.name ?? null) : null;
      return { is: 'event', on: event.on, operation, name, event, before };
    }),
  );
  const rewritings = findRewritings(db).flatMap(({ operationId, number, publishedAt, publishedBefore }): Change[] => {
    const operation = byId.get(operationId);
    if (operation === undefined) return [];
    const on = dayAt(new Date(publishedAt));
    const saidBefore = dayAt(new Date(publishedBefore)) < on ? addDays(on, -1) : null;
    const [former] = namesOn(operation.formerNames, operation.life.establishedOn, on);
    const name = former?.name ?? operation.shortName;
    return [{ is: 'rewriting', on, operation, name, number, saidBefore }];
  });
  return [...events, ...rewritings];
}

/** A plan that is announced, with the name of today of the operation that it is about. */
export type AnnouncedPlan = Announcement & { readonly name: string; readonly nameLocale: Locale };

/** What is announced and not decided, the soonest expected first. */
export function findAnnouncedPlans(locale: Locale, today: Day, db: Db = queryDb()): readonly AnnouncedPlan[] {
  const announcements = findAnnouncements(locale, db);
  if (announcements.length === 0) return [];
  const operations = new Map(findDatedOperations(locale, db).map((operation) => [operation.slug, operation]));
  return announcements.map((announcement) => {
    const operation = announcement.operation === null ? undefined : operations.get(announcement.operation);
    if (operation === undefined) return { ...announcement, name: '', nameLocale: locale };
    const [former] = namesOn(operation.formerNames, operation.life.establishedOn, today);
    return { ...announcement, name: former?.name ?? operation.shortName, nameLocale: operation.textLocale };
  });
}
