import { addDays, earliest, isDay, latest, type PartialDate } from './calendar';
import { successionKinds } from './closed-lists';
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
 * `replaced` or `partly_replaced` it, or into which it was `merged`, is the only one; a `split` has at least two, or one where the
 * predecessor lives on. Successors exist, are not itself, make no circle, and begin on the day after its last day: a gap or an overlap
 * is declared with its reason.
 */
export function refuseSuccessions(life: LifeFacts, around: AroundLife): LifeProblem | null {
  for (const problem of problems(life, around)) return problem;
  return null;
}

function* problems(life: LifeFacts, around: AroundLife): Generator<LifeProblem> {
  const { closure, successors } = life;
  const found = (field: string, why: SuccessionRefusal): LifeProblem => ({ field, why });
  if (closure?.kind === 'succeeded' && successors.length === 0) yield found('successors', 'successor_missing');
  const slugs = successors.map(({ slug }) => slug);
  for (const [index, { slug, kind, gapReason }] of successors.entries()) {
    const at = `successors.${index}`;
    if (slug === around.ownSlug) yield found(`${at}.slug`, 'successor_itself');
    const successor = around.operations.get(slug);
    if (successor === undefined) {
      yield found(`${at}.slug`, 'successor_unknown');
      continue;
    }
    if (slugs.indexOf(slug) < index) yield found(`${at}.slug`, 'successor_twice');
    if (!successionKinds.includes(kind)) yield found(`${at}.kind`, 'succession_kind_wrong');
    if (kind !== successors[0]?.kind) yield found(`${at}.kind`, 'succession_kinds_mixed');
    if (leadsTo(slug, around)) yield found(`${at}.slug`, 'succession_circle');
    const distance = distanceFrom(closure?.lastDay ?? null, successor.establishedOn);
    if (distance !== null && gapReason === null) yield found(`${at}.gapReason`, distance);
  }
  const kind = successors[0]?.kind;
  if (kind === undefined) return;
  const alone = successors.length === 1;
  if (kind !== 'split' && !alone) yield found('successors', 'succession_one_only');
  if (kind === 'split' && alone && closure !== null) yield found('successors', 'succession_several_needed');
  if ((kind === 'replaced' || kind === 'merged') && closure === null)
    yield found('successors', 'succession_needs_closure');
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
