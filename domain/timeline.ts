import { type Day, earliest, latest, type PartialDate } from './calendar';
import type { Region, SuccessionKind } from './closed-lists';
import { axisStart, lifeLine, placeOnAxis, type Withdrawal } from './life-line';
import { type Life, statusOn } from './status';

/** What the timeline draws of an operation. */
export type Drawn = {
  readonly slug: string;
  readonly region: Region;
  readonly life: Life;
  readonly withdrawal: Withdrawal | null;
  readonly restructurings: readonly { readonly effectiveOn: PartialDate }[];
};

/** Who took over from whom, by their slugs, and how. */
export type Tie = { readonly predecessor: string; readonly successor: string; readonly kind: SuccessionKind };

/** The axis of the timeline: from 1992 to today, or to the end of the year of the last day to come that is decided. */
export type Axis = { readonly from: Day; readonly today: Day; readonly until: Day };

/** A piece of a bar, in thousandths of the axis. `hollow`: known only in part; `ahead`: decided, and still to come. */
export type BarPiece = { readonly from: number; readonly to: number; readonly is: 'sure' | 'hollow' | 'ahead' };

/** Something that happened, in thousandths of the axis. */
export type Mark = {
  readonly at: number;
  readonly is: 'established' | 'restructured' | 'withdrawn' | 'returned' | 'closed';
};

/**
 * What a line of lineage does in one row, in thousandths of the axis: it `leaves` the bar for the next row in its direction, passes
 * `through`, or `arrives` from there and goes across from `at` to `to`, where the successor's bar begins.
 */
export type Stroke = {
  readonly at: number;
  readonly to: number;
  readonly does: 'leaves' | 'through' | 'arrives';
  readonly way: 'down' | 'up';
  readonly kind: SuccessionKind;
};

/** One row of the timeline. */
export type Row<Of extends Drawn> = {
  readonly operation: Of;
  readonly pieces: readonly BarPiece[];
  readonly away: { readonly from: number; readonly to: number } | null;
  readonly end: 'open' | 'closed' | 'unknown';
  readonly marks: readonly Mark[];
  readonly strokes: readonly Stroke[];
};

/** The axis that shows all these lives on `today`. */
export function axisFor(lives: readonly Life[], today: Day): Axis {
  const last = lives
    .flatMap(({ establishedOn, closure }) => [
      latest(establishedOn),
      ...(closure?.lastDay ? [latest(closure.lastDay)] : []),
    ])
    .reduce(laterOf, today);
  return { from: axisStart, today, until: last > today ? (`${last.slice(0, 4)}-12-31` as Day) : today };
}

/** Where a day stands on an axis, in thousandths, held within it. */
export function placeOn(axis: Axis, day: Day): number {
  return placeOnAxis(day, axis.until);
}

/** The years that an axis names: its first, then every fifth; those that stand out are the first and every tenth. */
export function yearsOn({ from, until }: Axis): readonly { year: number; standsOut: boolean }[] {
  const first = Number(from.slice(0, 4));
  const last = Number(until.slice(0, 4));
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((year) => year === first || year % 5 === 0)
    .map((year) => ({ year, standsOut: year === first || year % 10 === 0 }));
}

/**
 * The rows of one region, by establishment, then by slug, without what readers do not know of yet; with the lines of lineage between
 * them. A tie to an operation of another region has no line. However the ties run, in a circle too, each is drawn once.
 */
export function timelineOf<Of extends Drawn>(
  operations: readonly Of[],
  ties: readonly Tie[],
  axis: Axis,
): readonly Row<Of>[] {
  const shown = operations
    .filter(({ life }) => statusOn(life, axis.today, axis.today) !== 'not_yet')
    .sort(
      (a, b) =>
        compare(earliest(a.life.establishedOn), earliest(b.life.establishedOn)) ||
        compare(latest(a.life.establishedOn), latest(b.life.establishedOn)) ||
        compare(a.slug, b.slug),
    );
  const strokes = strokesOf(shown, ties, axis);
  return shown.map((operation, index) => ({
    operation,
    ...barOf(operation, axis),
    marks: marksOf(operation, axis),
    strokes: strokes[index] ?? [],
  }));
}

function barOf({ life, withdrawal }: Drawn, axis: Axis): Pick<Row<Drawn>, 'pieces' | 'away' | 'end'> {
  const { pieces, away, end } = lifeLine(life, axis.today, withdrawal);
  // A life line's own axis ends today: this one may go on.
  const scale = (place: number) =>
    Math.round(place * (placeOn(axis, axis.today) / placeOnAxis(axis.today, axis.today)) * 10) / 10;
  const lastDay = life.closure?.lastDay ?? null;
  return {
    pieces: [
      ...pieces.map(
        ({ from, to, sure }): BarPiece => ({ from: scale(from), to: scale(to), is: sure ? 'sure' : 'hollow' }),
      ),
      ...aheadOf(life, axis),
    ],
    away: away && { from: scale(away.from), to: scale(away.to) },
    end: lastDay === null ? end : 'closed',
  };
}

/** The part of a life that is decided and still to come. */
function aheadOf({ establishedOn, closure }: Life, axis: Axis): BarPiece[] {
  const begins = earliest(establishedOn);
  const from = laterOf(begins, axis.today);
  const lastDay = closure?.lastDay ?? null;
  const to = lastDay !== null ? latest(lastDay) : begins > axis.today ? axis.until : axis.today;
  if (to <= axis.today || to < from) return [];
  return [{ from: placeOn(axis, from), to: placeOn(axis, to), is: 'ahead' }];
}

function marksOf({ life, withdrawal, restructurings }: Drawn, axis: Axis): Mark[] {
  const lastDay = life.closure?.lastDay;
  const changed = new Set(restructurings.map(({ effectiveOn }) => placeOn(axis, earliest(effectiveOn))));
  return [
    { at: placeOn(axis, earliest(life.establishedOn)), is: 'established' },
    ...[...changed].map((at): Mark => ({ at, is: 'restructured' })),
    ...(withdrawal ? [{ at: placeOn(axis, latest(withdrawal.withdrawnOn)), is: 'withdrawn' } as const] : []),
    ...(withdrawal?.returnedOn
      ? [{ at: placeOn(axis, earliest(withdrawal.returnedOn)), is: 'returned' } as const]
      : []),
    ...(lastDay ? [{ at: placeOn(axis, latest(lastDay)), is: 'closed' } as const] : []),
  ];
}

function strokesOf(shown: readonly Drawn[], ties: readonly Tie[], axis: Axis): Stroke[][] {
  const rows = new Map(shown.map((operation, index) => [operation.slug, { index, life: operation.life }]));
  const strokes: Stroke[][] = shown.map(() => []);
  for (const { predecessor, successor, kind } of ties) {
    const [before, after] = [rows.get(predecessor), rows.get(successor)];
    if (before === undefined || after === undefined || before === after) continue;
    const to = placeOn(axis, earliest(after.life.establishedOn));
    const at = leavingPlace(before.life, to, axis);
    const step = after.index > before.index ? 1 : -1;
    const way = step === 1 ? 'down' : 'up';
    strokes[before.index]?.push({ at, to: at, does: 'leaves', way, kind });
    for (let index = before.index + step; index !== after.index; index += step) {
      strokes[index]?.push({ at, to: at, does: 'through', way, kind });
    }
    strokes[after.index]?.push({ at, to, does: 'arrives', way, kind });
  }
  return strokes;
}

/** Where a line leaves its predecessor: at its end, or where the successor begins while it lives on. */
function leavingPlace({ establishedOn, closure }: Life, successorBegins: number, axis: Axis): number {
  const begins = placeOn(axis, earliest(establishedOn));
  const ends = closure?.lastDay ? placeOn(axis, latest(closure.lastDay)) : successorBegins;
  return Math.max(begins, Math.min(ends, successorBegins));
}

function laterOf(a: Day, b: Day): Day {
  if (a > b) return a;
  return b;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
