import { type Day, earliest, latest, type PartialDate, toEpochDay } from './calendar';
import type { Life } from './status';

/** The first day of the axis that all life lines share: the year of the first field missions. */
export const axisStart = '1992-01-01' as Day;

/** The years that the axis marks. */
export const axisYears = [1992, 2000, 2010, 2020] as const;

/** One piece of a life line; `from` and `to` in thousandths of the axis. A piece that is not `sure` is known only in part. */
export type LifeLinePiece = { readonly from: number; readonly to: number; readonly sure: boolean };

/** When the staff of an operation left although it was not closed, and when they came back; `null` if they never did. */
export type Withdrawal = { readonly withdrawnOn: PartialDate; readonly returnedOn: PartialDate | null };

/** A life line: its pieces in order, how it ends, and between which places on the axis its staff were surely away. */
export type LifeLine = {
  readonly pieces: readonly LifeLinePiece[];
  readonly end: 'open' | 'closed' | 'unknown';
  readonly away: { readonly from: number; readonly to: number } | null;
};

/** Where a day stands on the axis from 1992 to `today`, in thousandths, held within it. */
export function placeOnAxis(on: Day, today: Day): number {
  const start = toEpochDay(axisStart);
  const share = (toEpochDay(on) - start) / (toEpochDay(today) + 1 - start);
  return Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10;
}

/** The last day of the axis of a page about `on`: today, or the day itself where that is still to come. */
export function axisEndOf(on: Day, today: Day): Day {
  return on > today ? on : today;
}

/**
 * The life line of an operation on the axis from 1992 to `today`, drawn up to `until`: what came after that day is not on it. Where a date is partial, the days between the earliest and the
 * latest that it can mean are a piece that is not sure; where nobody knows the last day, all after the establishment is. Pieces that
 * touch and are equally sure are one.
 */
export function lifeLine(life: Life, today: Day, withdrawal: Withdrawal | null = null, until: Day = today): LifeLine {
  const lastDay = life.closure === null ? null : life.closure.lastDay;
  const open = life.closure === null || (lastDay !== null && latest(lastDay) >= until);
  const bounds = [
    { from: earliest(life.establishedOn), to: latest(life.establishedOn), sure: false },
    ...middle(latest(life.establishedOn), life.closure, until),
  ];
  const pieces: LifeLinePiece[] = [];
  for (const bound of bounds) {
    const to = bound.to > until ? until : bound.to;
    const piece = { from: placeOnAxis(bound.from, today), to: placeOnAxis(to, today), sure: bound.sure };
    if (piece.to <= piece.from) continue;
    const before = pieces.at(-1);
    if (before?.sure === piece.sure) pieces.splice(-1, 1, { ...piece, from: before.from });
    else pieces.push(piece);
  }
  return {
    pieces,
    end: open ? 'open' : lastDay === null ? 'unknown' : 'closed',
    away: awayIn(pieces, withdrawal, today),
  };
}

function awayIn(pieces: readonly LifeLinePiece[], withdrawal: Withdrawal | null, today: Day): LifeLine['away'] {
  const last = pieces.at(-1);
  if (withdrawal === null || last === undefined) return null;
  const from = placeOnAxis(latest(withdrawal.withdrawnOn), today);
  const to = withdrawal.returnedOn === null ? last.to : placeOnAxis(earliest(withdrawal.returnedOn), today);
  return to > from ? { from, to } : null;
}

function middle(begun: Day, closure: { readonly lastDay: PartialDate | null } | null, today: Day) {
  if (closure === null) return [{ from: begun, to: today, sure: true }];
  if (closure.lastDay === null) return [{ from: begun, to: today, sure: false }];
  const surelyOpenUntil = earliest(closure.lastDay) < begun ? begun : earliest(closure.lastDay);
  return [
    { from: begun, to: surelyOpenUntil, sure: true },
    { from: surelyOpenUntil, to: latest(closure.lastDay), sure: false },
  ];
}
