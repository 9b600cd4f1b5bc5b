import { addDays, earliest, isDay, latest, type PartialDate } from './calendar';
import { type SuccessionKind, successionKinds } from './closed-lists';
import type { LifeFacts } from './life';
import type { AroundLife, LifeProblem } from './life-rules';

export type SuccessionRefusal =
  | 'successor_missing'
  | 'successor_unknown'
  | 'successor_itself'
  | 'successor_twice'
  | 'succession_kind_wrong'
  | 'succession_kinds_mixed'
  | 'succession_one_only'
  | 'succession_several_needed'
  | 'succession_needs_closure'
  | 'succession_circle'
  | 'succession_gap'
  | 'succession_overlap';

/**
 * Answers what is wrong with what followed an operation, or `null`. A closure of kind `succeeded` has at least one successor; one that
 * `replaced` or `partly_replaced` it, or into which it was `merged`, is the only one of its kind; a `split` has at least two, or one
 * where the predecessor lives on. Successors exist, are not itself, make no circle, and begin on the day after its last day: a gap or an
 * overlap is declared with its reason. Those that parted from it while it lived on are not asked to fit its end.
 */
export function refuseSuccessions(life: LifeFacts, around: AroundLife): LifeProblem | null {
  for (const problem of problems(life, around)) return problem;
  return null;
}

function* problems(life: LifeFacts, around: AroundLife): Generator<LifeProblem> {
  const { closure, successors } = life;
  const found = (field: string, why: LifeProblem['why']): LifeProblem => ({ field, why });
  const following: LifeFacts['successors'][number][] = [];
  const slugs = successors.map(({ slug }) => slug);
  for (const [index, row] of successors.entries()) {
    const { slug, kind, gapReason } = row;
    const at = `successors.${index}`;
    if (slug === around.ownSlug) yield found(`${at}.slug`, 'successor_itself');
    const successor = around.operations.get(slug);
    if (successor === undefined) {
      yield found(`${at}.slug`, 'successor_unknown');
      continue;
    }
    if (slugs.indexOf(slug) < index) yield found(`${at}.slug`, 'successor_twice');
    if (!successionKinds.includes(kind)) yield found(`${at}.kind`, 'succession_kind_wrong');
    if (leadsTo(slug, around)) yield found(`${at}.slug`, 'succession_circle');
    const { establishedOn } = successor;
    const isNew = around.newly.has(at);
    const distance = distanceFrom(closure?.lastDay ?? null, establishedOn);
    const leaves = kind === 'split' || kind === 'partly_replaced';
    const wentOn = closure === null || (distance === 'succession_overlap' && !isNew && gapReason === null);
    if (leaves && wentOn) continue;
    following.push(row);
    if (kind !== following[0]?.kind) yield found(`${at}.kind`, 'succession_kinds_mixed');
    if (distance !== null && gapReason === null) yield found(`${at}.gapReason`, distance);
    if (around.standard === 'planned' && isNew && closure !== null && isUndecidable(closure.lastDay, establishedOn))
      yield found(`${at}.slug`, 'life_precision_needed');
  }
  if (closure?.kind === 'succeeded' && following.length === 0) yield found('successors', 'successor_missing');
  const numberOf = (wanted: SuccessionKind) => successors.filter(({ kind }) => kind === wanted).length;
  if (successionKinds.some((kind) => kind !== 'split' && numberOf(kind) > 1))
    yield found('successors', 'succession_one_only');
  if (following.some(({ kind }) => kind === 'split') && numberOf('split') === 1)
    yield found('successors', 'succession_several_needed');
  if (following.length > 0 && closure === null) yield found('successors', 'succession_needs_closure');
}

/** Answers whether following successors from `slug` on leads back to the operation itself. */
function leadsTo(slug: string, { ownSlug, operations }: AroundLife): boolean {
  const seen = new Set<string>([ownSlug]);
  const ahead = [slug];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const followers = operations.get(next)?.successors ?? [];
    if (followers.includes(ownSlug)) return true;
    ahead.push(...followers);
  }
  return false;
}

/**
 * How a successor's first day lies to the day after a last day: surely later, surely earlier, or as it should be. `null` too where the
 * predecessor lives on or the dates are too coarse to tell.
 */
function distanceFrom(lastDay: string | null, begins: PartialDate): 'succession_gap' | 'succession_overlap' | null {
  if (lastDay === null) return null;
  const last = lastDay as PartialDate;
  if (earliest(begins) > addDays(latest(last), 1)) return 'succession_gap';
  return latest(begins) < (isDay(last) ? addDays(last, 1) : earliest(last)) ? 'succession_overlap' : null;
}

/** Answers whether it cannot be told if a successor began on the day after a last day: both are days, or they lie surely apart. */
function isUndecidable(lastDay: string | null, begins: PartialDate): boolean {
  if (lastDay === null) return true;
  return !(isDay(lastDay as PartialDate) && isDay(begins)) && distanceFrom(lastDay, begins) === null;
}
