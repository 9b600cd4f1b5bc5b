import { now } from '@/clock';
import { type Db, queryDb, writeDb } from '@/db/client';
import { type Announcement, findAnnouncements } from '@/db/queries/announcements';
import { findWaitingSchedules } from '@/db/queries/drafts';
import { findOperations, type OperationEntry } from '@/db/queries/operations';
import { findProfile, type Profile } from '@/db/queries/profiles';
import { findTimeline } from '@/db/queries/timeline';
import { findWholeRecord } from '@/db/queries/whole-record';
import { asOnADay } from '@/db/writes/as-on-a-day';
import type { CarryOutProblem } from '@/db/writes/carry-out-plan';
import type { Day } from '@/domain/calendar';
import { listedOn, wholeOn } from '@/domain/known-on-a-day';
import { byYear } from '@/domain/life-events';
import { type Locale, locales } from '@/domain/locale';
import { closedRecently } from '@/domain/status';
import { axisFor } from '@/domain/timeline';
import { operationPath } from '@/i18n/addresses';
import { findChanges } from '../../../../(public)/changes/find-changes';
import { endOfDay } from '../../on/find-walk';

/** A public page that a plan changes, and in which languages. */
export type ChangedPage = { readonly path: string; readonly name: string | null; readonly locales: readonly Locale[] };

export type PlanOnADay = {
  readonly day: Day;
  readonly problem: CarryOutProblem | null;
  readonly pages: readonly ChangedPage[];
};

/** The lists of operations, by their paths, each with what it shows of them on a day. */
const lists: Readonly<Record<string, (operations: readonly OperationEntry[], day: Day) => unknown>> = {
  '': (operations, day) =>
    operations.map((operation) => {
      const seen = listedOn(operation, day, day);
      if (seen.status === 'not_yet') return null;
      if (seen.status === 'closed' && !closedRecently(operation.life, day)) return 'closed';
      const { verified, name, seats, formerNames, id, ...shown } = seen;
      return shown;
    }),
  '/closed': (operations, day) =>
    operations.map((operation) => {
      const { status, slug, shortName, life, closureKind, hostCountries, withdrawal } = listedOn(operation, day, day);
      return status === 'closed' ? { slug, shortName, life, closureKind, hostCountries, withdrawal } : null;
    }),
};

/**
 * The pages that change on each of these days if a plan is carried out, found by comparing what they would be made from without it and
 * with it; names are in `locale`. Nothing is kept of either.
 */
export function findChangedPages(planId: number, days: readonly Day[], locale: Locale): readonly PlanOnADay[] {
  const schedules = findWaitingSchedules(queryDb());
  const read = new Map<string, ReturnType<typeof beforeAndAfter>>();
  return days.map((day) => {
    const until = endOfDay(day);
    // Between two days nothing is different but what is scheduled between them.
    const key = schedules.flatMap(({ id, publishAt }) => (publishAt <= until.toISOString() ? [id] : [])).join(' ');
    const { before, after, problem } = read.get(key) ?? beforeAndAfter(planId, until);
    read.set(key, { before, after, problem });
    return { day, problem, pages: changed(before, after, day, locale) };
  });
}

/** What the pages are made from that a plan can change. */
type Made = Readonly<
  Record<
    Locale,
    {
      readonly operations: readonly OperationEntry[];
      readonly changes: ReturnType<typeof findChanges>;
      readonly announced: readonly Announcement[];
      readonly timeline: ReturnType<typeof findTimeline>;
      readonly profiles: ReadonlyMap<string, Profile | null>;
    }
  >
>;

function beforeAndAfter(planId: number, until: Date): { before: Made; after: Made; problem: CarryOutProblem | null } {
  const at = now();
  const without = asOnADay(writeDb(), { until, planId: null, at }, recordIn).answer;
  const { answer, problem } = asOnADay(writeDb(), { until, planId, at }, (db) => {
    const slugs = touched(without, recordIn(db));
    return { slugs, after: madeIn(db, slugs) };
  });
  const before = asOnADay(writeDb(), { until, planId: null, at }, (db) => madeIn(db, answer.slugs)).answer;
  return { before, after: answer.after, problem };
}

type Recorded = ReadonlyMap<string, { readonly content: string; readonly successors: readonly string[] }>;

function recordIn(db: Db): Recorded {
  return new Map(
    findWholeRecord(db).operations.map((files) => [
      files.slug,
      { content: JSON.stringify(files), successors: files.facts.successors.map(({ slug }) => slug) },
    ]),
  );
}

/** The operations whose record is different, and their whole families, which the pages of each show. */
function touched(before: Recorded, after: Recorded): readonly string[] {
  const found = new Set(
    [...before.keys(), ...after.keys()].filter((slug) => before.get(slug)?.content !== after.get(slug)?.content),
  );
  const ties = [...before, ...after].flatMap(([slug, { successors }]) =>
    successors.map((successor) => [slug, successor] as const),
  );
  // Whoever is added is met again by this loop, which ends when nobody is added any more.
  for (const slug of found) {
    for (const [one, other] of ties) {
      if (one === slug) found.add(other);
      if (other === slug) found.add(one);
    }
  }
  return [...found].sort();
}

function madeIn(db: Db, slugs: readonly string[]): Made {
  const inLocale = (locale: Locale) => ({
    operations: findOperations(locale, db),
    changes: findChanges(locale, db),
    announced: findAnnouncements(locale, db),
    timeline: findTimeline(locale, db),
    profiles: new Map(slugs.map((slug) => [slug, findProfile(slug, locale, db)])),
  });
  return Object.fromEntries(locales.map((locale) => [locale, inLocale(locale)] as const)) as Record<
    Locale,
    ReturnType<typeof inLocale>
  >;
}

function changed(before: Made, after: Made, day: Day, locale: Locale): readonly ChangedPage[] {
  const differs = (seen: (made: Made, language: Locale) => unknown) =>
    locales.filter((language) => written(seen(before, language)) !== written(seen(after, language)));
  const ofLists = Object.entries(lists).map(([path, seen]) => ({
    path,
    name: null,
    locales: differs((made, language) => seen(made[language].operations, day)),
  }));
  const ofChanges = {
    path: '/changes',
    name: null,
    locales: differs((made, language) => [
      made[language].announced,
      // What is told of a change: not whatever else is recorded of its operation.
      byYear(
        made[language].changes.map(({ operation: { slug }, ...change }) => ({ ...change, slug })),
        day,
      ),
    ]),
  };
  const ofTimeline = {
    path: '/timeline',
    name: null,
    locales: differs((made, language) => {
      const { operations, ties } = made[language].timeline;
      return [
        axisFor(
          operations.map(({ life }) => life),
          day,
        ),
        ties,
        operations.map(drawn),
      ];
    }),
  };
  const ofProfiles = [...after[locale].profiles.entries()].map(([slug, profile]) => ({
    path: operationPath(slug),
    name: (profile ?? before[locale].profiles.get(slug))?.shortName ?? slug,
    locales: differs((made, language) => {
      const found = made[language].profiles.get(slug);
      return found ? wholeOn(found, day, day) : null;
    }),
  }));
  return [...ofLists, ofTimeline, ofChanges, ...ofProfiles].filter(({ locales: languages }) => languages.length > 0);
}

function written(seen: unknown): string {
  return JSON.stringify(seen, (_, value: unknown) => (value instanceof Set ? [...value].sort() : value)) ?? '';
}

/** What the timeline shows of an operation. */
function drawn(operation: ReturnType<typeof findTimeline>['operations'][number]): unknown {
  const { slug, shortName, region, hostCountries, life, withdrawal, restructurings, closureKind } = operation;
  return { slug, shortName, region, hostCountries, life, withdrawal, restructurings, closureKind };
}
