import { describe, expect, test } from 'vitest';
import { around, closureOf, lifeOf, successor } from './a-life.fixture';
import type { LifeFacts } from './life';
import {
  annulClosure,
  type Changed,
  close,
  extendMandate,
  follow,
  presentNameFrom,
  type Restructure,
  restructure,
  withdraw,
} from './life-changes';
import { refuseLife } from './life-rules';

function taken(changed: Changed | string): Changed {
  if (typeof changed === 'string') throw new Error(`refused: ${changed}`);
  return changed;
}

const nothing: Restructure = {
  effectiveOn: '2006-06-29',
  decision: 'PC.DEC/733',
  renames: false,
  kind: null,
  seat: null,
  mandate: false,
  opens: [],
  closes: [],
};

describe('closing', () => {
  test('adds the closure and who follows, beside those who parted before', () => {
    const life = lifeOf({ successors: [successor('old', 'split')] });
    const { life: after, newly } = taken(close(life, closureOf(), [successor('new', 'split')]));
    expect(after.closure).toEqual(closureOf());
    expect(after.successors.map(({ slug }) => slug)).toEqual(['new', 'old']);
    expect(newly).toEqual(['closure.lastDay', 'closure.decidedOn', 'successors.0']);
  });

  test('says anew how somebody followed who is named again', () => {
    const life = lifeOf({ successors: [successor('next', 'split')] });
    expect(taken(close(life, closureOf(), [successor('next')])).life.successors).toEqual([successor('next')]);
  });

  test('is refused a second time', () => {
    expect(close(lifeOf({ closure: closureOf() }), closureOf(), [])).toBe('already_closed');
  });
});

describe('annulling a closure', () => {
  const closed = (lastDay: string | null) => lifeOf({ closure: closureOf({ lastDay }) });

  test.each([
    ['before its last day', '2027-03-31', '2027-01-01'],
    ['on its last day', '2027-03-31', '2027-03-31'],
    ['before the year in which it is to end', '2027', '2026-12-31'],
  ])('takes it back %s', (_, lastDay, today) => {
    expect(taken(annulClosure(closed(lastDay), today)).life.closure).toBeNull();
  });

  test.each([
    ['on the day after', '2027-03-31', '2027-04-01'],
    ['when nobody can tell whether its last day is over', '2027', '2027-01-02'],
    ['when nobody knows its last day', null, '2027-01-01'],
  ])('is refused %s', (_, lastDay, today) => {
    expect(annulClosure(closed(lastDay), today)).toBe('closure_past');
  });

  test('is refused where there is none', () => {
    expect(annulClosure(lifeOf(), '2027-01-01')).toBe('not_closed');
  });

  test.each([
    ['replaced', []],
    ['merged', []],
    ['split', ['next']],
    ['partly_replaced', ['next']],
  ] as const)('leaves of those that followed by “%s”: %j', (kind, left) => {
    const life = lifeOf({ closure: closureOf(), successors: [successor('next', kind)] });
    expect(taken(annulClosure(life, '2027-01-01')).life.successors.map(({ slug }) => slug)).toEqual(left);
  });
});

describe('restructuring', () => {
  test('keeps everything that it was until the day before', () => {
    const life = lifeOf({
      seats: [{ place: 'minsk', from: '2003-01-01', until: null }],
      fieldOffices: [
        { place: 'brest', kind: 'field-office', standing: 'open', openedOn: '2004', closedOn: null, asOf: null },
        { place: 'gomel', kind: 'field-office', standing: 'open', openedOn: '2004', closedOn: null, asOf: null },
      ],
    });
    const change: Restructure = {
      ...nothing,
      renames: true,
      kind: 'centre',
      seat: 'vilnius',
      mandate: true,
      opens: [{ place: 'polotsk', kind: 'office' }],
      closes: ['brest'],
    };
    const { life: after, newly } = taken(restructure(life, change));
    expect(after).toEqual({
      ...life,
      kind: 'centre',
      formerKinds: [{ kind: 'office', until: '2006-06-28' }],
      formerNames: [{ from: '2003-01-01', until: '2006-06-28' }],
      seats: [
        { place: 'minsk', from: '2003-01-01', until: '2006-06-28' },
        { place: 'vilnius', from: '2006-06-29', until: null },
      ],
      fieldOffices: [
        { ...life.fieldOffices[0], closedOn: '2006-06-28' },
        life.fieldOffices[1],
        { place: 'polotsk', kind: 'office', standing: 'open', openedOn: '2006-06-29', closedOn: null, asOf: null },
      ],
      restructurings: ['field-offices', 'kind', 'mandate', 'name', 'seat'].map((kind) => ({
        effectiveOn: '2006-06-29',
        kind,
        decision: 'PC.DEC/733',
      })),
    });
    expect(newly).toEqual([0, 1, 2, 3, 4].map((index) => `restructurings.${index}.effectiveOn`));
  });

  test('stands among the others in the order of its day, and is alone what is new', () => {
    const life = lifeOf({
      restructurings: [
        { effectiveOn: '2005', kind: 'mandate', decision: null },
        { effectiveOn: '2006-06-29', kind: 'mandate', decision: null },
        { effectiveOn: '2010', kind: 'mandate', decision: null },
      ],
    });
    const { life: after, newly } = taken(restructure(life, { ...nothing, renames: true }));
    expect(after.restructurings.map(({ effectiveOn, kind }) => `${effectiveOn} ${kind}`)).toEqual([
      '2005 mandate',
      '2006-06-29 mandate',
      '2006-06-29 name',
      '2010 mandate',
    ]);
    expect(newly).toEqual(['restructurings.2.effectiveOn']);
  });

  test('leaves the seats of earlier days as they were', () => {
    const seats = [
      { place: 'almaty', from: null, until: '2004' },
      { place: 'astana', from: '2005', until: null },
    ];
    const { life } = taken(restructure(lifeOf({ seats }), { ...nothing, seat: 'bishkek' }));
    expect(life.seats.map(({ until }) => until)).toEqual(['2004', '2006-06-28', null]);
  });

  test('on a day known only by its month ends what was before with that month', () => {
    const { life } = taken(restructure(lifeOf(), { ...nothing, effectiveOn: '2010-12', renames: true }));
    expect(life.formerNames).toEqual([{ from: '2003-01-01', until: '2010-12' }]);
  });

  test('is taken of the same thing again and again', () => {
    const once = taken(restructure(lifeOf(), { ...nothing, renames: true, kind: 'centre' })).life;
    const twice = taken(restructure(once, { ...nothing, effectiveOn: '2008', renames: true, kind: 'mission' })).life;
    expect(twice.formerNames).toEqual([
      { from: '2003-01-01', until: '2006-06-28' },
      { from: '2006-06-29', until: '2008' },
    ]);
    expect(twice.formerKinds.map(({ kind }) => kind)).toEqual(['office', 'centre']);
  });

  const renamed = lifeOf({ formerNames: [{ from: '2003-01-01', until: '2008-05-31' }] });
  const changed = lifeOf({ formerKinds: [{ kind: 'centre', until: '2008-05-31' }] });
  const moved = lifeOf({
    seats: [
      { place: 'brest', from: null, until: '2008-05-31' },
      { place: 'minsk', from: '2008-06-01', until: null },
    ],
  });
  const office = { kind: 'office', standing: 'unknown', openedOn: null, asOf: null } as const;
  const offices = lifeOf({
    fieldOffices: [
      { ...office, place: 'brest', closedOn: null },
      { ...office, place: 'gomel', closedOn: '2004' },
    ],
  });
  test.each<[string, LifeFacts, Partial<Restructure>, string]>([
    ['of nothing', lifeOf(), {}, 'restructuring_empty'],
    ['into the kind that it is', lifeOf(), { kind: 'office' }, 'restructuring_empty'],
    ['to the seat that it has', lifeOf(), { seat: 'minsk' }, 'restructuring_empty'],
    [
      'of the name before its last change',
      renamed,
      { renames: true, effectiveOn: '2008-05-31' },
      'restructuring_out_of_order',
    ],
    [
      'of the kind before its last change',
      changed,
      { kind: 'mission', effectiveOn: '2008-05' },
      'restructuring_out_of_order',
    ],
    [
      'of the seat before its last change',
      moved,
      { seat: 'vilnius', effectiveOn: '2007' },
      'restructuring_out_of_order',
    ],
    [
      'that closes an office that there is not',
      offices,
      { closes: ['brest', 'vilnius'] },
      'restructuring_office_unknown',
    ],
    ['that closes an office that is closed', offices, { closes: ['gomel'] }, 'restructuring_office_unknown'],
    [
      'that opens an office that there is',
      offices,
      { opens: [{ place: 'brest', kind: 'office' }] },
      'restructuring_office_known',
    ],
  ])('is refused %s', (_, life, change, code) => {
    expect(restructure(life, { ...nothing, ...change })).toBe(code);
  });

  test.each([
    ['of the name', { renames: true }],
    ['of the kind', { kind: 'mission' }],
    ['of the seat', { seat: 'vilnius' }],
  ] as const)(
    '%s is taken on the first day of its last change, to be refused as the second of that day',
    (_, change) => {
      const life = taken(restructure(lifeOf(), { ...nothing, renames: true, kind: 'centre', seat: 'brest' })).life;
      const again = taken(restructure(life, { ...nothing, ...change })).life;
      expect(refuseLife(again, around())?.why).toBe('restructuring_twice');
    },
  );

  test.each([
    ['', 'life_date_missing'],
    ['2006-02-30', 'life_date_wrong'],
    ['0001-01-01', 'life_date_out_of_range'],
    ['9999-12-31', 'life_date_out_of_range'],
  ])('on “%s” is left to the rules of dates', (effectiveOn, why) => {
    const everything = { ...nothing, effectiveOn, renames: true, kind: 'centre', seat: 'vilnius' } as const;
    const { life } = taken(restructure(lifeOf(), everything));
    expect(refuseLife(life, around())).toEqual({ field: 'restructurings.0.effectiveOn', why });
  });
});

describe('extending the mandate', () => {
  test('stands in the order of the days', () => {
    const first = taken(extendMandate(lifeOf(), { until: '2005-12-31', decision: null, decidedOn: null }));
    expect(first.newly).toEqual(['mandateExtensions.0.until']);
    const second = taken(
      extendMandate(first.life, { until: '2004-12-31', decision: 'PC.DEC/1', decidedOn: '2004-06-01' }),
    );
    expect(second.life.mandateExtensions.map(({ until }) => until)).toEqual(['2004-12-31', '2005-12-31']);
    expect(second.newly).toEqual(['mandateExtensions.0.until', 'mandateExtensions.0.decidedOn']);
  });

  test('is refused to the same day', () => {
    const extension = { until: '2005-12-31', decision: null, decidedOn: null };
    expect(extendMandate(lifeOf({ mandateExtensions: [extension] }), extension)).toBe('extension_twice');
  });
});

describe('withdrawing', () => {
  const away = { withdrawnOn: '1998-12-16', returnedOn: null };
  const back = { withdrawnOn: '1998-12-16', returnedOn: '2001-06-15' };

  test('notes that the staff left, and later that they came back', () => {
    const left = taken(withdraw(lifeOf(), away));
    expect(left).toEqual({ life: lifeOf({ withdrawal: away }), newly: ['withdrawal.withdrawnOn'] });
    expect(taken(withdraw(left.life, back))).toEqual({
      life: lifeOf({ withdrawal: back }),
      newly: ['withdrawal.returnedOn'],
    });
  });

  test('is refused on another day, and once they are back', () => {
    expect(withdraw(lifeOf({ withdrawal: away }), { ...away, withdrawnOn: '1999' })).toBe('already_withdrawn');
    expect(withdraw(lifeOf({ withdrawal: back }), { ...back, returnedOn: '2002' })).toBe('already_withdrawn');
  });
});

describe('following', () => {
  test('adds who followed', () => {
    const { life, newly } = taken(follow(lifeOf({ successors: [successor('z', 'split')] }), successor('a', 'split')));
    expect(life.successors.map(({ slug }) => slug)).toEqual(['a', 'z']);
    expect(newly).toEqual(['successors.0']);
  });

  test('is refused a second time', () => {
    expect(follow(lifeOf({ successors: [successor('next')] }), successor('next', 'split'))).toBe('already_successor');
  });
});

test.each([
  ['2003-01-01', []],
  ['2006-06-29', [{ from: '2003-01-01', until: '2006-06-28' }]],
  ['2010-12', [{ from: '2003-01-01', until: '2010-12' }]],
])('the present name holds from %s', (from, formerNames) => {
  expect(presentNameFrom(lifeOf({ formerNames }))).toBe(from);
});
