import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day, PartialDate } from './calendar';
import { placeOnAxis } from './life-line';
import { axisFor, type Drawn, placeOn, type Tie, timelineOf, yearsOn } from './timeline';

const today = '2026-11-24' as Day;

function operation(
  slug: string,
  establishedOn: string,
  lastDay?: string | null,
  more: { decidedOn?: string; changed?: string[]; withdrawn?: string; returned?: string } = {},
): Drawn {
  return {
    slug,
    region: 'eastern-europe',
    life: {
      establishedOn: establishedOn as PartialDate,
      decidedOn: (more.decidedOn ?? null) as PartialDate | null,
      closure: lastDay === undefined ? null : { lastDay: lastDay as PartialDate | null },
    },
    withdrawal: more.withdrawn
      ? { withdrawnOn: more.withdrawn as PartialDate, returnedOn: (more.returned ?? null) as PartialDate | null }
      : null,
    restructurings: (more.changed ?? []).map((effectiveOn) => ({ effectiveOn: effectiveOn as PartialDate })),
  };
}

function drawn(operations: readonly Drawn[], ties: readonly Tie[] = []) {
  const axis = axisFor(
    operations.map(({ life }) => life),
    today,
  );
  return { axis, rows: timelineOf(operations, ties, axis), at: (day: string) => placeOn(axis, day as Day) };
}

/** The only row of one operation. */
function row(...given: Parameters<typeof operation>) {
  const { rows, at } = drawn([operation(...given)]);
  const [only] = rows;
  if (only === undefined) throw new Error('not shown');
  return { ...only, at };
}

describe('the axis', () => {
  test('ends today while nothing is decided beyond it', () => {
    const { axis } = drawn([
      operation('a', '1993', null),
      operation('b', '1994', '2026-11-24'),
      operation('c', '1995'),
    ]);
    expect(axis).toEqual({ from: '1992-01-01', today, until: today });
  });

  test('goes on to the end of the year of a last or first day to come', () => {
    expect(drawn([operation('a', '1993', '2027-03-31')]).axis.until).toBe('2027-12-31');
    expect(drawn([operation('a', '1993', '2026')]).axis.until).toBe('2026-12-31');
    expect(drawn([operation('a', '2028-05', undefined, { decidedOn: '2026-01-01' })]).axis.until).toBe('2028-12-31');
  });

  test('names its first year and every fifth', () => {
    const { axis } = drawn([operation('a', '1993')]);
    expect(yearsOn(axis).map(({ year }) => year)).toEqual([1992, 1995, 2000, 2005, 2010, 2015, 2020, 2025]);
    expect(
      yearsOn(axis)
        .filter(({ standsOut }) => standsOut)
        .map(({ year }) => year),
    ).toEqual([1992, 2000, 2010, 2020]);
  });
});

describe('a bar', () => {
  test('of an open operation goes from its first day to today and on', () => {
    const { pieces, end, marks, at } = row('a', '1993-04-25');
    expect(pieces).toEqual([{ from: at('1993-04-25'), to: at(today), is: 'sure' }]);
    expect(end).toBe('open');
    expect(marks).toEqual([{ at: at('1993-04-25'), is: 'established' }]);
  });

  test('of a closed one ends on its last day, which is marked, as is all that happened between', () => {
    const { pieces, end, marks, at } = row('a', '1993-04-25', '2001-12-31', {
      changed: ['1998-02-01', '1998-02-01'],
      withdrawn: '1999-03-20',
      returned: '1999-07-01',
    });
    expect(pieces).toEqual([{ from: at('1993-04-25'), to: at('2001-12-31'), is: 'sure' }]);
    expect(end).toBe('closed');
    expect(marks).toEqual([
      { at: at('1993-04-25'), is: 'established' },
      { at: at('1998-02-01'), is: 'restructured' },
      { at: at('1999-03-20'), is: 'withdrawn' },
      { at: at('1999-07-01'), is: 'returned' },
      { at: at('2001-12-31'), is: 'closed' },
    ]);
  });

  test('is hollow where a date is known only in part', () => {
    const { pieces, marks, at } = row('a', '1994', '1999-10');
    expect(pieces).toEqual([
      { from: at('1994-01-01'), to: at('1994-12-31'), is: 'hollow' },
      { from: at('1994-12-31'), to: at('1999-10-01'), is: 'sure' },
      { from: at('1999-10-01'), to: at('1999-10-31'), is: 'hollow' },
    ]);
    expect(marks.map((mark) => mark.at)).toEqual([at('1994-01-01'), at('1999-10-31')]);
  });

  test('is hollow to today, and marked at no end, where nobody knows the last day', () => {
    const { pieces, end, marks, at } = row('a', '1994-06-30', null);
    expect(pieces).toEqual([{ from: at('1994-06-30'), to: at(today), is: 'hollow' }]);
    expect(end).toBe('unknown');
    expect(marks.map(({ is }) => is)).toEqual(['established']);
  });

  test('of an operation whose last day is decided and still to come goes on beyond today as a thinner one', () => {
    const { pieces, end, marks, at } = row('a', '1997-03-27', '2027-03-31');
    expect(pieces.map(({ is }) => is)).toEqual(['sure', 'ahead']);
    expect(pieces[1]).toEqual({ from: at(today), to: at('2027-03-31'), is: 'ahead' });
    expect(Math.abs((pieces[0]?.to ?? 0) - at(today))).toBeLessThan(0.3);
    expect(end).toBe('closed');
    expect(marks.at(-1)).toEqual({ at: at('2027-03-31'), is: 'closed' });
  });

  test('of a planned operation lies wholly ahead; one that is not announced is not shown', () => {
    const { pieces, at } = row('a', '2027-05-01', undefined, { decidedOn: '2026-10-01' });
    expect(pieces).toEqual([{ from: at('2027-05-01'), to: at('2027-12-31'), is: 'ahead' }]);
    expect(drawn([operation('a', '2027-05-01')]).rows).toEqual([]);
  });

  test('stands on the longer axis where it stood on the shorter one, for its day', () => {
    const lives = [operation('a', '1994', '1999-10'), operation('b', '2000-01-01', '2030-01-01')];
    const { rows, axis } = drawn(lives);
    expect(rows[0]?.pieces[1]?.to).toBeCloseTo(placeOnAxis('1999-10-01' as Day, axis.until), 0);
  });
});

describe('the lines of lineage', () => {
  const kind = 'replaced';

  test('go from the last day of a predecessor through the rows between to the first day of its successor', () => {
    const { rows, at } = drawn(
      [operation('c', '2000-06-01', '2006-06-30'), operation('a', '1995-01-01', '2000-05-31'), operation('b', '1996')],
      [{ predecessor: 'a', successor: 'c', kind }],
    );
    const [x, to] = [at('2000-05-31'), at('2000-06-01')];
    expect(rows.map(({ operation: { slug } }) => slug)).toEqual(['a', 'b', 'c']);
    expect(rows.map(({ strokes }) => strokes)).toEqual([
      [{ at: x, to: x, does: 'leaves', way: 'down', kind }],
      [{ at: x, to: x, does: 'through', way: 'down', kind }],
      [{ at: x, to, does: 'arrives', way: 'down', kind }],
    ]);
  });

  test('leave a predecessor that lives on, or whose last day nobody knows, where the successor begins', () => {
    for (const lastDay of [undefined, null, '2020-01-01']) {
      const { rows, at } = drawn(
        [operation('a', '2001-01-11', lastDay), operation('b', '2006-06-29')],
        [{ predecessor: 'a', successor: 'b', kind: 'split' }],
      );
      expect(rows.flatMap(({ strokes }) => strokes.map((stroke) => [stroke.at, stroke.to]))).toEqual([
        [at('2006-06-29'), at('2006-06-29')],
        [at('2006-06-29'), at('2006-06-29')],
      ]);
    }
  });

  test('go upwards where the successor stands above, and nowhere where it is not in the region or not shown', () => {
    const { rows } = drawn(
      [operation('a', '1992'), operation('b', '1993', '1999')],
      [
        { predecessor: 'b', successor: 'a', kind },
        { predecessor: 'b', successor: 'elsewhere', kind },
        { predecessor: 'b', successor: 'b', kind },
      ],
    );
    expect(rows.map(({ strokes }) => strokes.map(({ does, way }) => `${does} ${way}`))).toEqual([
      ['arrives up'],
      ['leaves up'],
    ]);
  });

  test('are, for any lives and ties, each whole and within the axis', () => {
    const year = fc.integer({ min: 1992, max: 2030 }).map(String);
    const lives = fc.array(fc.tuple(year, fc.option(year, { nil: undefined })), { minLength: 1, maxLength: 12 });
    const ends = fc.tuple(fc.nat(11), fc.nat(11));
    fc.assert(
      fc.property(lives, fc.uniqueArray(ends, { maxLength: 20, selector: String }), (given, pairs) => {
        const operations = given.map(([from, until], index) =>
          operation(`o${index}`, from, until, { decidedOn: '1990-01-01' }),
        );
        const ties = pairs.map(([a, b]) => ({ predecessor: `o${a}`, successor: `o${b}`, kind }) as const);
        const { rows } = drawn(operations, ties);
        expect(rows).toHaveLength(operations.length);
        const strokes = rows.flatMap((found) => found.strokes);
        const joined = pairs.filter(([a, b]) => a !== b && Math.max(a, b) < operations.length);
        for (const does of ['leaves', 'arrives']) {
          expect(strokes.filter((stroke) => stroke.does === does)).toHaveLength(joined.length);
        }
        const places = rows.flatMap(({ pieces, marks }) => [
          ...pieces.flatMap(({ from, to }) => [from, to]),
          ...marks.map(({ at }) => at),
        ]);
        for (const place of [...places, ...strokes.flatMap(({ at, to }) => [at, to])]) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(1000);
        }
      }),
    );
  });
});
