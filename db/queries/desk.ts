import { type Day, earliest, parsePartialDate } from '../../domain/calendar';
import { isTranslation, type PartName } from '../../domain/draft';
import { type Locale, locales } from '../../domain/locale';
import { may, type Standing } from '../../domain/permissions';
import type { Db } from '../client';
import * as t from '../schema';
import { findStanding } from './accounts';
import {
  type Draft,
  type DraftComment,
  findAllDrafts,
  findAuthors,
  findComments,
  findLastSchedules,
  findReviewDates,
  type Schedule,
} from './drafts';
import { findPlans, type PlanEntry } from './plans';
import type { Held } from './revisions';
import { findSettings } from './settings';
import { findOutdatedSince, findTranslationState } from './texts';

/** Something that waits for somebody. Instants are UTC. */
export type DeskItem =
  | { readonly kind: 'refused' | 'lapsed'; readonly of: Held; readonly schedule: Schedule }
  | { readonly kind: 'sent_back'; readonly of: Held; readonly draft: Draft; readonly comments: readonly DraftComment[] }
  | {
      readonly kind: 'handed_to_me' | 'to_review' | 'to_publish' | 'unfinished';
      readonly of: Held;
      readonly draft: Draft;
    }
  | { readonly kind: 'due'; readonly of: { readonly operationId: number }; readonly since: Day }
  /** A plan that this person sees to and that has not ended. */
  | { readonly kind: 'plan'; readonly plan: PlanEntry }
  /** How many profiles of a locale are outdated and nobody is at work on; or the site's own texts of one. */
  | { readonly kind: 'outdated'; readonly locale: Locale; readonly count: number }
  | { readonly kind: 'outdated_site'; readonly locale: Locale };

/** The most urgent first: what went wrong, what others wait for, what readers wait for, what only this person waits for. */
const urgency: readonly DeskItem['kind'][] = [
  'refused',
  'lapsed',
  'sent_back',
  'handed_to_me',
  'to_review',
  'to_publish',
  'plan',
  'due',
  'outdated',
  'outdated_site',
  'unfinished',
];

type Who = Standing & { readonly accountId: number };

/** What waits for somebody on a day, the most urgent first; of the same kind, what has waited longest. */
export function findDesk(db: Db, who: Who, today: Day): readonly DeskItem[] {
  const drafts = [...findAllDrafts(db)].sort((a, b) => a.savedAt.localeCompare(b.savedAt));
  const last = findLastSchedules(db);
  const items: DeskItem[] = [
    ...drafts.flatMap((draft) => itemOf(db, who, draft, last.get(draft.id)?.state === 'waiting') ?? []),
    ...brokenSchedules(who, drafts, last),
    ...findPlans(db)
      .filter(({ state, ownerId }) => state === 'preparing' && ownerId === who.accountId)
      .map((plan) => ({ kind: 'plan' as const, plan })),
    ...dueProfiles(db, who, today),
    ...outdatedTexts(db, who, drafts),
  ];
  return items.sort((a, b) => urgency.indexOf(a.kind) - urgency.indexOf(b.kind));
}

function itemOf(db: Db, who: Who, draft: Draft, isScheduled: boolean): DeskItem | null {
  const { of, id, state, savedBy } = draft;
  switch (state) {
    case 'draft': {
      const authors = findAuthors(db, id);
      const comments = findComments(db, id).filter(({ accountId }) => accountId !== who.accountId);
      if (comments.length > 0 && authors.includes(who.accountId)) return { kind: 'sent_back', of, draft, comments };
      return savedBy === who.accountId ? { kind: 'unfinished', of, draft } : null;
    }
    case 'in_review':
      if (!may(who, 'publish')) return null;
      if (draft.reviewerId === who.accountId) return { kind: 'handed_to_me', of, draft };
      return isForAnybody(db, draft) && mayApprove(db, who, draft) ? { kind: 'to_review', of, draft } : null;
    case 'approved':
      return may(who, 'publish') && !isScheduled ? { kind: 'to_publish', of, draft } : null;
  }
}

/** What was handed to somebody who cannot review any more is for anybody. */
function isForAnybody(db: Db, { reviewerId }: Draft): boolean {
  const reviewer = reviewerId === null ? null : findStanding(db, reviewerId);
  return reviewer === null || !may({ ...reviewer, lacksSecondFactor: false }, 'publish');
}

function mayApprove(db: Db, { accountId }: Who, { id }: Draft): boolean {
  return findSettings(db).ownChangesApprovable || !findAuthors(db, id).includes(accountId);
}

/** Schedules of one's own that lapsed or were refused, while what they should have published is still on its way and not scheduled anew. */
function brokenSchedules(who: Who, drafts: readonly Draft[], last: ReadonlyMap<number, Schedule>): DeskItem[] {
  const broken = new Map<number, DeskItem>();
  for (const { id } of drafts) {
    const schedule = last.get(id);
    if (schedule === undefined || schedule.madeBy !== who.accountId) continue;
    const { state, of } = schedule;
    if (state === 'refused' || state === 'lapsed') broken.set(schedule.id, { kind: state, of, schedule });
  }
  return [...broken.values()];
}

function dueProfiles(db: Db, who: Who, today: Day): DeskItem[] {
  if (!may(who, 'draft') && !may(who, 'publish')) return [];
  return [...findReviewDates(db)]
    .flatMap(([operationId, text]) => {
      const date = parsePartialDate(text);
      const since = date === null ? null : earliest(date);
      return since === null || since > today ? [] : [{ kind: 'due' as const, of: { operationId }, since }];
    })
    .sort((a, b) => a.since.localeCompare(b.since));
}

function outdatedTexts(db: Db, who: Who, drafts: readonly Draft[]): DeskItem[] {
  const isEdited = (of: Held, part: PartName) =>
    drafts.some((draft) => draft.part === part && idOf(draft.of) === idOf(of));
  const mine = locales.filter((locale) => isTranslation(locale) && may(who, 'draft', locale));
  if (mine.length === 0) return [];
  const made = db
    .select({ operationId: t.profiles.operationId, locale: t.profiles.locale, madeFrom: t.profiles.madeFrom })
    .from(t.profiles)
    .all()
    .filter(({ operationId, locale, madeFrom }) => {
      if (!mine.includes(locale) || isEdited({ operationId }, locale)) return false;
      return findOutdatedSince(db, { operationId }, madeFrom ?? 0).length > 0;
    });
  return mine.flatMap((locale): DeskItem[] => {
    const count = made.filter((row) => row.locale === locale).length;
    const site = isEdited('common', locale) ? null : findTranslationState(db, 'common', locale);
    return [
      ...(count > 0 ? [{ kind: 'outdated' as const, locale, count }] : []),
      ...((site?.outdated.length ?? 0) > 0 ? [{ kind: 'outdated_site' as const, locale }] : []),
    ];
  });
}

function idOf(of: Held): number {
  return of === 'common' ? 0 : of.operationId;
}
