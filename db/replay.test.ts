import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { now, today } from '../clock';
import { addDays, type Day, earliest, type PartialDate, parsePartialDate } from '../domain/calendar';
import { locales } from '../domain/locale';
import { type Status, statusOn } from '../domain/status';
import type { OperationFiles, RecordFiles } from './exchange/format';
import { readRecordFiles } from './exchange/read-files';
import { firstSlugs, type HistoryEvent, historyEvents, mandateSources, unknownEnd } from './history.fixture';
import { openOn } from './open-on-a-day.fixture';
import { findOperations, type OperationEntry } from './queries/operations';
import { findLatestNumber, findRevision, findRevisions } from './queries/revisions';
import { findOperationFiles, findWholeRecord } from './queries/whole-record';
import { seedFolder } from './seed/load';
import { accountThere, type FreshDatabase, freshDatabase } from './writes/fresh-database.fixture';
import { addPlace } from './writes/places';

const firstDay = '1992-01-01' as Day;
const lastDay = '2026-11-24' as Day;

const known = readRecordFiles(seedFolder);
const events = historyEvents({ operations: known.operations, today: lastDay });

let fresh: FreshDatabase;
let replayed: RecordFiles;
/** What the site showed on a day while history was being recorded: each operation by the slug that it has today. */
const shown = new Map<string, ReadonlyMap<string, OperationEntry>>();
const refused: string[] = [];
const early: string[] = [];
const seenDays: { readonly day: Day; readonly statuses: ReadonlyMap<string, Status> }[] = [];

beforeAll(() => {
  fresh = freshDatabase('nothing');
  const { db } = fresh;
  const at = new Date('1991-12-31T11:00:00Z');
  const [author, publisher] = [accountThere(db, ['editor'], { at }), accountThere(db, ['publisher'], { at })];
  for (const place of known.places) {
    const by = { accountId: publisher, at, basedOn: findLatestNumber(db, 'common') };
    const problem = addPlace(db, place, by);
    if (problem !== null) refused.push(`${place.key}: ${problem.why}`);
  }
  vi.useFakeTimers({ toFake: ['Date'] });
  const todays = new Map(Object.entries(firstSlugs).map(([slug, firstSlug]) => [firstSlug, slug]));
  let entries = new Map<string, OperationEntry>();
  let ahead = 0;
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    // Noon in winter, one o'clock in summer: Vienna's day is the same.
    vi.setSystemTime(`${day}T11:00:00Z`);
    if (today() !== day) throw new Error(`the clock says ${today()}`);
    const due: HistoryEvent[] = [];
    for (let event = events[ahead]; event?.on === day; event = events[ahead]) {
      due.push(event);
      ahead += 1;
    }
    for (const event of due) {
      const code = event.record(db, { author, publisher, at: now() });
      if (code !== null) refused.push(`${day} ${event.slug} ${event.what}: ${code}`);
    }
    if (due.length > 0) {
      const found = findOperations('en', db);
      entries = new Map(found.map((entry) => [todays.get(entry.slug) ?? entry.slug, entry]));
      for (const { slug } of due) early.push(...datesAfter(day, findOperationFiles(db, entries.get(slug)?.id ?? 0)));
    }
    if (openOn.some(([chosen]) => chosen === day)) shown.set(day, entries);
    const statuses = new Map([...entries].map(([slug, { life }]) => [slug, statusOn(life, day, day)]));
    seenDays.push({ day, statuses });
  }
  if (ahead !== events.length) refused.push(`${events[ahead]?.on}: never recorded`);
  vi.useRealTimers();
  replayed = findWholeRecord(db);
}, 120_000);

afterAll(() => {
  vi.useRealTimers();
  fresh.discard();
});

/** The dated facts of an operation whose first possible day is after a day. */
function datesAfter(day: Day, { slug, facts: { changedAt, sources, ...facts } }: OperationFiles): string[] {
  const dates: string[] = [];
  JSON.stringify(facts, (_, value: unknown) => {
    if (typeof value === 'string' && parsePartialDate(value) !== null) dates.push(value);
    return value;
  });
  return dates.filter((date) => earliest(date as PartialDate) > day).map((date) => `${day} ${slug} ${date}`);
}

/** What the replayed record is to hold: today's, with what recording it has made more exact. */
function expected(files: OperationFiles): OperationFiles {
  const { slug, facts, profiles } = withoutInstants(files);
  const whole = {
    ...facts,
    sources: [
      ...facts.sources,
      ...mandateSources(facts),
      // Unknowns of the past are taken with their reasons, which the first data does not have.
      ...(facts.closure?.lastDay === null
        ? Object.entries(unknownEnd).map(([field, note]) => ({
            field,
            confidence: 'recalled' as const,
            url: null,
            note,
          }))
        : []),
    ],
  };
  if (slug === 'centre-in-astana') {
    // The facts file knows the move by the dates of the seats alone; whoever records a move records a restructuring of the seat.
    const moved = { effectiveOn: '2007-06-21', kind: 'seat' as const, decision: null };
    return { slug, facts: { ...whole, restructurings: [...whole.restructurings, moved] }, profiles };
  }
  if (slug === 'programme-office-in-astana') {
    // The name it had until 2019 is the one that it has again, so the facts file does not list it among the former ones.
    const formerNames = [{ from: '2015-01-01', until: '2019' }, ...whole.formerNames];
    const named = Object.entries(profiles).map(([locale, texts]) => [
      locale,
      { ...texts, formerNames: { '2015-01-01': texts.name, ...texts.formerNames } },
    ]);
    return { slug, facts: { ...whole, formerNames }, profiles: Object.fromEntries(named) };
  }
  return { slug, facts: whole, profiles };
}

/** Without the instants at which something was recorded, which are those of the replay. */
function withoutInstants({ slug, facts, profiles }: OperationFiles): OperationFiles {
  const texts = Object.entries(profiles).map(([locale, profile]) => [locale, { ...profile, changedAt: '' }]);
  return { slug, facts: { ...facts, changedAt: '' }, profiles: Object.fromEntries(texts) };
}

test('everything that happened from 1992 to today can be recorded on its day', () => {
  expect(refused).toEqual([]);
  expect(events.length).toBeGreaterThan(120);
});

test('no fact is recorded before the day that it is of', () => {
  expect(early).toEqual([]);
});

describe('the record that comes of it', () => {
  test('holds the operations of today’s and no other', () => {
    expect(replayed.operations.map(({ slug }) => slug)).toEqual(known.operations.map(({ slug }) => slug));
    expect(replayed.places).toEqual(known.places);
    expect(replayed.redirects).toEqual(expect.arrayContaining(known.redirects));
    expect(replayed.redirects).toHaveLength(known.redirects.length);
  });

  test.each(known.operations)('says of $slug what today’s says, fact by fact and text by text', (files) => {
    const found = replayed.operations.find(({ slug }) => slug === files.slug);
    if (found === undefined) throw new Error(`no ${files.slug}`);
    expect(withoutInstants(found)).toEqual(expected(files));
  });

  test('agrees with the facts file', () => {
    const facts = JSON.parse(readFileSync('db/seed/facts.json', 'utf8')) as FactsFile;
    const bySlug = new Map(replayed.operations.map((files) => [files.slug, files]));
    for (const fact of facts.operations) {
      const { facts: found, profiles } = bySlug.get(fact.slug) as OperationFiles;
      expect({
        slug: fact.slug,
        kind: found.kind.replaceAll('-', ' '),
        hostCountry: found.hostCountries.join(),
        establishedOn: found.establishment.establishedOn,
        operationalFrom: found.establishment.operationalFrom,
        decision: found.mandate?.decision ?? null,
        decidedOn: found.mandate?.decidedOn ?? null,
        closed: found.closure !== null,
        closureKind: found.closure?.kind ?? null,
        closedOn: found.closure?.lastDay ?? null,
        mandateEndedOn: found.closure?.mandateEndedOn ?? null,
        administrativeClosureOn: found.closure?.administrativeClosureOn ?? null,
        nameEn: profiles.en?.name,
        nameFr: profiles.fr?.name,
        formerNames: found.formerNames.filter(({ from }) => profiles.en?.formerNames[from] !== profiles.en?.name),
        themes: found.themes,
        languages: found.furtherInformationLanguages.map(({ language }) => language),
      }).toEqual({
        slug: fact.slug,
        kind: fact.kind.replaceAll('-', ' '),
        hostCountry: fact.hostCountry,
        establishedOn: fact.establishedOn,
        operationalFrom: fact.operationalFrom,
        decision: fact.mandate.decision,
        decidedOn: fact.mandate.date,
        closed: fact.status === 'closed',
        closureKind: fact.closureKind,
        closedOn: fact.closedOn,
        mandateEndedOn: fact.mandateEndedOn,
        administrativeClosureOn: fact.administrativeClosureOn,
        nameEn: fact.nameEn,
        nameFr: fact.nameFr,
        formerNames: fact.formerNames.map(({ from, until }) => ({ from, until })),
        themes: [...fact.themes].sort(),
        languages: fact.furtherInformationLanguages,
      });
    }
    const followed = replayed.operations.flatMap(({ slug, facts: { successors } }) =>
      successors.map(({ slug: next, kind }) => `${slug} → ${next}: ${kind}`),
    );
    expect(followed.sort()).toEqual(
      facts.successions
        .map(({ predecessor, successor, kind }) => `${predecessor} → ${successor}: ${kind.replaceAll(' ', '_')}`)
        .sort(),
    );
  });

  test('has every revision, numbered from one, in the order of its days, and none without its entry in the log', () => {
    const { db } = fresh;
    for (const { slug } of replayed.operations) {
      const id = findOperations('en', db).find((entry) => entry.slug === slug)?.id ?? 0;
      const revisions = findRevisions(db, { operationId: id });
      expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, index) => index + 1));
      const days = revisions.map(({ publishedAt }) => publishedAt.slice(0, 10));
      const recorded = events.filter((event) => event.slug === slug).map(({ on }) => on as string);
      expect([...new Set(days)]).toEqual([...new Set(recorded)].filter((day) => days.includes(day)));
      expect(findRevision(db, { operationId: id }, 1)?.content.facts.closure).toBeNull();
    }
  });
});

describe('the site while it is being recorded', () => {
  test('shows on each day what was known by then: nothing that came later', () => {
    const lives = new Map(findOperations('en', fresh.db).map(({ slug, life }) => [slug, life]));
    const odd = seenDays.flatMap(({ day, statuses }) =>
      [...lives].flatMap(([slug, life]) => {
        const then = statuses.get(slug) ?? null;
        const inTheEnd = statusOn(life, day, lastDay);
        // What has not begun is not there yet. What nobody can tell any more was open, or not yet known to have ended.
        const right =
          inTheEnd === 'not_yet' || inTheEnd === 'planned'
            ? then === null
            : inTheEnd === 'undecided'
              ? then === 'active' || then === 'undecided'
              : then === inTheEnd;
        return right ? [] : [`${day} ${slug}: ${then}, and ${inTheEnd} in the end`];
      }),
    );
    expect(odd).toEqual([]);
    expect(seenDays).toHaveLength(12_747);
  });

  test.each(openOn.filter(([day]) => day >= firstDay))('shows on %s those that were open', (day, open, undecided) => {
    const active = [...(shown.get(day) ?? [])].filter(
      ([, { life }]) => statusOn(life, day as Day, day as Day) === 'active',
    );
    expect(active.map(([slug]) => slug).sort()).toEqual([...open, ...undecided].sort());
  });

  test('shows in 2005 Skopje and Serbia under the names of that day', () => {
    const entries = shown.get('2005-07-01');
    expect(entries?.get('mission-to-skopje')?.name).toBe('OSCE (CSCE) Spillover Monitor Mission to Skopje');
    expect(entries?.get('mission-to-serbia')?.name).toBe('OSCE Mission to Serbia and Montenegro');
  });
});

describe('the record in the end', () => {
  test.each(openOn)('knows of %s which were open, and of which nobody can tell', (day, open, undecided) => {
    const having = (status: Status) =>
      findOperations('en', fresh.db)
        .filter(({ life }) => statusOn(life, day as Day, lastDay) === status)
        .map(({ slug }) => slug);
    expect(having('active')).toEqual(open);
    expect(having('undecided')).toEqual(undecided);
  });

  test('has thirteen operations on 1 June 2025, and every text in every language', () => {
    expect(openOn.find(([day]) => day === '2025-06-01')?.[1]).toHaveLength(13);
    for (const { profiles } of replayed.operations) expect(Object.keys(profiles)).toEqual([...locales]);
  });
});

type FactsFile = {
  readonly operations: readonly {
    slug: string;
    kind: string;
    hostCountry: string;
    establishedOn: string;
    operationalFrom: string | null;
    mandate: { decision: string | null; date: string | null };
    status: string;
    closureKind: string | null;
    closedOn: string | null;
    mandateEndedOn: string | null;
    administrativeClosureOn: string | null;
    nameEn: string;
    nameFr: string;
    formerNames: readonly { from: string; until: string }[];
    themes: readonly string[];
    furtherInformationLanguages: readonly string[];
  }[];
  readonly successions: readonly { predecessor: string; successor: string; kind: string }[];
};
