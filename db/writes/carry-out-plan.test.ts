import { spawn } from 'node:child_process';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locales } from '../../domain/locale';
import type { Role } from '../../domain/permissions';
import { openForWriting } from '../client';
import { findAnnouncements } from '../queries/announcements';
import { findPlan } from '../queries/plans';
import { findProfile } from '../queries/profiles';
import { findLatestNumber } from '../queries/revisions';
import * as t from '../schema';
import { announcePlan, cancelPlan } from './announce-plan';
import { asOnADay } from './as-on-a-day';
import { carryOutPlan, versionsOf } from './carry-out-plan';
import { closeOperation } from './close-operation';
import { moveDraft, saveDraft } from './drafts';
import { operationOf } from './drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { savePlanPart, setPlanStep } from './plans';
import { readyPlan } from './plans.fixture';
import { changeSettings } from './settings';

const at = new Date('2026-11-25T10:00:00Z');

let fresh: FreshDatabase;

beforeEach(() => {
  fresh = freshDatabase('first data');
});

afterEach(() => fresh.discard());

const somebody = (...roles: Role[]) => ({ accountId: accountThere(fresh.db, roles), at });

const wording = (locale: string) => ({ announcement: `Soon, in ${locale}.` });

function closureOfMoldova(by = somebody('editor'), facts: object = {}) {
  return readyPlan(
    fresh.db,
    {
      kind: 'closure',
      of: 'mission-to-moldova',
      facts: { kind: 'completed', lastDay: '2027-03-31', decision: 'PC.DEC/9', decidedOn: '2026-11-20', ...facts },
      texts: (locale) => ({ ...wording(locale), closureNote: `Why, in ${locale}.` }),
    },
    by,
  );
}

const profile = { summary: 'What it does.', body: '', description: 'In a line.', seatName: '' };

const everywhere = (locale: string) => ({
  ...wording(locale),
  ...profile,
  name: `Office, in ${locale}`,
  shortName: `Short, in ${locale}`,
});

function establishment(
  by = somebody('editor'),
  facts: object = {},
  texts: (locale: string) => Record<string, string> = everywhere,
) {
  return readyPlan(
    fresh.db,
    {
      kind: 'establishment',
      of: null,
      facts: {
        slug: 'office-in-chisinau',
        kind: 'office',
        region: 'eastern-europe',
        hostCountries: ['MD'],
        establishedOn: '2027-04-01',
        decision: 'PC.DEC/10',
        decidedOn: '2026-11-20',
        seat: 'chisinau',
        languages: [{ language: 'ro', url: '' }],
        ...facts,
      },
      texts,
    },
    by,
  );
}

function carryOut(planId: number, by: ReturnType<typeof somebody>) {
  const plan = findPlan(planId, fresh.db);
  if (plan === null) throw new Error(`there is no plan ${planId}`);
  return carryOutPlan(fresh.db, planId, versionsOf(plan), by);
}

describe('carrying out', () => {
  test('a closure records its facts, its notes in all languages and its successor, and ends the announcement', () => {
    const { db } = fresh;
    const publisher = somebody('publisher');
    expect(carryOut(establishment(), publisher)).toBeNull();
    const planId = closureOfMoldova(undefined, {
      kind: 'succeeded',
      successors: [{ slug: 'office-in-chisinau', kind: 'replaced', gapReason: '' }],
    });
    expect(announcePlan(db, planId, publisher)).toBeNull();
    expect(findAnnouncements('ru', db).map(({ text }) => text)).toEqual(['Soon, in ru.']);
    expect(carryOut(planId, publisher)).toBeNull();
    for (const locale of locales) {
      const profile = findProfile('mission-to-moldova', locale, db);
      expect(profile?.closure).toMatchObject({ lastDay: '2027-03-31', note: `Why, in ${locale}.` });
      expect(profile?.successors.map(({ slug }) => slug)).toEqual(['office-in-chisinau']);
    }
    expect(findAnnouncements('ru', db)).toEqual([]);
    expect(findPlan(planId, db)).toMatchObject({ state: 'carried_out', endedBy: publisher.accountId });
    expect(findLatestNumber(db, operationOf(db, 'mission-to-moldova'))).toBe(2);
  });

  test('an establishment makes a published profile from nothing, and follows a mission that is closed', () => {
    const publisher = somebody('publisher');
    expect(carryOut(closureOfMoldova(), publisher)).toBeNull();
    const predecessors = [{ slug: 'mission-to-moldova', kind: 'replaced', gapReason: '' }];
    const planId = establishment(undefined, { predecessors });
    expect(carryOut(planId, publisher)).toBeNull();
    const profile = findProfile('office-in-chisinau', 'fr', fresh.db);
    expect(profile).toMatchObject({ name: 'Office, in fr', kind: 'office', hostCountries: ['MD'] });
    expect(profile?.predecessors.map(({ slug }) => slug)).toEqual(['mission-to-moldova']);
    expect(findPlan(planId, fresh.db)?.operationId).toBe(profile?.id);
  });

  test('a restructuring keeps the name, the kind and the seat that were until the day before', () => {
    const planId = readyPlan(
      fresh.db,
      {
        kind: 'restructuring',
        of: 'mission-to-moldova',
        facts: { effectiveOn: '2027-01-01', renames: true, kind: 'centre', seat: 'belgrade', decision: 'PC.DEC/11' },
        texts: (locale) => ({ name: `Centre, in ${locale}`, shortName: 'C', restructuringNotes: `How, in ${locale}.` }),
      },
      somebody('editor'),
    );
    const old = findProfile('mission-to-moldova', 'de', fresh.db)?.name;
    expect(carryOut(planId, somebody('publisher'))).toBeNull();
    const profile = findProfile('mission-to-moldova', 'de', fresh.db);
    expect(profile).toMatchObject({ name: 'Centre, in de', kind: 'centre' });
    expect(profile?.formerNames.at(-1)).toMatchObject({ name: old, until: '2026-12-31' });
    expect(profile?.formerKinds).toEqual([{ kind: 'mission', until: '2026-12-31' }]);
    expect(profile?.seats.map(({ place, until }) => [place, until])).toEqual([
      ['chisinau', '2026-12-31'],
      ['belgrade', null],
    ]);
    expect(profile?.restructurings.map(({ note }) => note)).toContain('How, in de.');
  });

  test('what was approved of the profile goes out with it, and its draft is gone; what is in work stays', () => {
    const { db } = fresh;
    const [editor, publisher] = [somebody('editor'), somebody('publisher')];
    const of = operationOf(db, 'mission-to-moldova');
    const rewritten = (part: 'en' | 'fr', summary: string) => {
      const { name, shortName, seatName, body, description } = findProfile('mission-to-moldova', part, db) ?? {};
      const content = { name, shortName, seatName: seatName ?? '', summary, body, description };
      const madeFrom = part === 'en' ? null : 1;
      return saveDraft(db, { of, part, seen: 0, basedOn: 1, madeFrom, content }, editor);
    };
    expect(rewritten('en', 'It did its work.').is).toBe('saved');
    expect(rewritten('fr', 'Brouillon.').is).toBe('saved');
    const [english] = db.select().from(t.drafts).where(eq(t.drafts.part, 'en')).all();
    const hand = { seen: 1, note: null, reviewerId: null, comments: [] };
    expect(moveDraft(db, english?.id ?? 0, 'submit', hand, editor)).toBeNull();
    expect(moveDraft(db, english?.id ?? 0, 'approve', hand, publisher)).toBeNull();
    expect(carryOut(closureOfMoldova(), publisher)).toBeNull();
    expect(findProfile('mission-to-moldova', 'en', db)?.summary).toBe('It did its work.');
    expect(db.select({ part: t.drafts.part }).from(t.drafts).all()).toEqual([{ part: 'fr' }]);
  });
});

describe('is refused, and nothing is changed', () => {
  const refusals: readonly (readonly [string, () => { planId: number; by: ReturnType<typeof somebody> }, string])[] = [
    ['to an editor', () => ({ planId: closureOfMoldova(), by: somebody('editor') }), 'forbidden'],
    [
      'to its only author',
      () => {
        const by = somebody('publisher');
        return { planId: closureOfMoldova(by), by };
      },
      'own_plan',
    ],
    [
      'with an open step',
      () => {
        const by = somebody('editor');
        const planId = closureOfMoldova(by);
        setPlanStep(fresh.db, planId, { step: 'host_country_notice', state: 'open', note: null }, by);
        return { planId, by: somebody('publisher') };
      },
      'plan_steps_open',
    ],
    [
      'with a text missing',
      () => {
        const by = somebody('editor');
        const planId = closureOfMoldova(by);
        savePlanPart(fresh.db, { planId, part: 'it', seen: 1, content: { closureNote: '' } }, by);
        return { planId, by: somebody('publisher') };
      },
      'plan_texts_missing',
    ],
    [
      'where it was carried out already',
      () => {
        const planId = closureOfMoldova();
        const by = somebody('publisher');
        expect(carryOut(planId, by)).toBeNull();
        return { planId, by };
      },
      'plan_ended',
    ],
    [
      'where it was cancelled',
      () => {
        const planId = closureOfMoldova();
        const by = somebody('publisher');
        expect(cancelPlan(fresh.db, planId, 'It goes on.', by)).toBeNull();
        return { planId, by };
      },
      'plan_ended',
    ],
    [
      'where the operation is closed by now',
      () => {
        const by = somebody('publisher');
        expect(carryOut(closureOfMoldova(), by)).toBeNull();
        return { planId: closureOfMoldova(), by };
      },
      'already_closed',
    ],
    [
      'with a successor that does not exist',
      () => {
        const successors = [{ slug: 'office-in-utopia', kind: 'replaced', gapReason: '' }];
        return { planId: closureOfMoldova(undefined, { kind: 'succeeded', successors }), by: somebody('publisher') };
      },
      'successor_unknown',
    ],
    [
      'with a day that is known only in part',
      () => ({ planId: closureOfMoldova(undefined, { lastDay: '2027-03' }), by: somebody('publisher') }),
      'life_precision_needed',
    ],
    [
      'under an address that is taken',
      () => ({ planId: establishment(undefined, { slug: 'mission-to-serbia' }), by: somebody('publisher') }),
      'slug_taken',
    ],
  ];
  test.each(refusals)('%s', (_, prepare, why) => {
    const { planId, by } = prepare();
    const before = hashOfAll(fresh.db);
    expect(carryOut(planId, by)).toBe(why);
    expect(hashOfAll(fresh.db)).toBe(before);
  });

  test('to somebody who has seen an earlier version of it', () => {
    const editor = somebody('editor');
    const planId = closureOfMoldova(editor);
    const seen = findPlan(planId, fresh.db);
    if (seen === null) throw new Error('there is no plan');
    savePlanPart(fresh.db, { planId, part: 'de', seen: 1, content: { closureNote: 'Anders.' } }, editor);
    expect(carryOutPlan(fresh.db, planId, versionsOf(seen), somebody('publisher'))).toBe('stale');
  });
});

test('its only author carries it out where the setting allows it', () => {
  const by = somebody('publisher');
  changeSettings(fresh.db, { secondFactorRequired: false, ownChangesApprovable: true }, by);
  expect(carryOut(closureOfMoldova(by), by)).toBeNull();
});

test('trying it finds what carrying it out makes, and leaves everything as it was', () => {
  const { db } = fresh;
  const planId = closureOfMoldova();
  const before = hashOfAll(db);
  const read = (of: typeof db) => locales.map((locale) => findProfile('mission-to-moldova', locale, of)?.closure);
  const tried = asOnADay(db, { until: at, planId, at }, read);
  expect(tried.problem).toBeNull();
  expect(hashOfAll(db)).toBe(before);
  expect(carryOut(planId, somebody('publisher'))).toBeNull();
  expect(read(db)).toEqual(tried.answer);
});

test('trying a closure of what is closed meanwhile says so', () => {
  const { db } = fresh;
  const planId = closureOfMoldova();
  const { operationId } = operationOf(db, 'mission-to-moldova');
  const closure = { kind: 'completed', lastDay: '2026-12-31', decision: 'PC.DEC/1', decidedOn: '2026-11-01' } as const;
  const given = { operationId, seen: 1, standard: 'planned', explanations: {}, reason: null } as const;
  const texts = Object.fromEntries(locales.map((locale) => [locale, { closureNote: 'Before.' }]));
  const full = { ...closure, mandateEndedOn: null, administrativeClosureOn: null };
  expect(closeOperation(db, { ...given, texts, closure: full, successors: [] }, somebody('publisher'))).toBeNull();
  expect(asOnADay(db, { until: at, planId, at }, () => null).problem).toMatchObject({ why: 'already_closed' });
});

/** Carries a plan out in a process of its own; answers what it printed, or the signal that it was killed by. */
function inAProcess(planId: number, accountId: number, killedBefore = 0): Promise<string> {
  const script = ['--import', 'tsx', 'db/writes/carry-out-a-plan.fixture.ts'];
  const args = [...script, fresh.file, String(planId), String(accountId), String(killedBefore)];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    child.stdout.on('data', (chunk) => (printed += chunk));
    child.on('close', (_, signal) => resolve(signal ?? printed.trim()));
  });
}

test('two publishers carry out the same plan at once: one of them does', async () => {
  const planId = closureOfMoldova();
  const publishers = [somebody('publisher'), somebody('publisher')];
  const answers = await Promise.all(publishers.map(({ accountId }) => inAProcess(planId, accountId)));
  expect(answers.sort()).toEqual(['done', 'plan_ended']);
  expect(findLatestNumber(fresh.db, operationOf(fresh.db, 'mission-to-moldova'))).toBe(2);
}, 60_000);

test('killed before any of its writes, it has done nothing; after the last, all', async () => {
  const editor = somebody('editor');
  const publisher = somebody('publisher');
  const { accountId } = publisher;
  // An operation of few facts and one language, because each step costs a process.
  const english = (texts: Record<string, string>) => (locale: string) => ({
    ...wording(locale),
    ...(locale === 'en' ? texts : {}),
  });
  expect(
    carryOut(establishment(editor, {}, english({ ...profile, name: 'Office', shortName: 'Office' })), publisher),
  ).toBeNull();
  const facts = { kind: 'completed', lastDay: '2028-03-31', decision: 'PC.DEC/9', decidedOn: '2026-11-20' };
  const texts = english({ closureNote: 'Why, in English.' });
  const planId = readyPlan(fresh.db, { kind: 'closure', of: 'office-in-chisinau', facts, texts }, editor);
  expect(announcePlan(fresh.db, planId, publisher)).toBeNull();
  const looked = <Answer>(look: (db: ReturnType<typeof openForWriting>) => Answer): Answer => {
    const db = openForWriting(fresh.file);
    try {
      expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
      return look(db);
    } finally {
      db.$client.close();
    }
  };
  const before = looked(hashOfAll);
  let kills = 0;
  let answer = '';
  // Each process is killed one write later than the one before, until there is none left to be killed before.
  while (answer !== 'done') {
    answer = await inAProcess(planId, accountId, kills + 1);
    if (answer === 'done') break;
    expect(answer).toBe('SIGKILL');
    kills += 1;
    expect(looked(hashOfAll), `killed before write ${kills}`).toBe(before);
  }
  expect(kills).toBeGreaterThan(20);
  looked((db) => {
    expect(findPlan(planId, db)?.state).toBe('carried_out');
    expect(findAnnouncements('en', db)).toEqual([]);
    expect(findProfile('office-in-chisinau', 'en', db)?.closure?.note).toBe('Why, in English.');
  });
}, 600_000);
