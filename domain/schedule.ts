/** What can become of a scheduled publication: a later change of its drafts makes it lapse; the door may refuse it when it is due. */
export const scheduleStates = ['waiting', 'done', 'cancelled', 'lapsed', 'refused'] as const;

export type ScheduleState = (typeof scheduleStates)[number];

/** Answers whether a schedule may be made for an instant: it lies ahead, by at most two years. */
export function refuseInstant(publishAt: Date, now: Date): 'instant_past' | 'instant_far' | null {
  if (publishAt.getTime() <= now.getTime()) return 'instant_past';
  return publishAt.getTime() - now.getTime() > 2 * 366 * 86_400_000 ? 'instant_far' : null;
}
