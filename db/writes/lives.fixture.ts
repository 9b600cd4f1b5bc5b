import { type Locale, locales } from '../../domain/locale';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findLatestNumber } from '../queries/revisions';
import * as t from '../schema';
import type { Recorded } from './change-life';
import { operationOf } from './drafts.fixture';

/** The same fields in each of the six languages, each saying which language it is in. */
export function inSixLanguages(fields: TextFields): Readonly<Record<Locale, TextFields>> {
  const marked = (locale: Locale) =>
    Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, `${text} (${locale})`]));
  return Object.fromEntries(locales.map((locale) => [locale, marked(locale)])) as Record<Locale, TextFields>;
}

/** What a verb of a life is given, by somebody who has seen the latest of the operation. */
export function recordedOf(db: Db, slug: string, more: Partial<Recorded> = {}): Recorded {
  const { operationId } = operationOf(db, slug);
  return {
    operationId,
    seen: findLatestNumber(db, { operationId }),
    standard: 'history',
    texts: {},
    explanations: {},
    reason: null,
    ...more,
  };
}

/** The log's last entry. */
export function lastEntry(db: Db): typeof t.auditEntries.$inferSelect | undefined {
  return db.select().from(t.auditEntries).all().at(-1);
}
