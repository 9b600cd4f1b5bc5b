import { now } from '../clock';
import { queryDb, writeDb } from '../db/client';
import { findWaitingSchedules } from '../db/queries/drafts';
import { carryOutSchedules } from '../db/writes/schedules';
import { log } from './log';

/** How often it is looked whether a publication is due, in milliseconds. */
const interval = 1_000;

/**
 * Carries out scheduled publications when they are due, and at the start those that were missed while the site was down. Another
 * process may do the same beside it: each is carried out once. Answers how to stop.
 */
export function startScheduler(): () => void {
  const look = () => {
    try {
      const instant = now();
      const [first] = findWaitingSchedules(queryDb());
      if (first !== undefined && first.publishAt <= instant.toISOString()) carryOutSchedules(writeDb(), instant);
    } catch (error) {
      log('error', 'scheduled publications could not be carried out', { error });
    }
  };
  look();
  const timer = setInterval(look, interval);
  timer.unref();
  return () => clearInterval(timer);
}
