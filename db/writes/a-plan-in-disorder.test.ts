import { afterAll, beforeAll, expect, test } from 'vitest';
import { nothingPlanned, type PlanKind, type PlannedFacts } from '../../domain/plan';
import { findPlan } from '../queries/plans';
import { asOnADay } from './as-on-a-day';
import { operationOf } from './drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { createPlan, savePlanPart } from './plans';

const at = new Date('2026-11-25T09:30:00Z');
const wild = ['', ' ', 'x', '2027-02-30', '0', '𝟚027', 'mission-to-moldova', 'constructor', '2027-03-31'];

let fresh: FreshDatabase;

beforeAll(() => {
  fresh = freshDatabase('first data');
});

afterAll(() => fresh.discard());

/** A plan's facts with the same text wherever somebody can type. */
function filled<Kind extends PlanKind>(kind: Kind, text: string): PlannedFacts[Kind] {
  const succession = [{ slug: text, kind: text, gapReason: text }];
  const lists: Readonly<Record<string, unknown>> = {
    hostCountries: [text],
    themes: [text],
    languages: [{ language: text, url: text }],
    predecessors: succession,
    successors: succession,
    opens: [{ place: text, kind: text }],
    closes: [text],
  };
  return Object.fromEntries(
    Object.entries(nothingPlanned[kind]).map(([name, empty]) => [
      name,
      Array.isArray(empty) ? lists[name] : typeof empty === 'boolean' ? true : text,
    ]),
  ) as unknown as PlannedFacts[Kind];
}

test.each((['establishment', 'restructuring', 'closure'] as const).flatMap((kind) => wild.map((text) => [kind, text])))(
  'a plan of a %s in which %j is everywhere can be tried, and says what is wrong with it',
  (kind, text) => {
    const { db } = fresh;
    const by = { accountId: accountThere(db, ['editor']), at };
    const operationId = kind === 'establishment' ? null : operationOf(db, 'mission-to-moldova').operationId;
    const plan = createPlan(db, { kind: kind as PlanKind, operationId, title: 'Wild', targetDate: null }, by);
    if (typeof plan === 'string') throw new Error(plan);
    const content = filled(kind as PlanKind, text as string);
    expect(savePlanPart(db, { planId: plan.id, part: 'facts', seen: 0, content }, by)).toMatchObject({ is: 'saved' });
    const before = hashOfAll(db);
    const { problem } = asOnADay(db, { until: at, planId: plan.id, at }, (tried) => findPlan(plan.id, tried)?.state);
    expect(problem).not.toBeNull();
    expect(hashOfAll(db)).toBe(before);
  },
);
