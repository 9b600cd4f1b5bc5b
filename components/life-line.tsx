import { getTranslations } from 'next-intl/server';
import type { Day } from '@/domain/calendar';
import {
  axisEndOf,
  axisStart,
  axisYears,
  type LifeLinePiece,
  lifeLine,
  placeOnAxis,
  type Withdrawal,
} from '@/domain/life-line';
import type { Locale } from '@/domain/locale';
import { type Life, statusOn } from '@/domain/status';
import { writeDate } from '@/i18n/dates';

/** Where the axis ends, in percent of the width: the rest is for the point of a line that goes on. */
const axisEnd = 98.5;

/**
 * When an operation was open, as a bar on the axis from 1992 to today that all life lines share. It ends square where the operation
 * closed, in a point where it goes on, is hollow where a date is known only in part, and a mere thread while its staff were withdrawn.
 * On a page about another day than today it is drawn up to that day, which a thin line marks.
 */
export async function LifeLine({
  life,
  withdrawal,
  today: now,
  on = now,
  locale,
  large = false,
}: {
  life: Life;
  withdrawal: Withdrawal | null;
  today: Day;
  /** The day that the page is about. */
  on?: Day;
  locale: Locale;
  large?: boolean;
}) {
  const t = await getTranslations({ locale, namespace: 'lifeLine' });
  const today = axisEndOf(on, now);
  const { pieces, end, away } = lifeLine(life, today, withdrawal, on);
  const from = writeDate(life.establishedOn, locale);
  const lastDay = life.closure?.lastDay;
  const whole =
    end === 'unknown' && on >= now
      ? t('unknown', { from })
      : lastDay != null
        ? t('closed', { from, to: writeDate(lastDay, locale) })
        : on === now
          ? t('open', { from })
          : statusOn(life, on, now) === 'active'
            ? t('openOn', { from, on: writeDate(on, locale) })
            : t('begins', { from });
  const label = [
    whole,
    withdrawal && t('withdrawn', { date: writeDate(withdrawal.withdrawnOn, locale) }),
    withdrawal?.returnedOn && t('returned', { date: writeDate(withdrawal.returnedOn, locale) }),
  ]
    .filter(Boolean)
    .join(' ');
  const height = large ? 40 : 12;
  const middle = large ? 9 : 7;
  const thickness = large ? 10 : 5;
  const last = pieces.at(-1);
  return (
    <svg
      role="img"
      aria-label={label}
      width="100%"
      height={height}
      className={`block overflow-visible ${end === 'open' ? 'text-line' : 'text-was'}`}
    >
      <rect x="0" y={middle} width="100%" height="1" className="fill-rule" />
      {axisYears.map((year) => (
        <Tick key={year} year={year} today={today} middle={middle} large={large} />
      ))}
      {pieces.map((piece) => (
        <Piece key={piece.from} piece={piece} middle={middle} thickness={thickness} />
      ))}
      {away && <Thread away={away} middle={middle} thickness={thickness} />}
      {on !== now && (
        <rect x={percent(placeOnAxis(on, today))} y="0" width="1" height={middle * 2} className="fill-ink" />
      )}
      {last && end === 'closed' && (
        <rect x={percent(last.to)} y={middle - thickness} width="3" height={thickness * 2} className="fill-ink" />
      )}
      {last && end === 'open' && (
        <svg x={percent(last.to)} y={middle} overflow="visible" aria-hidden="true">
          <path d={`M0 ${-thickness / 2} L${thickness * 1.2} 0 L0 ${thickness / 2} Z`} fill="currentColor" />
        </svg>
      )}
    </svg>
  );
}

/** The years of the axis, to stand once above a column of small life lines. */
export function LifeLineAxis({ today: now, on = now }: { today: Day; on?: Day }) {
  const today = axisEndOf(on, now);
  return (
    <svg width="100%" height="16" className="block overflow-visible" aria-hidden="true">
      {axisYears.map((year) => (
        <text key={year} x={placeOfYear(year, today)} y="12" className="fill-soft text-small tabular-nums lining-nums">
          {year}
        </text>
      ))}
    </svg>
  );
}

function placeOfYear(year: number, today: Day): string {
  return percent(placeOnAxis(`${year}${axisStart.slice(4)}` as Day, today));
}

function Tick({ year, today, middle, large }: { year: number; today: Day; middle: number; large: boolean }) {
  const x = placeOfYear(year, today);
  return (
    <>
      <rect x={x} y={middle - (large ? 8 : 4)} width="1" height={large ? 16 : 4} className="fill-rule" />
      {large && (
        <text x={x} y={middle + 26} className="fill-soft text-small">
          {year}
        </text>
      )}
    </>
  );
}

function Piece({ piece, middle, thickness }: { piece: LifeLinePiece; middle: number; thickness: number }) {
  const x = percent(piece.from);
  const width = percent(piece.to - piece.from);
  if (piece.sure)
    return <rect x={x} y={middle - thickness / 2 + 0.5} width={width} height={thickness} fill="currentColor" />;
  return (
    <rect
      x={x}
      y={middle - thickness / 2 + 1}
      width={width}
      height={thickness - 1}
      className="fill-paper"
      stroke="currentColor"
    />
  );
}

/** Cuts a bar down to a thread, the rest of it to paper. */
function Thread({
  away,
  middle,
  thickness,
}: {
  away: { from: number; to: number };
  middle: number;
  thickness: number;
}) {
  const x = percent(away.from);
  const width = percent(away.to - away.from);
  return (
    <>
      <rect x={x} y={middle - thickness / 2} width={width} height={thickness + 1} className="fill-paper" />
      <rect x={x} y={middle - 0.5} width={width} height="2" fill="currentColor" />
    </>
  );
}

function percent(thousandths: number): string {
  return `${Math.round((thousandths * axisEnd) / 10) / 100}%`;
}
