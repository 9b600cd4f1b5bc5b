import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { isTranslation, type PartName } from '../../domain/draft';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findDraft } from '../queries/drafts';
import { findLatestNumber, type Held } from '../queries/revisions';
import * as t from '../schema';
import { type HandOver, moveDraft, publishedPart, type Save, saveDraft } from './drafts';

/** What editors have among themselves; everything else is what readers see, or the log. */
const notForReaders = [
  'drafts',
  'draft_versions',
  'discarded_drafts',
  'draft_comments',
  'presences',
  'schedules',
  'schedule_parts',
  'review_dates',
  'audit_entries',
  'sqlite_sequence',
];

/** A hash of every table but those that editors have among themselves. */
export function hashOfPublished(db: Db): string {
  const tables = db.$client
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[];
  const hash = createHash('sha256');
  for (const table of tables.filter((name) => !notForReaders.includes(name)))
    hash.update(table).update(JSON.stringify(db.$client.prepare(`SELECT * FROM "${table}"`).all()));
  return hash.digest('hex');
}

/** The number of the operation of a slug. */
export function operationOf(db: Db, slug: string): { readonly operationId: number } {
  const row = db.select().from(t.operations).where(eq(t.operations.slug, slug)).get();
  if (row === undefined) throw new Error(`no ${slug}`);
  return { operationId: row.id };
}

/** A hand-over of a version that says nothing else. */
export function handOver(seen: number, more: Partial<HandOver> = {}): HandOver {
  return { seen, note: null, reviewerId: null, comments: [], ...more };
}

/** A save of what the part's draft says, else of what is published of it, with some fields changed, by somebody who has seen it all. */
export function saveOf(db: Db, of: Held, part: PartName, changes: TextFields, more: Partial<Save> = {}): Save {
  const draft = findDraft(db, of, part);
  const latest = findLatestNumber(db, of);
  const before = (draft?.content ?? publishedPart(db, of, part)) as TextFields;
  return {
    of,
    part,
    seen: draft?.version ?? 0,
    basedOn: draft?.basedOn ?? latest,
    madeFrom: isTranslation(part) ? latest : null,
    content: { ...before, ...changes },
    ...more,
  };
}

/** The people of a draft, and when they act. */
export type People = { readonly author: number; readonly publisher: number; readonly at: Date };

/** Drafts a change, hands it over and has it approved; answers the draft as a publication names it. */
export function approved(
  db: Db,
  save: Save,
  { author, publisher, at }: People,
): { readonly id: number; readonly version: number } {
  const saved = saveDraft(db, save, { accountId: author, at });
  const draft = findDraft(db, save.of, save.part);
  if (saved.is !== 'saved' || draft === null) throw new Error(`not saved: ${saved.is}`);
  const { id, version } = draft;
  const refusal =
    moveDraft(db, id, 'submit', handOver(version), { accountId: author, at }) ??
    moveDraft(db, id, 'approve', handOver(version), { accountId: publisher, at });
  if (refusal !== null) throw new Error(`not approved: ${refusal}`);
  return { id, version };
}
