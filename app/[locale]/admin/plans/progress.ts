import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { findLocalesMissing, type Plan } from '@/db/queries/plans';
import { asOnADay } from '@/db/writes/as-on-a-day';
import type { CarryOutProblem } from '@/db/writes/carry-out-plan';
import type { Locale } from '@/domain/locale';
import type { PlanStep, StepState } from '@/domain/plan';

/** How far a plan is. */
export type Progress = {
  /** What would stand in its way if it were carried out now; `null` where nothing does, or it has ended. */
  readonly problem: CarryOutProblem | null;
  /** What of that is wrong with its facts. */
  readonly factsProblem: CarryOutProblem | null;
  /** The languages in which its texts are not whole. */
  readonly missing: readonly Locale[];
  readonly states: Readonly<Partial<Record<PlanStep, StepState>>>;
  readonly done: number;
  readonly all: number;
};

/** How far a plan is: what has been said of its steps, and what it answers itself, by being tried and rolled back. */
export function progressOf(plan: Plan): Progress {
  const at = now();
  const ended = plan.state !== 'preparing';
  const { problem } = ended ? { problem: null } : asOnADay(writeDb(), { until: at, planId: plan.id, at }, () => null);
  const missing = ended ? [] : findLocalesMissing(queryDb(), plan);
  const factsProblem = problem !== null && !/^(texts\.|drafts$)/.test(problem.field) ? problem : null;
  const carriedOut = plan.state === 'carried_out';
  const states: Partial<Record<PlanStep, StepState>> = Object.fromEntries(
    plan.steps.map(({ step, state }) => [step, carriedOut && state === 'open' ? 'done' : state]),
  );
  if (plan.state === 'preparing') {
    states.facts = factsProblem === null ? 'done' : 'open';
    states.texts = missing.length === 0 ? 'done' : 'open';
  }
  const done = Object.values(states).filter((state) => state !== 'open').length;
  return { problem, factsProblem, missing, states, done, all: plan.steps.length };
}
