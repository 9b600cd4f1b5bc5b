import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, earliest, latest, type PartialDate, parsePartialDate } from '../../domain/calendar';
import { closureKinds, successionKinds } from '../../domain/closed-lists';
import { type Status, statusOn } from '../../domain/status';
import type { Db } from '../client';
import { findOperations } from '../queries/operations';
import { findProfile } from '../queries/profiles';
import { findLatestNumber } from '../queries/revisions';
import { findWholeRecord } from '../queries/whole-record';
import * as t from '../schema';
import type { Recorded } from './change-life';
import { annulClosure, closeOperation } from './close-operation';
import { correctLife, followOperation } from './correct-life';
import { establishOperation } from './establish-operation';
import { accountThere, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { addPlace } from './places';
import { extendMandate, restructureOperation, withdrawStaff } from './restructure-operation';

/*
 * Whatever is asked of the writes, right or wrong, in whatever order: the record stays one. The seed is fixed, so that whoever sees it
 * fail sees the same again.
 */

const at = new Date('2026-11-25T09:30:00Z');
const today = '2026-11-25' as Day;
const slugs = ['alpha', 'beta', 'gamma', 'delta'] as const;
const places = ['minsk', 'vilnius', 'riga'] as const;
const statuses: readonly Status[] = ['not_yet', 'planned', 'active', 'closed', 'undecided'];

const days = [
  '1994-01-01',
  '1999-06-15',
  '2003-01-01',
  '2003-01-02',
  '2011-03-31',
  '2026-11-25',
  '2027-04-01',
] as Day[];
const goodDate = fc.constantFrom(
  '1994',
  '1999-06-15',
  '2003-01-01',
  '2003-01',
  '2011-03-31',
  '2011',
  '2011-04-01',
  '2027-04-01',
  '2027-03-31',
  '2027',
);
const anyDate = fc.oneof(
  { weight: 12, arbitrary: goodDate },
  { weight: 1, arbitrary: fc.constantFrom('', '2003-02-30', '0001-01-01', '9999-12-31', '٢٠٠٣') },
);
const dateOrNone = fc.option(anyDate, { freq: 2 });
const slug = fc.constantFrom(...slugs);
const standard = fc.constantFrom('history' as const, 'history' as const, 'planned' as const);
const successor = fc.record({
  slug,
  kind: fc.constantFrom(...successionKinds),
  gapReason: fc.option(fc.constant('So it was.'), { freq: 3 }),
});

const asked = fc.oneof(
  fc.record({ verb: fc.constant('establish' as const), slug, on: anyDate, operationalFrom: dateOrNone, standard }),
  fc.record({
    verb: fc.constant('close' as const),
    slug,
    on: dateOrNone,
    kind: fc.constantFrom(...closureKinds),
    mandateEndedOn: dateOrNone,
    successors: fc.array(successor, { maxLength: 2 }),
    told: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    standard,
  }),
  fc.record({ verb: fc.constant('annul' as const), slug, reason: fc.constantFrom('So it is.', '') }),
  fc.record({
    verb: fc.constant('restructure' as const),
    slug,
    on: anyDate,
    renames: fc.boolean(),
    mandate: fc.boolean(),
    seat: fc.option(fc.constantFrom(...places, 'atlantis')),
    told: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
    standard,
  }),
  fc.record({ verb: fc.constant('extend' as const), slug, on: anyDate, standard }),
  fc.record({ verb: fc.constant('withdraw' as const), slug, on: anyDate, returnedOn: dateOrNone, standard }),
  fc.record({ verb: fc.constant('follow' as const), slug, successor }),
  fc.record({ verb: fc.constant('correct' as const), slug, on: anyDate, reason: fc.constantFrom('So it was.', '') }),
);

/** Some operations to begin with, so that there is something to change. */
const begun = fc
  .tuple(
    ...slugs.slice(0, 3).map(() => fc.constantFrom('1994', '1999-06-15', '2003-01-01', '2011-04-01', '2027-04-01')),
  )
  .map((firstDays) =>
    firstDays.map((on, index) => ({
      verb: 'establish' as const,
      slug: slugs[index] ?? slugs[0],
      on,
      operationalFrom: null,
      standard: 'history' as const,
    })),
  );

type Asked = typeof asked extends fc.Arbitrary<infer One> ? One : never;

const both = (fields: Record<string, string>) => ({ en: fields, fr: fields });

/** Does what is asked; answers why it was refused, or `null`. */
function attempt(db: Db, ask: Asked, accountId: number, nth: number): string | null {
  const by = { accountId, at };
  if (ask.verb === 'establish') {
    const texts = { name: `Name ${nth}`, shortName: `N ${nth}`, summary: 'It works.', description: 'It works.' };
    return establishOperation(
      db,
      {
        slug: ask.slug,
        facts: {
          kind: 'office',
          region: 'eastern-europe',
          siteUrl: null,
          hostCountries: ['BY'],
          establishment: { establishedOn: ask.on, operationalFrom: ask.operationalFrom },
          mandate: { decision: 'PC.DEC/1', decidedOn: '1993-12-31' },
          mandateExtensions: [],
          formerKinds: [],
          seats: [{ place: 'minsk', from: null, until: null }],
          fieldOffices: [],
          formerNames: [],
          furtherInformationLanguages: [],
          themes: [],
          sources: [],
        },
        profiles: both(texts),
        standard: ask.standard,
        reason: null,
      },
      by,
    );
  }
  const operation = findOperations('en', db).find((entry) => entry.slug === ask.slug);
  const operationId = operation?.id ?? 99;
  const recorded: Recorded = {
    operationId,
    seen: findLatestNumber(db, { operationId }),
    standard: 'standard' in ask ? ask.standard : 'history',
    texts: {},
    explanations: { closedOn: 'No source.', closureKind: 'No source.' },
    reason: null,
  };
  const note = { [`restructuringNotes.${'on' in ask ? ask.on : ''}`]: 'It was restructured.' };
  switch (ask.verb) {
    case 'close': {
      const { kind, on: lastDay, mandateEndedOn, successors } = ask;
      const decided = { administrativeClosureOn: null, decision: 'PC.DEC/2', decidedOn: '1993-12-31' };
      const texts = ask.told ? both({ closureNote: 'It was over.' }) : {};
      return closeOperation(
        db,
        { ...recorded, texts, closure: { kind, lastDay, mandateEndedOn, ...decided }, successors },
        by,
      );
    }
    case 'annul':
      return annulClosure(db, { ...recorded, today, reason: ask.reason }, by);
    case 'restructure': {
      const { on: effectiveOn, renames, mandate, seat } = ask;
      const texts = ask.told ? both({ ...note, ...(renames ? { name: `Name ${nth}` } : {}) }) : {};
      const none = { decision: null, kind: null, opens: [], closes: [] };
      return restructureOperation(
        db,
        { ...recorded, texts, restructuring: { effectiveOn, renames, mandate, seat, ...none } },
        by,
      );
    }
    case 'extend':
      return extendMandate(db, { ...recorded, extension: { until: ask.on, decision: null, decidedOn: null } }, by);
    case 'withdraw':
      return withdrawStaff(db, { ...recorded, withdrawal: { withdrawnOn: ask.on, returnedOn: ask.returnedOn } }, by);
    case 'follow':
      return followOperation(db, { ...recorded, successor: ask.successor }, by);
    case 'correct': {
      const facts = findWholeRecord(db).operations.find((files) => files.slug === ask.slug)?.facts;
      const nothing = { mandateExtensions: [], restructurings: [], withdrawal: null, closure: null, successors: [] };
      const corrected = { ...nothing, ...facts, establishment: { establishedOn: ask.on, operationalFrom: null } };
      return correctLife(db, { ...recorded, corrected, reason: ask.reason }, by);
    }
  }
}

/** What an operation is on each of the days, what it is called then, and where its seat is. */
function shownOn(db: Db): ReadonlyMap<string, readonly { day: Day; status: Status; name: string; seat: string }[]> {
  return new Map(
    findOperations('en', db).map(({ slug: known, life }) => {
      const profile = findProfile(known, 'en', db);
      const former = (day: Day) => profile?.formerNames.find(({ until }) => day <= latest(until));
      const seat = (day: Day) => profile?.seats.find(({ until }) => until === null || day <= latest(until));
      return [
        known,
        days.map((day) => ({
          day,
          status: statusOn(life, day, today),
          name: former(day)?.name ?? profile?.name ?? '',
          seat: seat(day)?.place ?? '',
        })),
      ];
    }),
  );
}

/** The day from which a change may be seen on its operation: no day before it looks different. */
function seenFrom(ask: Asked, lastDay: PartialDate | null | undefined): Day {
  if (ask.verb === 'annul') return lastDay ? earliest(lastDay) : (days[0] as Day);
  if (ask.verb === 'correct' || (ask.verb === 'close' && ask.on === null)) return days[0] as Day;
  const date = 'on' in ask && ask.on !== null ? parsePartialDate(ask.on) : null;
  return date === null ? ('9999-12-31' as Day) : earliest(date);
}

function hasCircle(db: Db): boolean {
  const next = new Map(
    findWholeRecord(db).operations.map((files) => [files.slug, files.facts.successors.map((row) => row.slug)]),
  );
  const from = (start: string, path: readonly string[]): boolean =>
    path.includes(start) || (next.get(start) ?? []).some((after) => from(after, [...path, start]));
  return [...next.keys()].some((start) => from(start, []));
}

test('whatever is asked, the record stays one', () => {
  const taken = new Map<string, number>();
  const refusals = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  fc.assert(
    fc.property(begun, fc.array(asked, { minLength: 8, maxLength: 16 }), (first, later) => {
      // In the end every closure that can be taken back is.
      const annulled = slugs.map((known) => ({ verb: 'annul' as const, slug: known, reason: 'So it is.' as const }));
      // And two that go on are said to have split off each other.
      const split = { kind: 'split', gapReason: null } as const;
      const circle = [
        { verb: 'follow' as const, slug: slugs[0], successor: { ...split, slug: slugs[1] } },
        { verb: 'follow' as const, slug: slugs[1], successor: { ...split, slug: slugs[0] } },
      ];
      const asks: readonly Asked[] = [...first, ...later, ...annulled, ...circle];
      const { db, discard } = freshDatabase('nothing');
      try {
        const accountId = accountThere(db, ['publisher']);
        for (const [index, key] of places.entries()) {
          const names = { en: key, fr: key, de: key, es: key, it: key, ru: key };
          const place = { key, latitude: 50, longitude: 20 + index, geonames: null, names };
          addPlace(db, place, { accountId, at, basedOn: index });
        }
        for (const [nth, ask] of asks.entries()) {
          const hash = hashOfAll(db);
          const before = shownOn(db);
          const lastDay = findOperations('en', db).find((entry) => entry.slug === ask.slug)?.life.closure?.lastDay;
          const revisions = db.select().from(t.revisions).all();
          const refusal = attempt(db, ask, accountId, nth);
          count(refusal === null ? taken : refusals, refusal ?? ask.verb);
          if (refusal !== null) {
            expect(hashOfAll(db)).toBe(hash);
            continue;
          }
          const after = shownOn(db);
          const from = seenFrom(ask, lastDay);
          for (const [known, shown] of after) {
            for (const { status } of shown) expect(statuses).toContain(status);
            const earlier = (rows: typeof shown) => rows.filter(({ day }) => known !== ask.slug || day < from);
            if (before.has(known)) expect(earlier(shown)).toEqual(earlier(before.get(known) ?? []));
          }
          expect(after.size).toBe(before.size + (ask.verb === 'establish' ? 1 : 0));
          expect(hasCircle(db)).toBe(false);
          const now = db.select().from(t.revisions).all();
          expect(now).toHaveLength(revisions.length + 1);
          expect(now).toEqual(expect.arrayContaining(revisions));
          for (const { operationId } of now) {
            const numbers = now.filter((row) => row.operationId === operationId).map(({ number }) => number);
            expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
          }
        }
      } finally {
        discard();
      }
    }),
    { seed: 20_261_125, numRuns: 14 },
  );
  // Nothing of this says anything if everything is refused, or nothing.
  const verbs = ['annul', 'close', 'correct', 'establish', 'extend', 'follow', 'restructure', 'withdraw'];
  expect([...taken.keys()].sort()).toEqual(verbs);
  expect([...refusals.keys()]).toEqual(
    expect.arrayContaining(['already_closed', 'life_date_out_of_range', 'life_precision_needed', 'succession_circle']),
  );
});
