import { locales } from '../../domain/locale';
import { derivedSteps, nothingPlanned, type PlanKind, type PlannedFacts } from '../../domain/plan';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findPlan } from '../queries/plans';
import type { Drafter } from './drafts';
import { operationOf } from './drafts.fixture';
import { createPlan, savePlanPart, setPlanStep } from './plans';

/** A plan that is ready to be carried out, as somebody has written it: its facts, its texts in every language, its steps done. */
export function readyPlan<Kind extends PlanKind>(
  db: Db,
  plan: {
    readonly kind: Kind;
    /** The slug of the operation; `null` for an establishment. */
    readonly of: string | null;
    readonly facts: Partial<PlannedFacts[Kind]>;
    readonly texts: (locale: string) => TextFields;
  },
  by: Drafter,
): number {
  const { kind, of, facts, texts } = plan;
  const operationId = of === null ? null : operationOf(db, of).operationId;
  const made = createPlan(db, { kind, operationId, title: `A ${kind}`, targetDate: null }, by);
  if (typeof made === 'string') throw new Error(made);
  const planId = made.id;
  const parts = [
    ['facts', { ...nothingPlanned[kind], ...facts }] as const,
    ...locales.map((locale) => [locale, texts(locale)] as const),
  ];
  for (const [part, content] of parts) {
    const saved = savePlanPart(db, { planId, part, seen: 0, content }, by);
    if (saved.is !== 'saved') throw new Error(`${part} of the plan: ${JSON.stringify(saved)}`);
  }
  for (const { step } of findPlan(planId, db)?.steps ?? []) {
    if (!derivedSteps.includes(step)) setPlanStep(db, planId, { step, state: 'done', note: null }, by);
  }
  return planId;
}
