import { queryDb } from '@/db/client';
import { findOperationId } from '@/db/queries/operations';
import type { Held } from '@/db/queries/revisions';
import { isLocale, type Locale } from '@/domain/locale';

/** What an address of an editor names: an operation's slug, or the site's own texts. */
export const siteSubject = 'site';

/** What is edited at an address; `null` where there is no such operation. */
export function heldFrom(subject: unknown): Held | null {
  if (subject === siteSubject) return 'common';
  const operationId = typeof subject === 'string' ? findOperationId(queryDb(), subject) : null;
  return operationId === null ? null : { operationId };
}

/** The path of the editor of a locale's texts, below the locale of the rooms. */
export function editorPath(subject: string, part: Locale): string {
  return subject === siteSubject ? `/admin/site/${part}` : `/admin/operations/${subject}/${part}`;
}

/** The locale whose texts an address names; `null` for anything else. */
export function partFrom(part: unknown): Locale | null {
  return isLocale(part) ? part : null;
}
