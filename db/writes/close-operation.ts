import type { Day } from '../../domain/calendar';
import type { LifeClosure, LifeSuccessor } from '../../domain/life';
import * as life from '../../domain/life-changes';
import type { Db } from '../client';
import { changeLife, type Recorded } from './change-life';
import type { Drafter } from './drafts';

/** Closes an operation: its closure, those that follow it and, among the texts, the note that tells why, as one revision. */
export function closeOperation(
  db: Db,
  { closure, successors, ...recorded }: Recorded & { closure: LifeClosure; successors: readonly LifeSuccessor[] },
  by: Drafter,
): ReturnType<typeof changeLife> {
  const change = (facts: Parameters<typeof life.close>[0]) => life.close(facts, closure, successors);
  return changeLife(db, { ...recorded, action: 'operation.closed', change }, by);
}

/** Takes a closure back while its last day is not over on `today`; without a reason it is `'reason_missing'`. */
export function annulClosure(
  db: Db,
  { today, ...recorded }: Omit<Recorded, 'texts' | 'explanations' | 'standard'> & { today: Day; reason: string },
  by: Drafter,
): ReturnType<typeof changeLife> {
  const change = (facts: Parameters<typeof life.annulClosure>[0]) =>
    recorded.reason.trim() === '' ? ('reason_missing' as const) : life.annulClosure(facts, today);
  const given = { ...recorded, texts: {}, explanations: {}, standard: 'history' } as const;
  return changeLife(db, { ...given, action: 'operation.closure_annulled', change }, by);
}
