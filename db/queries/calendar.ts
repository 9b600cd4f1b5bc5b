import { type Day, earliest, parsePartialDate } from '../../domain/calendar';
import type { Db } from '../client';
import * as t from '../schema';
import { findEndedSchedules, findReviewDates, findWaitingSchedules, type Schedule } from './drafts';
import { findPlans, type PlanEntry } from './plans';

/** A profile that is to be looked at again, and from which day on. */
export type Review = { readonly operationId: number; readonly on: Day };

/** What happens to operations on a day: a plan is meant for it, or it is decided that one begins, or is open for the last time. */
export type LifeDay = { readonly on: Day } & (
  | { readonly is: 'target'; readonly plan: PlanEntry }
  | { readonly is: 'first_day' | 'last_day'; readonly operationId: number }
);

/** What happens on a day of the organization. */
export type CalendarDay = {
  readonly day: Day;
  readonly schedules: readonly Schedule[];
  readonly reviews: readonly Review[];
  readonly lives: readonly LifeDay[];
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
    livesAfter(db, today),
  );
  const past = daysWith(ended, ({ endedAt, publishAt }) => dayOf(endedAt ?? publishAt), [], []);
  return { due: reviews.filter(({ on }) => on <= today), coming, past: [...past].reverse() };
}

function daysWith(
  schedules: readonly Schedule[],
  dayOf: (schedule: Schedule) => Day,
  reviews: readonly Review[],
  lives: readonly LifeDay[],
): readonly CalendarDay[] {
  const days = [...new Set([...schedules.map(dayOf), ...[...reviews, ...lives].map(({ on }) => on)])].sort();
  return days.map((day) => ({
    day,
    schedules: schedules.filter((schedule) => dayOf(schedule) === day),
    reviews: reviews.filter(({ on }) => on === day),
    lives: lives.filter(({ on }) => on === day),
  }));
}

/** What is planned and what is decided of operations for the days to come; what is known by the month stands on its first day. */
function livesAfter(db: Db, today: Day): readonly LifeDay[] {
  const dayOf = (text: string | null) => {
    const date = text === null ? null : parsePartialDate(text);
    return date === null ? null : earliest(date);
  };
  const all: (Omit<LifeDay, 'on'> & { readonly on: Day | null })[] = [
    ...findPlans(db)
      .filter(({ state }) => state === 'preparing')
      .map((plan) => ({ on: dayOf(plan.targetDate), is: 'target' as const, plan })),
    ...db
      .select()
      .from(t.establishments)
      .all()
      .map(({ operationId, establishedOn }) => ({ on: dayOf(establishedOn), is: 'first_day' as const, operationId })),
    ...db
      .select()
      .from(t.closures)
      .all()
      .map(({ operationId, lastDay }) => ({ on: dayOf(lastDay), is: 'last_day' as const, operationId })),
  ];
  return all.filter((life): life is LifeDay => life.on !== null && life.on > today);
}
