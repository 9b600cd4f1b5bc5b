import { type Day, earliest, parsePartialDate } from '../../domain/calendar';
import type { Db } from '../client';
import { findEndedSchedules, findReviewDates, findWaitingSchedules, type Schedule } from './drafts';

/** A profile that is to be looked at again, and from which day on. */
export type Review = { readonly operationId: number; readonly on: Day };

/** What happens on a day of the organization. */
export type CalendarDay = {
  readonly day: Day;
  readonly schedules: readonly Schedule[];
  readonly reviews: readonly Review[];
};

/** What the editors have before them and behind them. */
export type Calendar = {
  /** Profiles whose day has come; the longest due first. */
  readonly due: readonly Review[];
  /** What is scheduled, and the profiles whose day is to come; the next day first. */
  readonly coming: readonly CalendarDay[];
  /** What became of schedules in the last 30 days; the last day first. */
  readonly past: readonly CalendarDay[];
};

const lookingBack = 30 * 86_400_000;

/** The editors' calendar at an instant; `dayAt` tells the organization's day at one. */
export function findCalendar(db: Db, now: Date, dayAt: (instant: Date) => Day): Calendar {
  const today = dayAt(now);
  const reviews = [...findReviewDates(db)]
    .flatMap(([operationId, text]) => {
      const date = parsePartialDate(text);
      return date === null ? [] : [{ operationId, on: earliest(date) }];
    })
    .sort((a, b) => a.on.localeCompare(b.on));
  const waiting = findWaitingSchedules(db);
  const ended = findEndedSchedules(db, new Date(now.getTime() - lookingBack));
  const dayOf = (instant: string) => dayAt(new Date(instant));
  const coming = daysWith(
    waiting,
    ({ publishAt }) => dayOf(publishAt),
    reviews.filter(({ on }) => on > today),
  );
  const past = daysWith(ended, ({ endedAt, publishAt }) => dayOf(endedAt ?? publishAt), []);
  return { due: reviews.filter(({ on }) => on <= today), coming, past: [...past].reverse() };
}

function daysWith(
  schedules: readonly Schedule[],
  dayOf: (schedule: Schedule) => Day,
  reviews: readonly Review[],
): readonly CalendarDay[] {
  const days = [...new Set([...schedules.map(dayOf), ...reviews.map(({ on }) => on)])].sort();
  return days.map((day) => ({
    day,
    schedules: schedules.filter((schedule) => dayOf(schedule) === day),
    reviews: reviews.filter(({ on }) => on === day),
  }));
}
