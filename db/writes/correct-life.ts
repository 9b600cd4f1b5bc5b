import type { LifeFacts, LifeSuccessor } from '../../domain/life';
import { follow } from '../../domain/life-changes';
import type { Db } from '../client';
import { changeLife, type Recorded } from './change-life';
import type { Drafter } from './drafts';

/** The facts of a life that a correction replaces. What has a form among the facts (seats, field offices, names) stays. */
export type CorrectedLife = Pick<
  LifeFacts,
  'establishment' | 'mandateExtensions' | 'restructurings' | 'withdrawal' | 'closure' | 'successors'
>;

/**
 * Corrects what the record says of a life: the facts as they are now right, and why. What was said before stays in the revisions. It
 * records history, so unknowns are taken, each with its reason; without a reason for itself it is `'reason_missing'`.
 */
export function correctLife(
  db: Db,
  { corrected, ...recorded }: Omit<Recorded, 'standard'> & { corrected: CorrectedLife; reason: string },
  by: Drafter,
): ReturnType<typeof changeLife> {
  const change = (facts: LifeFacts) =>
    recorded.reason.trim() === '' ? ('reason_missing' as const) : { life: { ...facts, ...corrected }, newly: [] };
  return changeLife(db, { ...recorded, standard: 'history', action: 'operation.life_corrected', change }, by);
}

/** Records that one operation was followed by another. */
export function followOperation(
  db: Db,
  { successor, ...recorded }: Recorded & { successor: LifeSuccessor },
  by: Drafter,
): ReturnType<typeof changeLife> {
  const change = (facts: LifeFacts) => follow(facts, successor);
  return changeLife(db, { ...recorded, action: 'operation.followed', change }, by);
}
