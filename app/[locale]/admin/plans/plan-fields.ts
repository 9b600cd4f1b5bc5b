import { z } from 'zod';
import { parsePartialDate } from '@/domain/calendar';
import { isFactDate } from '@/domain/fact-dates';
import { line } from '../form-answer';
import type { ProblemCode } from '../form-state';

/** What the rooms call a plan. */
export const planTitle = line(200, 'plan_title_wrong')
  .transform((text) => text.trim())
  .pipe(z.string().min(1, { error: 'plan_title_wrong' satisfies ProblemCode }));

/** When a plan is meant to happen, as far as that is known; nothing where it is not. */
export const planTarget = line(10, 'life_date_wrong').transform((text, context) => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const date = parsePartialDate(trimmed);
  if (date !== null && isFactDate(date)) return date;
  const code = (date === null ? 'life_date_wrong' : 'life_date_out_of_range') satisfies ProblemCode;
  context.addIssue({ code: 'custom', message: code });
  return z.NEVER;
});

/** The number of a plan that an address names; `null` for what is no number. */
export function planIdFrom(id: unknown): number | null {
  return typeof id === 'string' && /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
}
