import type { BarPiece, Row, Stroke } from '@/domain/timeline';

/** Where a place on the axis stands in the width of a drawing: some room stays at either end for the shapes that mark it. */
export function across(thousandths: number): string {
  return `${Math.round(150 + thousandths * 9.5) / 100}%`;
}

/** How far above the lower edge of its row the middle of a bar is, in pixels; `timeline.css` knows it too. */
const middle = -20;

/** Farther than a row is high: what reaches out of it is cut off at its edge. */
const beyond = 500;

/** The drawing of one row: lines of lineage, the bar over them, and on it what happened. The table says the same in words. */
export function Bar({ row: { pieces, away, end, marks, strokes } }: { row: Omit<Row<never>, 'operation'> }) {
  const last = pieces.findLast(({ is }) => is !== 'ahead');
  return (
    <svg aria-hidden="true" className={end === 'open' ? 'open' : undefined}>
      {strokes
        .filter(({ does }) => does === 'through')
        .map(({ at, kind }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves in a document.
          <line key={index} className={`tie ${kind}`} x1={across(at)} x2={across(at)} y2="100%" />
        ))}
      <svg y="100%" overflow="visible" aria-hidden="true">
        {strokes
          .filter(({ does }) => does !== 'through')
          .map((stroke, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves in a document.
            <End key={index} stroke={stroke} />
          ))}
        {pieces.map((piece) => (
          <Piece key={`${piece.is} ${piece.from}`} piece={piece} />
        ))}
        {away && <Away {...away} />}
        {end === 'open' && last && <use href="#goes-on" x={across(last.to)} y={middle} />}
        {marks.map(({ at, is }) => (
          <use key={`${is} ${at}`} href={`#${is}`} x={across(at)} y={middle} />
        ))}
      </svg>
    </svg>
  );
}

/** Where a line of lineage leaves or reaches a bar. */
function End({ stroke: { at, to, does, way, kind } }: { stroke: Stroke }) {
  const outward = (does === 'leaves') === (way === 'down') ? 0 : -beyond;
  return (
    <>
      <line className={`tie ${kind}`} x1={across(at)} x2={across(at)} y1={middle} y2={outward} />
      {to !== at && <line className={`tie ${kind}`} x1={across(at)} x2={across(to)} y1={middle} y2={middle} />}
    </>
  );
}

function Piece({ piece: { from, to, is } }: { piece: BarPiece }) {
  const place = { x: across(from), width: widthOf(from, to) };
  if (is === 'sure') return <rect {...place} y={middle - 4} height="8" className="bar" />;
  if (is === 'ahead') return <rect {...place} y={middle - 1.5} height="3" className="bar" />;
  return <rect {...place} y={middle - 3.5} height="7" className="hollow" />;
}

/** While the staff were away the bar is cut down to a thread. */
function Away({ from, to }: { from: number; to: number }) {
  const place = { x: across(from), width: widthOf(from, to) };
  return (
    <>
      <rect {...place} y={middle - 5} height="10" className="gap" />
      <rect {...place} y={middle - 1} height="2" className="bar" />
    </>
  );
}

function widthOf(from: number, to: number): string {
  return `${Math.round((to - from) * 9.5) / 100}%`;
}

/** The shapes that mark what happened, once for the whole page; each is drawn around 0, 0. */
export function Shapes() {
  return (
    <svg width="0" height="0" aria-hidden="true" className="absolute">
      <defs>
        <circle id="established" r="4.5" className="timeline-mark" />
        <path id="restructured" d="M0-7 7 0 0 7-7 0Z" className="timeline-change" />
        <path id="withdrawn" d="M-6-6H6L0 5Z" className="timeline-change" />
        <path id="returned" d="M-6 5H6L0-6Z" className="timeline-change" />
        <path id="closed" d="M-1.5-9h3V9h-3Z" className="timeline-mark" />
        <path id="goes-on" d="M-.5-4v8l8-4Z" className="timeline-point" />
      </defs>
    </svg>
  );
}
