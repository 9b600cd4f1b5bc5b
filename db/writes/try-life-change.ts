import type { Db } from '../client';
import { applyLifeChange, type LifeChange, type LifeWriteProblem } from './change-life';
import { rolledBack } from './rolled-back';

/** Answers what would be wrong with a change of a life, and where in its form, or `null`; nothing of the trial is kept. */
export function tryLifeChange(db: Db, change: Omit<LifeChange, 'seen' | 'action' | 'reason'>): LifeWriteProblem | null {
  return rolledBack(db, () => applyLifeChange(db, change));
}
