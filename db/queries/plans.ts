import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { PartialDate } from '../../domain/calendar';
import { isTranslation, type PartName } from '../../domain/draft';
import { type Locale, locales } from '../../domain/locale';
import {
  fieldsOfPlan,
  localesMissing,
  nothingPlanned,
  type PlanKind,
  type PlannedFacts,
  type PlannedRestructuring,
  type PlanState,
  type PlanStep,
  type StepState,
  stepsOfPlan,
} from '../../domain/plan';
import type { TextFields } from '../../domain/text-fields';
import { type Db, queryDb } from '../client';
import * as t from '../schema';
import { date } from './operations';

/** A part of a plan as it was last saved. */
export type PlanPart<Content = unknown> = {
  /** Counted from 1; 0 where nobody has saved it yet. */
  readonly version: number;
  readonly content: Content;
  readonly savedBy: number | null;
  readonly savedAt: string | null;
};

export type PlanStepState = {
  readonly step: PlanStep;
  readonly state: StepState;
  readonly note: string | null;
  readonly accountId: number | null;
  readonly at: string | null;
};

/** A plan as the list of plans shows it. */
export type PlanEntry = {
  readonly id: number;
  readonly kind: PlanKind;
  readonly operationId: number | null;
  readonly title: string;
  readonly targetDate: PartialDate | null;
  readonly ownerId: number | null;
  readonly state: PlanState;
  readonly createdAt: string;
  readonly endedAt: string | null;
  readonly endedBy: number | null;
  readonly endReason: string | null;
  readonly announced: boolean;
};

/** A plan with all that it holds. */
export type Plan<Kind extends PlanKind = PlanKind> = PlanEntry & {
  readonly kind: Kind;
  readonly facts: PlanPart<PlannedFacts[Kind]>;
  readonly texts: Readonly<Record<Locale, PlanPart<TextFields>>>;
  /** The steps that somebody sees to; what the plan answers itself is not among them. */
  readonly steps: readonly PlanStepState[];
  readonly comments: readonly {
    readonly id: number;
    readonly text: string;
    readonly accountId: number;
    readonly at: string;
  }[];
  /** Everybody who has saved a part of it. */
  readonly authors: readonly number[];
};

/** All plans: those that are being prepared first, the soonest first, then those that have ended, the latest first. */
export function findPlans(db: Db = queryDb()): readonly PlanEntry[] {
  const rank = ({ state, targetDate, endedAt }: PlanEntry) =>
    state === 'preparing' ? `0${targetDate ?? '9999'}` : `1${9e15 - Date.parse(endedAt ?? '')}`;
  return entries(db).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** The plans that are being prepared for an operation. */
export function findPlansOf(db: Db, operationId: number): readonly PlanEntry[] {
  return entries(db).filter((plan) => plan.operationId === operationId && plan.state === 'preparing');
}

/** One plan; `null` where there is none of that number. */
export function findPlan(id: number, db: Db = queryDb()): Plan | null {
  const entry = entries(db, id)[0];
  if (entry === undefined) return null;
  const rows = db.select().from(t.planParts).where(eq(t.planParts.planId, id)).orderBy(asc(t.planParts.version)).all();
  const states = db.select().from(t.planStepStates).where(eq(t.planStepStates.planId, id)).all();
  const latest = <Content>(part: PartName, nothing: Content): PlanPart<Content> => {
    const row = rows.filter((candidate) => candidate.part === part).at(-1);
    if (row === undefined) return { version: 0, content: nothing, savedBy: null, savedAt: null };
    const { version, savedBy, savedAt } = row;
    return { version, content: JSON.parse(row.content) as Content, savedBy, savedAt };
  };
  return {
    ...entry,
    facts: latest('facts', nothingPlanned[entry.kind]),
    texts: Object.fromEntries(locales.map((locale) => [locale, latest<TextFields>(locale, {})])) as Plan['texts'],
    steps: stepsOfPlan(entry.kind).map((step) => {
      const row = states.find((candidate) => candidate.step === step);
      return {
        step,
        state: row?.state ?? 'open',
        note: row?.note ?? null,
        accountId: row?.accountId ?? null,
        at: row?.at ?? null,
      };
    }),
    comments: db
      .select()
      .from(t.planComments)
      .where(eq(t.planComments.planId, id))
      .orderBy(asc(t.planComments.id))
      .all()
      .map(({ planId, ...comment }) => comment),
    authors: [...new Set(rows.map(({ savedBy }) => savedBy))],
  };
}

/** The fields that a plan's texts have, in each language, without the public wording. */
export function planFields(plan: Plan): readonly string[] {
  const renames = plan.kind === 'restructuring' && (plan.facts.content as PlannedRestructuring).renames;
  return fieldsOfPlan(plan.kind, { renames });
}

/**
 * The languages in which a plan's texts are not whole: all that the operation has a profile in, for an establishment the source
 * language.
 */
export function findLocalesMissing(db: Db, plan: Plan): readonly Locale[] {
  const texts = Object.fromEntries(locales.map((locale) => [locale, plan.texts[locale].content]));
  const { operationId } = plan;
  const needed =
    operationId === null
      ? locales
      : db
          .select({ locale: t.profiles.locale })
          .from(t.profiles)
          .where(eq(t.profiles.operationId, operationId))
          .all()
          .map(({ locale }) => locale);
  const begun = locales.filter(
    (locale) => plan.kind === 'establishment' && isTranslation(locale) && isBegun(plan.texts[locale].content),
  );
  return [
    ...localesMissing(plan.kind, planFields(plan), texts, needed),
    ...begun.filter((locale) => localesMissing('closure', planFields(plan), texts, [locale]).length > 0),
  ];
}

/** Answers whether somebody has written something of a language's texts, apart from the public wording. */
export function isBegun({ announcement, ...fields }: TextFields): boolean {
  return Object.values(fields).some((text) => text.trim() !== '');
}

/** Who has written the texts that a plan takes along: those of the operation's approved drafts. */
export function findApprovedDrafts(
  db: Db,
  operationId: number,
): readonly { readonly id: number; readonly part: Locale; readonly basedOn: number; readonly content: TextFields }[] {
  return db
    .select()
    .from(t.drafts)
    .where(
      and(eq(t.drafts.operationId, operationId), eq(t.drafts.state, 'approved'), inArray(t.drafts.part, [...locales])),
    )
    .orderBy(desc(t.drafts.id))
    .all()
    .map(({ id, part, basedOn, content }) => ({
      id,
      part: part as Locale,
      basedOn,
      content: JSON.parse(content) as TextFields,
    }));
}

function entries(db: Db, id?: number): PlanEntry[] {
  const announced = new Set(
    db
      .select({ key: t.announcements.key })
      .from(t.announcements)
      .all()
      .map(({ key }) => key),
  );
  return db
    .select()
    .from(t.plans)
    .where(id === undefined ? undefined : eq(t.plans.id, id))
    .all()
    .map((plan) => ({
      ...plan,
      targetDate: date(plan.targetDate),
      announced: announced.has(announcementKey(plan.id)),
    }));
}

/** Names a plan's announcement in the record. */
export function announcementKey(planId: number): string {
  return `plan-${planId}`;
}
