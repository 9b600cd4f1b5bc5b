import { isDay, type PartialDate, parseDay, parsePartialDate, surelyBefore } from './calendar';
import { closureKinds } from './closed-lists';
import { isFactDate } from './fact-dates';
import type { LifeClosure, LifeFacts } from './life';
import { refuseSuccessions, type SuccessionRefusal } from './succession';

/**
 * How a life is judged. `planned`: what is newly decided, of which nothing may be unknown and every comparison must be decidable.
 * `history`: what is recorded after the fact, where unknowns are taken, each with its reason.
 */
export type Standard = 'planned' | 'history';

export type LifeRefusal =
  | SuccessionRefusal
  | 'life_date_wrong'
  | 'life_date_out_of_range'
  | 'life_date_missing'
  | 'life_precision_needed'
  | 'life_reason_needed'
  | 'life_kind_wrong'
  | 'operational_before_establishment'
  | 'closure_before_establishment'
  | 'closure_kind_unknown'
  | 'decision_missing'
  | 'mandate_missing'
  | 'administrative_closure_early'
  | 'restructuring_outside_life'
  | 'restructuring_twice'
  | 'extension_outside_life'
  | 'withdrawal_outside_life'
  | 'return_before_withdrawal';

/** What is wrong with a life, and where: `closure.lastDay`, `successors.0.slug`. */
export type LifeProblem = { readonly field: string; readonly why: LifeRefusal };

/** What the rest of the record has to do with an operation's life. */
export type AroundLife = {
  readonly ownSlug: string;
  /** Every operation by its slug, itself included: its first day and the operations that followed it. */
  readonly operations: ReadonlyMap<
    string,
    { readonly establishedOn: PartialDate; readonly successors: readonly string[] }
  >;
  readonly standard: Standard;
  /** What the change newly names: dates (`closure.lastDay`, `restructurings.0.effectiveOn`) and successors (`successors.0`). */
  readonly newly: ReadonlySet<string>;
  /** The facts that are unknown and of which somebody has said why: `closedOn`, `closureKind`. */
  readonly explained: ReadonlySet<string>;
};

/** Answers the first thing that is wrong with a life, in the order of its dates, or `null`. */
export function refuseLife(life: LifeFacts, around: AroundLife): LifeProblem | null {
  for (const { field, why } of datesWrong(life)) return { field, why };
  for (const [field, why] of problems(life, around)) if (why !== null) return { field, why };
  return refuseSuccessions(life, around);
}

type Found = readonly [field: string, why: LifeRefusal | null];

/** Every date of a life with the path under which a form has it. */
function datesOf(life: LifeFacts): (readonly [field: string, date: string | null])[] {
  const { establishment, mandate, withdrawal, closure } = life;
  return [
    ['establishment.establishedOn', establishment.establishedOn],
    ['establishment.operationalFrom', establishment.operationalFrom],
    ['mandate.decidedOn', mandate?.decidedOn ?? null],
    ...life.mandateExtensions.flatMap(({ until, decidedOn }, index) => [
      [`mandateExtensions.${index}.until`, until] as const,
      [`mandateExtensions.${index}.decidedOn`, decidedOn] as const,
    ]),
    ...life.restructurings.map(
      ({ effectiveOn }, index) => [`restructurings.${index}.effectiveOn`, effectiveOn] as const,
    ),
    ['withdrawal.withdrawnOn', withdrawal?.withdrawnOn ?? null],
    ['withdrawal.returnedOn', withdrawal?.returnedOn ?? null],
    ['closure.lastDay', closure?.lastDay ?? null],
    ['closure.mandateEndedOn', closure?.mandateEndedOn ?? null],
    ['closure.administrativeClosureOn', closure?.administrativeClosureOn ?? null],
    ['closure.decidedOn', closure?.decidedOn ?? null],
  ];
}

function* datesWrong(life: LifeFacts): Generator<LifeProblem> {
  for (const [field, text] of datesOf(life)) {
    if (text === null) continue;
    const date = parsePartialDate(text);
    if (date === null) yield { field, why: text === '' ? 'life_date_missing' : 'life_date_wrong' };
    else if (!isFactDate(date)) yield { field, why: 'life_date_out_of_range' };
  }
}

function* problems(life: LifeFacts, around: AroundLife): Generator<Found> {
  const { establishment, closure } = life;
  const begun = establishment.establishedOn as PartialDate;
  if (around.standard === 'planned') yield* unknownsOfAPlan(life, around.newly);
  else yield* unknownsOfHistory(life, around);
  yield [
    'establishment.operationalFrom',
    before(establishment.operationalFrom, begun, 'operational_before_establishment'),
  ];
  if (closure !== null) yield* closureProblems(closure, begun);
  yield* restructuringProblems(life);
  for (const [index, { until }] of life.mandateExtensions.entries())
    yield [`mandateExtensions.${index}.until`, before(until, begun, 'extension_outside_life')];
  yield* withdrawalProblems(life);
}

/** What is newly planned is known to the day, and so is what it is compared with. What was so before may be unknown. */
function* unknownsOfAPlan(life: LifeFacts, newly: ReadonlySet<string>): Generator<Found> {
  const { establishment, mandate, closure } = life;
  if (newly.has('establishment.establishedOn'))
    yield ['mandate.decision', mandate === null || mandate.decision === null ? 'mandate_missing' : null];
  for (const [field, date] of datesOf(life)) {
    if (!newly.has(field)) continue;
    yield [field, date === null || parseDay(date) === null ? 'life_precision_needed' : null];
    const bounds = [establishment.establishedOn, closure?.lastDay ?? null];
    const coarse = closure?.lastDay === null || bounds.some((bound) => undecidable(date, bound));
    if (!field.startsWith('establishment.')) yield [field, coarse ? 'life_precision_needed' : null];
  }
  if (closure !== null && newly.has('closure.lastDay')) {
    yield ['closure.kind', closure.kind === 'unknown' ? 'closure_kind_unknown' : null];
    yield ['closure.decision', closure.decision === null ? 'decision_missing' : null];
  }
}

/** What is recorded after the fact may be unknown where somebody says why, beside the fact's sources. */
function* unknownsOfHistory(life: LifeFacts, { newly, explained }: AroundLife): Generator<Found> {
  const { mandate, closure } = life;
  const unexplained = (path: string) => (explained.has(path) ? null : 'life_reason_needed');
  if (newly.has('establishment.establishedOn')) {
    if (mandate === null || mandate.decision === null) yield ['mandate.decision', unexplained('mandate.decision')];
    if (mandate === null || mandate.decidedOn === null) yield ['mandate.decidedOn', unexplained('mandate.date')];
  }
  if (closure?.kind === 'unknown') yield ['closure.kind', unexplained('closureKind')];
  if (closure?.lastDay === null) yield ['closure.lastDay', unexplained('closedOn')];
}

/** Answers whether it cannot be told which of two dates comes first; two days always can. */
function undecidable(date: string | null, bound: string | null): boolean {
  if (date === null || bound === null) return false;
  const [a, b] = [date as PartialDate, bound as PartialDate];
  return !(isDay(a) && isDay(b)) && !surelyBefore(a, b) && !surelyBefore(b, a);
}

function* closureProblems(closure: LifeClosure, begun: PartialDate): Generator<Found> {
  const { kind, lastDay, mandateEndedOn, administrativeClosureOn } = closure;
  yield ['closure.kind', closureKinds.includes(kind) ? null : 'life_kind_wrong'];
  yield ['closure.lastDay', before(lastDay, begun, 'closure_before_establishment')];
  yield ['closure.mandateEndedOn', before(mandateEndedOn, begun, 'closure_before_establishment')];
  yield ['closure.administrativeClosureOn', before(administrativeClosureOn, lastDay, 'administrative_closure_early')];
}

function* restructuringProblems(life: LifeFacts): Generator<Found> {
  const keys = life.restructurings.map(({ effectiveOn, kind }) => `${effectiveOn} ${kind}`);
  for (const [index, { effectiveOn }] of life.restructurings.entries()) {
    const field = `restructurings.${index}.effectiveOn`;
    yield [field, outside(effectiveOn, life) ? 'restructuring_outside_life' : null];
    yield [field, keys.indexOf(keys[index] ?? '') < index ? 'restructuring_twice' : null];
  }
}

function* withdrawalProblems(life: LifeFacts): Generator<Found> {
  const { withdrawal } = life;
  if (withdrawal === null) return;
  yield ['withdrawal.withdrawnOn', outside(withdrawal.withdrawnOn, life) ? 'withdrawal_outside_life' : null];
  const { returnedOn } = withdrawal;
  yield ['withdrawal.returnedOn', returnedOn !== null && outside(returnedOn, life) ? 'withdrawal_outside_life' : null];
  yield ['withdrawal.returnedOn', before(returnedOn, withdrawal.withdrawnOn, 'return_before_withdrawal')];
}

/** Answers whether a date surely lies outside an operation's life. */
function outside(on: string, { establishment, closure }: LifeFacts): boolean {
  const date = on as PartialDate;
  if (surelyBefore(date, establishment.establishedOn as PartialDate)) return true;
  return closure?.lastDay != null && surelyBefore(closure.lastDay as PartialDate, date);
}

/** `why` where a date surely lies before another; unknown ones never do. */
function before(date: string | null, bound: string | null, why: LifeRefusal): LifeRefusal | null {
  if (date === null || bound === null) return null;
  return surelyBefore(date as PartialDate, bound as PartialDate) ? why : null;
}
