import { and, asc, desc, eq, gte, inArray, isNull, ne } from 'drizzle-orm';
import type { DraftState, PartName } from '../../domain/draft';
import type { ScheduleState } from '../../domain/schedule';
import type { Db } from '../client';
import * as t from '../schema';
import { grouped } from './grouped';
import type { Held } from './revisions';

/** A draft that is on its way. Instants are UTC. */
export type Draft = {
  readonly id: number;
  readonly of: Held;
  readonly part: PartName;
  /** The revision that it began from. */
  readonly basedOn: number;
  /** The revision of the source text that a translation is made from; `null` for the source text and for facts. */
  readonly madeFrom: number | null;
  readonly version: number;
  readonly state: DraftState;
  /** The text's fields, or the facts. */
  readonly content: unknown;
  readonly savedBy: number;
  readonly savedByName: string | null;
  readonly savedAt: string;
  readonly note: string | null;
  readonly reviewerId: number | null;
};

/** The draft of a part; `null` where nobody is editing it. */
export function findDraft(db: Db, of: Held, part: PartName): Draft | null {
  return findWhere(db, and(isOf(of), eq(t.drafts.part, part)))[0] ?? null;
}

/** A draft by its number; `null` where there is none, or not any more. */
export function findDraftById(db: Db, id: number): Draft | null {
  return findWhere(db, eq(t.drafts.id, id))[0] ?? null;
}

/** All drafts of an operation, or of the site's own texts. */
export function findDraftsOf(db: Db, of: Held): readonly Draft[] {
  return findWhere(db, isOf(of));
}

/** All drafts that are on their way. */
export function findAllDrafts(db: Db): readonly Draft[] {
  return findWhere(db, undefined);
}

/** Who has written a version of a draft. */
export function findAuthors(db: Db, draftId: number): readonly number[] {
  return db
    .selectDistinct({ accountId: t.draftVersions.accountId })
    .from(t.draftVersions)
    .where(eq(t.draftVersions.draftId, draftId))
    .all()
    .map(({ accountId }) => accountId);
}

/** A comment on a draft, about a field where it names one. */
export type DraftComment = {
  readonly id: number;
  readonly field: string | null;
  readonly text: string;
  readonly accountId: number;
  readonly name: string | null;
  readonly at: string;
};

/** What was said about a draft and is not settled, the first first. */
export function findComments(db: Db, draftId: number): readonly DraftComment[] {
  return db
    .select({
      id: t.draftComments.id,
      field: t.draftComments.field,
      text: t.draftComments.text,
      accountId: t.draftComments.accountId,
      name: t.accounts.name,
      at: t.draftComments.at,
    })
    .from(t.draftComments)
    .leftJoin(t.accounts, eq(t.accounts.id, t.draftComments.accountId))
    .where(and(eq(t.draftComments.draftId, draftId), isNull(t.draftComments.settledAt)))
    .orderBy(asc(t.draftComments.id))
    .all();
}

/** Who else has the editor of a part open, and since when; seen there after `seenAfter`. */
export function findOthersPresent(
  db: Db,
  of: Held,
  part: PartName,
  accountId: number,
  seenAfter: Date,
): readonly { readonly name: string; readonly since: string }[] {
  return db
    .select({ name: t.accounts.name, since: t.presences.since })
    .from(t.presences)
    .innerJoin(t.accounts, eq(t.accounts.id, t.presences.accountId))
    .where(
      and(
        eq(t.presences.operationId, of === 'common' ? 0 : of.operationId),
        eq(t.presences.part, part),
        ne(t.presences.accountId, accountId),
        gte(t.presences.seenAt, seenAfter.toISOString()),
      ),
    )
    .orderBy(asc(t.presences.since))
    .all();
}

/** A publication at an instant to come, or what became of it. Instants are UTC. */
export type Schedule = {
  readonly id: number;
  readonly of: Held;
  readonly publishAt: string;
  readonly reason: string | null;
  readonly madeBy: number;
  readonly madeByName: string | null;
  readonly state: ScheduleState;
  /** When it was carried out, cancelled, lapsed or refused. */
  readonly endedAt: string | null;
  /** Why the door refused it: a code. */
  readonly refusal: string | null;
  readonly parts: readonly { readonly part: PartName; readonly draftId: number; readonly version: number }[];
};

/** The schedules that wait, the first due first. */
export function findWaitingSchedules(db: Db): readonly Schedule[] {
  return findSchedulesWhere(db, eq(t.schedules.state, 'waiting'));
}

/** What became of schedules since an instant, those excepted that somebody cancelled; the latest first. */
export function findEndedSchedules(db: Db, since: Date): readonly Schedule[] {
  const ended = and(
    inArray(t.schedules.state, ['done', 'lapsed', 'refused']),
    gte(t.schedules.endedAt, since.toISOString()),
  );
  return [...findSchedulesWhere(db, ended)].sort((a, b) => (b.endedAt ?? '').localeCompare(a.endedAt ?? ''));
}

/** The last schedule of each draft that was ever scheduled, by draft. */
export function findLastSchedules(db: Db): ReadonlyMap<number, Schedule> {
  const schedules = [...findSchedulesWhere(db, undefined)].sort((a, b) => a.id - b.id);
  return new Map(
    schedules.flatMap((schedule) => schedule.parts.map(({ draftId }): [number, Schedule] => [draftId, schedule])),
  );
}

/** When a profile is to be looked at again, by operation; a partial date. */
export function findReviewDates(db: Db): ReadonlyMap<number, string> {
  return new Map(
    db
      .select()
      .from(t.reviewDates)
      .all()
      .map(({ operationId, reviewOn }) => [operationId, reviewOn]),
  );
}

function findSchedulesWhere(db: Db, where: ReturnType<typeof and>): readonly Schedule[] {
  const rows = db
    .select({ schedule: t.schedules, madeByName: t.accounts.name })
    .from(t.schedules)
    .leftJoin(t.accounts, eq(t.accounts.id, t.schedules.madeBy))
    .where(where)
    .orderBy(asc(t.schedules.publishAt), asc(t.schedules.id))
    .all();
  const ids = rows.map(({ schedule }) => schedule.id);
  const parts = grouped(
    ids.length === 0 ? [] : db.select().from(t.scheduleParts).where(inArray(t.scheduleParts.scheduleId, ids)).all(),
    ({ scheduleId }) => scheduleId,
  );
  return rows.map(({ schedule: { operationId, madeAt: _, ...schedule }, madeByName }) => ({
    ...schedule,
    of: heldOf(operationId),
    madeByName,
    parts: (parts.get(schedule.id) ?? []).map(({ scheduleId: _, ...part }) => part),
  }));
}

function findWhere(db: Db, where: ReturnType<typeof and>): Draft[] {
  return db
    .select({ draft: t.drafts, savedByName: t.accounts.name })
    .from(t.drafts)
    .leftJoin(t.accounts, eq(t.accounts.id, t.drafts.savedBy))
    .where(where)
    .orderBy(desc(t.drafts.savedAt))
    .all()
    .map(({ draft: { operationId, content, ...row }, savedByName }) => ({
      ...row,
      of: heldOf(operationId),
      content: JSON.parse(content) as unknown,
      savedByName,
    }));
}

function isOf(of: Held) {
  return of === 'common' ? isNull(t.drafts.operationId) : eq(t.drafts.operationId, of.operationId);
}

function heldOf(operationId: number | null): Held {
  return operationId === null ? 'common' : { operationId };
}
