import { describe, expect, test } from 'vitest';
import type { Day, PartialDate } from './calendar';
import { axisEndOf, lifeLine, placeOnAxis } from './life-line';

const today = '2026-12-31' as Day;

function line(establishedOn: string, lastDay?: string | null) {
  const closure = lastDay === undefined ? null : { lastDay: lastDay as PartialDate | null };
  return lifeLine({ establishedOn: establishedOn as PartialDate, decidedOn: null, closure }, today);
}

describe('the axis', () => {
  test('runs from 1992 to today, and nothing stands outside it', () => {
    expect(placeOnAxis('1992-01-01' as Day, today)).toBe(0);
    expect(placeOnAxis('1980-01-01' as Day, today)).toBe(0);
    expect(placeOnAxis('2009-07-02' as Day, today)).toBe(500);
    expect(placeOnAxis('2040-01-01' as Day, today)).toBe(1000);
  });
});

describe('a life line', () => {
  test('of an open operation goes on', () => {
    expect(line('1992-01-01')).toEqual({ pieces: [{ from: 0, to: 999.9, sure: true }], end: 'open', away: null });
  });

  test('of a closed operation ends where it closed', () => {
    const { pieces, end } = line('1992-01-01', '2009-07-02');
    expect(pieces).toEqual([{ from: 0, to: 500, sure: true }]);
    expect(end).toBe('closed');
  });

  test('is hollow where a date is known only in part', () => {
    const { pieces } = line('1994', '1999-10');
    expect(pieces.map(({ sure }) => sure)).toEqual([false, true, false]);
    expect(pieces.every((piece, index) => index === 0 || piece.from === pieces[index - 1]?.to)).toBe(true);
  });

  test('of an operation whose last day nobody knows is hollow from its establishment on', () => {
    const { pieces, end } = line('1994-06-30', null);
    expect(pieces.map(({ sure }) => sure)).toEqual([false]);
    expect(end).toBe('unknown');
    expect(line('1994', null).pieces).toEqual([
      { from: placeOnAxis('1994-01-01' as Day, today), to: 999.9, sure: false },
    ]);
  });

  test('of an operation whose closure lies ahead goes on', () => {
    expect(line('1997-03-27', '2027-03-31').end).toBe('open');
  });

  test('knows when the staff were away: from the last day they can have left to the first they can have come back', () => {
    const life = (lastDay: string) => ({
      establishedOn: '1992-09-08' as PartialDate,
      decidedOn: null,
      closure: { lastDay: lastDay as PartialDate },
    });
    const at = (day: string) => placeOnAxis(day as Day, today);
    const away = (lastDay: string, withdrawnOn: string, returnedOn: string | null) =>
      lifeLine(life(lastDay), today, {
        withdrawnOn: withdrawnOn as PartialDate,
        returnedOn: returnedOn as PartialDate | null,
      }).away;
    expect(away('2003-01-01', '1998-12-16', '2001-06')).toEqual({ from: at('1998-12-16'), to: at('2001-06-01') });
    expect(away('2001-01-10', '1993-07', null)).toEqual({ from: at('1993-07-31'), to: at('2001-01-10') });
    expect(away('2001-01-10', '1993', '1993')).toBeNull();
  });

  test('has no piece that runs backwards where first and last year are the same', () => {
    expect(line('1994', '1994').pieces.every(({ from, to }) => to > from)).toBe(true);
  });

  test('is drawn up to the day that a page is about, and goes on there where the operation did', () => {
    const until = '2005-07-01' as Day;
    const drawn = (establishedOn: string, lastDay?: string | null) =>
      lifeLine(
        {
          establishedOn: establishedOn as PartialDate,
          decidedOn: null,
          closure: lastDay === undefined ? null : { lastDay: lastDay as PartialDate | null },
        },
        today,
        null,
        until,
      );
    const end = placeOnAxis(until, today);
    expect(drawn('1997-03-27')).toMatchObject({ end: 'open', pieces: [{ to: end, sure: true }] });
    expect(drawn('1997-03-27', '2005-12-31')).toMatchObject({ end: 'open', pieces: [{ to: end }] });
    expect(drawn('1997-03-27', '2001-12-31')).toMatchObject({ end: 'closed' });
    expect(drawn('1994', null)).toMatchObject({ end: 'unknown', pieces: [{ to: end, sure: false }] });
    expect(drawn('2006-06-29').pieces).toEqual([]);
    expect(axisEndOf(until, today)).toBe(today);
    expect(axisEndOf('2027-12-01' as Day, today)).toBe('2027-12-01');
  });
});
