import { type Locale, locales, sourceLocale } from './locale';
import type { Settings } from './permissions';
import { missingFields, type TextFields } from './text-fields';

/** What the Conflict Prevention Centre prepares. */
export const planKinds = ['establishment', 'restructuring', 'closure'] as const;

export type PlanKind = (typeof planKinds)[number];

/** A plan is prepared until it is carried out or cancelled; both stay readable. */
export const planStates = ['preparing', 'carried_out', 'cancelled'] as const;

export type PlanState = (typeof planStates)[number];

/** What a plan has to see to. `facts` and `texts` are answered by the plan itself, all others by whoever saw to them. */
const stepsOf = {
  establishment: [
    'facts',
    'texts',
    'decision_reference',
    'host_country_agreement',
    'further_information',
    'predecessors_told',
  ],
  restructuring: ['facts', 'texts', 'decision_reference', 'host_country_notice', 'further_information', 'redirects'],
  closure: [
    'facts',
    'texts',
    'decision_reference',
    'host_country_notice',
    'successors_told',
    'further_information',
    'redirects',
    'archive_address',
  ],
} as const satisfies Record<PlanKind, readonly string[]>;

export type PlanStep = (typeof stepsOf)[PlanKind][number];

/** The steps that the plan itself answers. */
export const derivedSteps: readonly PlanStep[] = ['facts', 'texts'];

/** The checklist of a kind of plan, in its order. */
export function stepsOfPlan(kind: PlanKind): readonly PlanStep[] {
  return stepsOf[kind];
}

/** The field of a plan's texts that holds its public wording, where it is announced. */
export const announcementField = 'announcement';

/** All steps that any plan has. */
export const planSteps: readonly PlanStep[] = [...new Set(planKinds.flatMap((kind) => stepsOfPlan(kind)))];

/** What became of a step: it is open, done, or this plan does not need it. */
export const stepStates = ['open', 'done', 'not_needed'] as const;

export type StepState = (typeof stepStates)[number];

/**
 * The texts that a plan of a kind goes with, in each locale: for an establishment the whole profile, for a restructuring its note and,
 * where the name changes, the new names, for a closure the note that tells why it closed.
 */
export function fieldsOfPlan(kind: PlanKind, { renames }: { readonly renames: boolean }): readonly string[] {
  if (kind === 'establishment') return ['name', 'shortName', 'seatName', 'summary', 'body', 'description'];
  return kind === 'closure'
    ? ['closureNote']
    : [...(renames ? ['name', 'shortName', 'seatName'] : []), 'restructuringNotes'];
}

/** The locales whose texts of a plan are not whole. The first profile may be in the source language alone: others follow. */
export function localesMissing(
  kind: PlanKind,
  fields: readonly string[],
  texts: Readonly<Partial<Record<Locale, TextFields>>>,
  needed: readonly Locale[] = locales,
): readonly Locale[] {
  const wanted = kind === 'establishment' ? needed.filter((locale) => locale === sourceLocale) : needed;
  return wanted.filter(
    (locale) => missingFields(Object.fromEntries(fields.map((name) => [name, texts[locale]?.[name] ?? '']))).length > 0,
  );
}

/** What is planned of an establishment; what nobody has decided yet is empty. Dates are ISO 8601, places keys. */
export type PlannedEstablishment = {
  readonly slug: string;
  readonly kind: string;
  readonly region: string;
  readonly hostCountries: readonly string[];
  readonly establishedOn: string;
  readonly operationalFrom: string;
  readonly decision: string;
  readonly decidedOn: string;
  /** The key of the seat's place. */
  readonly seat: string;
  readonly siteUrl: string;
  readonly themes: readonly string[];
  readonly languages: readonly { readonly language: string; readonly url: string }[];
  readonly predecessors: readonly PlannedSuccession[];
};

export type PlannedRestructuring = {
  readonly effectiveOn: string;
  readonly decision: string;
  readonly renames: boolean;
  /** The new kind; empty where it stays. */
  readonly kind: string;
  /** The key of the new seat's place; empty where it stays. */
  readonly seat: string;
  readonly mandate: boolean;
  readonly opens: readonly { readonly place: string; readonly kind: string }[];
  readonly closes: readonly string[];
};

export type PlannedClosure = {
  readonly kind: string;
  readonly lastDay: string;
  readonly mandateEndedOn: string;
  readonly administrativeClosureOn: string;
  readonly decision: string;
  readonly decidedOn: string;
  readonly successors: readonly PlannedSuccession[];
};

/** Who follows, or is followed, and how. */
export type PlannedSuccession = { readonly slug: string; readonly kind: string; readonly gapReason: string };

export type PlannedFacts = {
  readonly establishment: PlannedEstablishment;
  readonly restructuring: PlannedRestructuring;
  readonly closure: PlannedClosure;
};

/** A plan's facts before anybody has filled them in. */
export const nothingPlanned: PlannedFacts = {
  establishment: {
    slug: '',
    kind: '',
    region: '',
    hostCountries: [],
    establishedOn: '',
    operationalFrom: '',
    decision: '',
    decidedOn: '',
    seat: '',
    siteUrl: '',
    themes: [],
    languages: [],
    predecessors: [],
  },
  restructuring: {
    effectiveOn: '',
    decision: '',
    renames: false,
    kind: '',
    seat: '',
    mandate: false,
    opens: [],
    closes: [],
  },
  closure: {
    kind: '',
    lastDay: '',
    mandateEndedOn: '',
    administrativeClosureOn: '',
    decision: '',
    decidedOn: '',
    successors: [],
  },
};

/** The day on which a plan would take effect, as its facts say it; empty where they do not. */
export function effectiveDayOf<Kind extends PlanKind>(kind: Kind, facts: PlannedFacts[Kind]): string {
  if (kind === 'establishment') return (facts as PlannedEstablishment).establishedOn;
  return kind === 'closure' ? (facts as PlannedClosure).lastDay : (facts as PlannedRestructuring).effectiveOn;
}

/** Why a plan may not be carried out. */
export type CarryOutRefusal = 'plan_ended' | 'own_plan' | 'plan_steps_open';

/**
 * Answers why a plan may not be carried out, or `null`. Nobody carries out a plan that only they have written, unless the setting
 * allows it; every step is done, or said not to be needed.
 */
export function refuseCarryingOut(
  plan: {
    readonly state: PlanState;
    readonly authors: readonly number[];
    readonly openSteps: readonly PlanStep[];
  },
  accountId: number,
  { ownChangesApprovable }: Settings,
): CarryOutRefusal | null {
  if (plan.state !== 'preparing') return 'plan_ended';
  if (plan.openSteps.length > 0) return 'plan_steps_open';
  const others = plan.authors.some((author) => author !== accountId);
  return ownChangesApprovable || others ? null : 'own_plan';
}
