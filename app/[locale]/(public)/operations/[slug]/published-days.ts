import { dayAt } from '@/clock';
import { findPublications } from '@/db/queries/as-published';
import type { Day } from '@/domain/calendar';

/** The days on which an operation was published, and published anew, the first first; none where there is no such operation. */
export function publishedDays(slug: string): readonly Day[] {
  return [...new Set(findPublications(slug).map((instant) => dayAt(new Date(instant))))];
}
