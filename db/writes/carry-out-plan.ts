import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import type { ClosureKind, FieldOfficeKind, OperationKind, SuccessionKind } from '../../domain/closed-lists';
import type { LifeFacts, LifeSuccessor } from '../../domain/life';
import { close, follow, restructure } from '../../domain/life-changes';
import { type Locale, locales } from '../../domain/locale';
import { may } from '../../domain/permissions';
import {
  type CarryOutRefusal,
  derivedSteps,
  type PlannedClosure,
  type PlannedEstablishment,
  type PlannedRestructuring,
  type PlannedSuccession,
  type PlanStep,
  refuseCarryingOut,
} from '../../domain/plan';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findStanding } from '../queries/accounts';
import { findApprovedDrafts, findLocalesMissing, findPlan, isBegun, type Plan, planFields } from '../queries/plans';
import { contentNow, findLatestNumber, findRevision, partOf } from '../queries/revisions';
import { findSettings } from '../queries/settings';
import * as t from '../schema';
import { ofCommon, removeAnnouncement } from './announce-plan';
import { appendToAudit } from './audit';
import { applyLifeChange, changeLife, type LifeChange, type LifeTexts, type LifeWriteProblem } from './change-life';
import { type Drafter, lapseSchedules } from './drafts';
import {
  applyEstablishment,
  type Establishment,
  type EstablishmentProblem,
  establishOperation,
} from './establish-operation';
import { endPlan, type PlanRefusal } from './plans';
import { allOrNothing, type DoorRefusal, nextOperationId, record } from './record';

export type CarryOutProblem =
  | LifeWriteProblem
  | EstablishmentProblem
  | { readonly field: string; readonly why: 'plan_texts_missing' | 'stale' | 'missing' };

export type CarryOut = PlanRefusal | CarryOutRefusal | DoorRefusal | CarryOutProblem['why'];

/**
 * Carries a plan out: records its facts, publishes the texts that go with it in all languages, ends its announcement and marks it done,
 * all in one transaction or nothing of it. By somebody who may record lives and is not its only author, unless the setting allows it.
 * `seen` is what the person saw of it: a plan that has been saved since is `'stale'`.
 */
export function carryOutPlan(db: Db, planId: number, seen: PlanVersions, by: Drafter): CarryOut | null {
  return allOrNothing<CarryOut>(db, () => {
    const standing = findStanding(db, by.accountId);
    if (standing === null || !may(standing, 'record_lifecycle')) return 'forbidden';
    const plan = findPlan(planId, db);
    if (plan === null) return 'missing';
    const refusal = refuseCarryingOut({ ...plan, openSteps: stepsOpen(plan) }, by.accountId, findSettings(db));
    if (refusal !== null) return refusal;
    if (!isDeepStrictEqual(versionsOf(plan), { ...seen })) return 'stale';
    if (findLocalesMissing(db, plan).length > 0) return 'plan_texts_missing';
    const operationId = plan.operationId ?? nextOperationId(db);
    const wrong = plan.kind === 'establishment' ? establish(db, plan, by) : changeOperation(db, plan, by);
    if (wrong !== null) return wrong;
    if (plan.announced) {
      const change = ofCommon(db, 'plan.announcement_withdrawn', by);
      const kept = record<never>(db, change, () => {
        removeAnnouncement(db, planId);
        return null;
      });
      if (kept !== null) return kept;
    }
    const ended = endPlan(db, planId, { state: 'carried_out', reason: null, operationId }, by);
    if (ended !== null) return ended;
    const { slug } = contentNow(db, { operationId });
    appendToAudit(db, { ...by, action: 'plan.carried_out', subject: slug, details: { plan: planId } });
    return null;
  });
}

/** The versions of a plan's parts, by their names: what somebody has seen of it. */
export type PlanVersions = Readonly<Record<string, number>>;

export function versionsOf({ facts, texts }: Plan): PlanVersions {
  return { facts: facts.version, ...Object.fromEntries(locales.map((locale) => [locale, texts[locale].version])) };
}

/** The steps of the checklist that are open, without those that the plan itself answers. */
export function stepsOpen({ steps }: Plan): readonly PlanStep[] {
  return steps.filter(({ step, state }) => state === 'open' && !derivedSteps.includes(step)).map(({ step }) => step);
}

/**
 * Does to the database what carrying a plan out would do to what is published, without asking who does it: for a transaction that is
 * rolled back. Answers what stands in the way, and where.
 */
export function applyPlan(db: Db, plan: Plan, at: Date): CarryOutProblem | null {
  if (plan.kind === 'establishment') {
    const operationId = nextOperationId(db);
    const problem = applyEstablishment(db, operationId, establishmentOf(plan), at);
    if (problem !== null) return problem;
    for (const predecessor of (plan.facts.content as PlannedEstablishment).predecessors) {
      const change = successionOf(db, plan, predecessor);
      if (change === null) return { field: 'predecessors', why: 'missing' };
      const wrong = applyLifeChange(db, change);
      if (wrong !== null) return { ...wrong, field: 'predecessors' };
    }
  } else {
    const change = lifeChangeOf(db, plan);
    if (change === 'stale') return { field: 'drafts', why: 'stale' };
    const problem = applyLifeChange(db, change);
    if (problem !== null) return problem;
  }
  removeAnnouncement(db, plan.id);
  return null;
}

function changeOperation(db: Db, plan: Plan, by: Drafter): CarryOut | null {
  const change = lifeChangeOf(db, plan);
  if (change === 'stale') return 'stale';
  const refusal = changeLife(db, change, by);
  if (refusal !== null) return refusal;
  // What was approved has gone out with it.
  for (const { id } of findApprovedDrafts(db, change.operationId)) {
    lapseSchedules(db, id, by.at);
    db.delete(t.drafts).where(eq(t.drafts.id, id)).run();
  }
  return null;
}

function establish(db: Db, plan: Plan, by: Drafter): CarryOut | null {
  const refusal = establishOperation(db, establishmentOf(plan), by);
  if (refusal !== null) return refusal;
  for (const predecessor of (plan.facts.content as PlannedEstablishment).predecessors) {
    const change = successionOf(db, plan, predecessor);
    if (change === null) return 'missing';
    const wrong = changeLife(db, change, by);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** The change of a life that a plan makes, with the texts of the drafts that are approved; `'stale'` where one of those has been overtaken. */
function lifeChangeOf(db: Db, plan: Plan): LifeChange | 'stale' {
  const { operationId } = plan;
  if (operationId === null) throw new Error(`plan ${plan.id} is of no operation`);
  const drafts = findApprovedDrafts(db, operationId);
  const now = contentNow(db, { operationId });
  const fresh = drafts.every(({ part, basedOn }) => {
    const seen = findRevision(db, { operationId }, basedOn)?.content;
    return seen !== undefined && isDeepStrictEqual(partOf(seen, part), partOf(now, part));
  });
  if (!fresh) return 'stale';
  const drafted = Object.fromEntries(drafts.map(({ part, content }) => [part, content]));
  const texts: LifeTexts = Object.fromEntries(
    locales.map((locale) => [locale, { ...drafted[locale], ...textsOf(plan, locale) }]),
  );
  return {
    operationId,
    seen: findLatestNumber(db, { operationId }),
    action: plan.kind === 'closure' ? 'operation.closed' : 'operation.restructured',
    standard: 'planned',
    texts,
    explanations: {},
    reason: plan.title,
    change: (life) => (plan.kind === 'closure' ? closed(life, plan) : restructured(life, plan)),
  };
}

function closed(life: LifeFacts, plan: Plan) {
  const { successors, kind, ...dates } = plan.facts.content as PlannedClosure;
  const { lastDay, mandateEndedOn, administrativeClosureOn, decision, decidedOn } = orNull(dates);
  const closure = { lastDay, mandateEndedOn, administrativeClosureOn, decision, decidedOn };
  return close(life, { ...closure, kind: kind as ClosureKind }, successors.map(successorOf));
}

function restructured(life: LifeFacts, plan: Plan) {
  const facts = plan.facts.content as PlannedRestructuring;
  const { decision, kind, seat } = orNull({ decision: facts.decision, kind: facts.kind, seat: facts.seat });
  return restructure(life, {
    ...facts,
    decision,
    seat,
    kind: kind as OperationKind | null,
    opens: facts.opens.map((office) => ({ ...office, kind: office.kind as FieldOfficeKind })),
  });
}

/** The texts of a plan in one language, under the names of the operation's own fields, without its public wording. */
function textsOf(plan: Plan, locale: Locale): TextFields {
  const { restructuringNotes, ...fields } = plan.texts[locale].content;
  const { effectiveOn } = plan.facts.content as PlannedRestructuring;
  const taken = planFields(plan);
  const kept = Object.fromEntries(Object.entries(fields).filter(([name, text]) => taken.includes(name) && text !== ''));
  return restructuringNotes === undefined
    ? kept
    : { ...kept, [`restructuringNotes.${effectiveOn}`]: restructuringNotes };
}

function establishmentOf(plan: Plan): Establishment {
  const planned = plan.facts.content as PlannedEstablishment;
  const { operationalFrom, decision, decidedOn, siteUrl } = orNull({
    operationalFrom: planned.operationalFrom,
    decision: planned.decision,
    decidedOn: planned.decidedOn,
    siteUrl: planned.siteUrl,
  });
  const texts = locales.filter((locale) => isBegun(plan.texts[locale].content));
  return {
    slug: planned.slug,
    facts: {
      kind: planned.kind as OperationKind,
      region: planned.region as Establishment['facts']['region'],
      siteUrl,
      hostCountries: [...planned.hostCountries],
      establishment: { establishedOn: planned.establishedOn, operationalFrom },
      mandate: decision === null && decidedOn === null ? null : { decision, decidedOn },
      mandateExtensions: [],
      formerKinds: [],
      seats: planned.seat === '' ? [] : [{ place: planned.seat, from: null, until: null }],
      fieldOffices: [],
      formerNames: [],
      furtherInformationLanguages: planned.languages.map(({ language, url }) => ({ language, url: url || null })),
      themes: planned.themes as Establishment['facts']['themes'],
      sources: [],
    },
    profiles: Object.fromEntries(texts.map((locale) => [locale, textsOf(plan, locale)])),
    standard: 'planned',
    reason: plan.title,
  };
}

/** That a predecessor was followed by what a plan establishes; `null` where there is no such predecessor. */
function successionOf(db: Db, plan: Plan, predecessor: PlannedSuccession): LifeChange | null {
  const { slug } = plan.facts.content as PlannedEstablishment;
  const before = db
    .select({ id: t.operations.id })
    .from(t.operations)
    .where(eq(t.operations.slug, predecessor.slug))
    .get();
  if (before === undefined) return null;
  const operationId = before.id;
  return {
    operationId,
    seen: findLatestNumber(db, { operationId }),
    action: 'operation.followed',
    standard: 'history',
    texts: {},
    explanations: {},
    reason: plan.title,
    change: (life) => follow(life, successorOf({ ...predecessor, slug })),
  };
}

function successorOf({ slug, kind, gapReason }: PlannedSuccession): LifeSuccessor {
  return { slug, kind: kind as SuccessionKind, gapReason: gapReason.trim() || null };
}

/** What nobody has filled in is unknown. */
function orNull<Key extends string>(texts: Readonly<Record<Key, string>>): Record<Key, string | null> {
  return Object.fromEntries(
    Object.entries<string>(texts).map(([key, text]) => [key, text.trim() === '' ? null : text.trim()]),
  ) as Record<Key, string | null>;
}
