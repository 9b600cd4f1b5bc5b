import type { LifeExtension, LifeFacts, LifeWithdrawal } from '../../domain/life';
import { extendMandate as extend, type Restructure, restructure, withdraw } from '../../domain/life-changes';
import type { Db } from '../client';
import { changeLife, type Recorded } from './change-life';
import type { Drafter } from './drafts';

/** Restructures an operation: what changes on one day, and the texts that tell of it, as one revision. */
export function restructureOperation(
  db: Db,
  { restructuring, ...recorded }: Recorded & { restructuring: Restructure },
  by: Drafter,
): ReturnType<typeof changeLife> {
  const change = (facts: LifeFacts) => restructure(facts, restructuring);
  return changeLife(db, { ...recorded, action: 'operation.restructured', change }, by);
}

/** Extends an operation's mandate until a day. */
export function extendMandate(
  db: Db,
  { extension, ...recorded }: Recorded & { extension: LifeExtension },
  by: Drafter,
): ReturnType<typeof changeLife> {
  const change = (facts: LifeFacts) => extend(facts, extension);
  return changeLife(db, { ...recorded, action: 'operation.mandate_extended', change }, by);
}

/** Records that the staff left although the operation was not closed, or that they came back. */
export function withdrawStaff(
  db: Db,
  { withdrawal, ...recorded }: Recorded & { withdrawal: LifeWithdrawal },
  by: Drafter,
): ReturnType<typeof changeLife> {
  const change = (facts: LifeFacts) => withdraw(facts, withdrawal);
  return changeLife(db, { ...recorded, action: 'operation.withdrawn', change }, by);
}
