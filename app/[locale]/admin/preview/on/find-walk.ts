import { notFound } from 'next/navigation';
import { now, startOfDay, today } from '@/clock';
import { type Db, writeDb } from '@/db/client';
import { findPlan, type Plan } from '@/db/queries/plans';
import { type AsOnADay, asOnADay } from '@/db/writes/as-on-a-day';
import { addDays, type Day } from '@/domain/calendar';
import { readWalkDay, readWalkPlan, type Walk } from '@/i18n/walk';

/** A walk, and the plan that it takes as carried out. */
export type FoundWalk = Walk & { readonly plan: Plan | null };

/** The walk that an address names; there is no page where it names a day that is none or is over, or a plan that is not there. */
export function walkFrom(day: string, plan: string | string[] | undefined): FoundWalk {
  const on = readWalkDay(day, today());
  const planId = readWalkPlan(plan);
  const found = typeof planId === 'number' ? findPlan(planId) : null;
  if (on === null || planId === 'wrong' || (planId !== null && found === null)) notFound();
  return { on, planId, plan: found };
}

/** The last instant of a day in Vienna: what is scheduled by then has been published on that day. */
export function endOfDay(day: Day): Date {
  return new Date(startOfDay(addDays(day, 1)).getTime() - 1);
}

/** What is read of the site as it will be at the end of a day, with a plan carried out where the walk has one. */
export function readOnWalk<Answer>(
  { on, planId }: Walk,
  read: (db: Db) => Answer extends Promise<unknown> ? never : Answer,
): AsOnADay<Answer> {
  return asOnADay(writeDb(), { until: endOfDay(on), planId, at: now() }, read);
}
