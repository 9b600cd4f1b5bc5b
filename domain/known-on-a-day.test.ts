import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day, latest, type PartialDate } from './calendar';
import { chronology } from './chronology';
import { type AllFacts, kinOn, listedOn, wholeOn } from './known-on-a-day';

const today = '2026-11-24' as Day;
const date = (text: string) => text as PartialDate;
const day = (text: string) => text as Day;

const office = { kind: 'office', standing: 'closed', name: 'An office', asOf: null } as const;

type Recorded = Omit<AllFacts, 'restructurings' | 'mandateExtensions'> & Parameters<typeof chronology>[0];

/** An operation that has had everything happen to it. */
const recorded: Recorded = {
  textLocale: 'en',
  name: 'Newest name',
  shortName: 'Newest',
  seatName: 'The new town',
  life: { establishedOn: date('1998-07-23'), decidedOn: date('1998-06'), closure: { lastDay: date('2014-12-31') } },
  withdrawal: { withdrawnOn: date('2001-03-20'), returnedOn: date('2002') },
  formerNames: [
    { from: date('1998-07-23'), until: date('2007-06-20'), name: 'First name' },
    { from: date('2007-06-21'), until: date('2010-12'), name: 'Second name' },
  ],
  seats: [
    { from: date('1998-07-23'), until: date('2007-06-20'), name: 'Old town' },
    { from: date('2007-06-21'), until: null, name: 'New town' },
  ],
  closureDecidedOn: date('2014-12-18'),
  kind: 'centre',
  formerKinds: [{ kind: 'liaison-office', until: date('2000-12-13') }],
  mandateExtensions: [{ until: date('2003-12-31'), decision: null, decidedOn: date('2002-12-12') }],
  operationalFrom: date('1999'),
  mandate: { decision: 'PC.DEC/243', decidedOn: date('1998-06') },
  closure: {
    lastDay: date('2014-12-31'),
    mandateEndedOn: date('2014-12-20'),
    administrativeClosureOn: date('2015-02-01'),
    decision: 'PC.DEC/1153',
    decidedOn: date('2014-12-18'),
  },
  restructurings: [{ effectiveOn: date('2007-06-21'), kind: 'name', decision: null, note: null }],
  fieldOffices: [
    { ...office, place: 'a', openedOn: date('2000-04'), closedOn: date('2009') },
    { ...office, place: 'b', openedOn: date('2011-01-01'), closedOn: null },
  ],
  slug: 'centre',
  family: { members: [], ties: [] },
  predecessors: [],
  successors: [
    {
      shortName: 'Follower',
      formerNames: [],
      establishedOn: date('2015-01-01'),
      decidedOn: date('2014-12-18'),
      lastDay: undefined,
    },
  ],
  sources: [
    'closedOn',
    'closureKind',
    'successors',
    'withdrawnOn',
    'fieldOffice.b',
    'formerName.2007-06-21.en',
    'region',
  ].map((field) => ({ field })),
};

describe('an operation in a list', () => {
  test.each([
    ['1990-01-01', 'not_yet', 'First name', 'Old town'],
    ['1998-07-01', 'planned', 'First name', 'Old town'],
    ['2007-06-20', 'active', 'First name', 'Old town'],
    ['2007-06-21', 'active', 'Second name', 'The new town'],
    ['2011-01-01', 'active', 'Newest', 'The new town'],
    ['2026-11-24', 'closed', 'Newest', 'The new town'],
  ])('on %s is %s, called %s, at %s', (on, status, shortName, seatName) => {
    expect(listedOn(recorded, day(on), today)).toMatchObject({ status, shortName, seatName, orNames: [], orSeats: [] });
  });

  test('names the other name that it can have had in the month in which it changed', () => {
    expect(listedOn(recorded, day('2010-12-15'), today)).toMatchObject({ name: 'Second name', orNames: ['Newest'] });
  });

  test('knows of its closure from the day on which that was decided', () => {
    expect(listedOn(recorded, day('2014-12-17'), today).life.closure).toBeNull();
    expect(listedOn(recorded, day('2014-12-18'), today).life.closure).toEqual({ lastDay: '2014-12-31' });
    const undecided = { ...recorded, closureDecidedOn: null };
    expect(listedOn(undecided, day('2014-12-31'), today).life.closure).toBeNull();
    expect(listedOn(undecided, day('2015-01-01'), today).life.closure).toEqual({ lastDay: '2014-12-31' });
  });

  test('whose last day nobody knows is neither open nor closed on a day between', () => {
    const life = { ...recorded.life, closure: { lastDay: null } };
    expect(listedOn({ ...recorded, life, closureDecidedOn: null }, day('2005-01-01'), today).status).toBe('undecided');
  });
});

describe('an operation with all its facts', () => {
  test('on a past day has offices, withdrawal, followers and sources of that day', () => {
    const seen = wholeOn(recorded, day('2001-06-01'), today);
    expect(seen.withdrawal).toEqual({ withdrawnOn: '2001-03-20', returnedOn: null });
    expect(seen.fieldOffices).toEqual([
      { ...office, place: 'a', standing: 'open', openedOn: '2000-04', closedOn: null },
    ]);
    expect(seen.successors).toEqual([]);
    expect(seen.formerNames).toEqual([]);
    expect(seen.sources.map(({ field }) => field)).toEqual(['withdrawnOn', 'region']);
  });

  test('is of the kind of the day, and its mandate is extended once that is decided', () => {
    const kindOn = (on: string) => wholeOn(recorded, day(on), today).kind;
    expect([kindOn('1997-01-01'), kindOn('2000-12-13'), kindOn('2000-12-14'), kindOn('2026-11-24')]).toEqual([
      'liaison-office',
      'liaison-office',
      'centre',
      'centre',
    ]);
    const coarse = { ...recorded, formerKinds: [{ kind: 'liaison-office' as const, until: date('2000-12') }] };
    expect(wholeOn(coarse, day('2000-12-05'), today)).toMatchObject({ kind: 'liaison-office', orKinds: ['centre'] });
    expect(wholeOn(recorded, day('2002-12-11'), today).mandateExtensions).toEqual([]);
    expect(wholeOn(recorded, day('2002-12-12'), today).mandateExtensions).toHaveLength(1);
  });

  test('on the day of its decision tells its closure and what is to follow', () => {
    const seen = wholeOn(recorded, day('2014-12-18'), today);
    expect(seen).toMatchObject({ status: 'active', closure: { lastDay: '2014-12-31', decision: 'PC.DEC/1153' } });
    expect(seen.successors).toHaveLength(1);
    expect(seen.closure?.administrativeClosureOn).toBeNull();
  });

  test('today keeps everything that is recorded', () => {
    const { sources, closure, restructurings, withdrawal, operationalFrom, mandate } = recorded;
    expect(wholeOn(recorded, today, today)).toMatchObject({
      sources,
      closure,
      restructurings,
      withdrawal,
      operationalFrom,
      mandate,
    });
  });

  test('tells a name to come today, with the day from which it is one, and on no day before today', () => {
    const formerNames = [{ from: date('1998-07-23'), until: date('2027-06-30'), name: 'Old' }];
    const renamed = { ...recorded, formerNames, life: { ...recorded.life, closure: null }, closure: null };
    expect(wholeOn(renamed, today, today)).toMatchObject({
      name: 'Old',
      formerNames: [],
      laterNames: [{ from: '2027-07-01', name: 'Newest name', field: 'name.en' }],
    });
    expect(wholeOn(renamed, day('2026-11-23'), today).laterNames).toEqual([]);
    expect(wholeOn(renamed, day('2027-07-01'), today)).toMatchObject({
      name: 'Newest name',
      formerNames,
      laterNames: [],
    });
  });
});

test('a follower is open until its last day, as far as anybody knew', () => {
  const kin = {
    shortName: 'Now',
    formerNames: [{ from: date('2000'), until: date('2003-02'), name: 'Then' }],
    establishedOn: date('2000-06-01'),
    decidedOn: null,
    lastDay: date('2010-12'),
  };
  expect(kinOn(kin, day('2000-05-31'), today)).toBeNull();
  expect(kinOn(kin, day('2001-01-01'), today)).toMatchObject({ shortName: 'Then', lastDay: undefined });
  expect(kinOn(kin, day('2010-12-15'), today)).toMatchObject({ shortName: 'Now', lastDay: null });
  expect(kinOn(kin, day('2011-01-01'), today)).toMatchObject({ lastDay: '2010-12' });
});

test('a past day shows no date that lies after it, but those of a closure that was decided by then', () => {
  const someDay = fc.integer({ min: 0, max: 13_000 }).map((count) => addDays(day('1990-01-01'), count));
  fc.assert(
    fc.property(someDay, (on) => {
      fc.pre(on < today);
      const seen = wholeOn(recorded, on, today);
      if (seen.status === 'not_yet' || seen.status === 'planned') return;
      const announced = on >= '2014-12-18' ? ['lastDay', 'mandateEnded'] : [];
      for (const { on: at, kind } of chronology(seen)) {
        if (!announced.includes(kind)) expect(latest(at) <= on, `${kind} ${at} on ${on}`).toBe(true);
      }
      for (const { until } of seen.formerNames) expect(latest(until) < on).toBe(true);
    }),
  );
});
