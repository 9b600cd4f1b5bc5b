import { notFound } from 'next/navigation';
import type { Day } from '@/domain/calendar';
import { readDayAsked } from '@/domain/on-a-day';
import { type Query, queryOf } from './query-of';

/** The day that a page's address asks for; `null` where it asks for none. The server has refused every other query before. */
export async function dayAsked(searchParams: Query['searchParams']): Promise<Day | null> {
  const asked = readDayAsked(await queryOf(searchParams));
  if (asked === 'wrong') notFound();
  return asked;
}
