import { expect, test } from 'vitest';
import type { PartialDate } from './calendar';
import type { DatedFacts } from './chronology';
import { byYear, lifeEvents, nameAtEvent, nameBefore } from './life-events';

const date = (text: string) => text as PartialDate;

const facts: DatedFacts = {
  life: { establishedOn: date('2003-01-01') },
  operationalFrom: date('2003-02-10'),
  mandate: { decision: 'PC.DEC/526', decidedOn: date('2002-12-30') },
  restructurings: [
    { effectiveOn: date('2005'), kind: 'mandate', decision: null, note: null },
    { effectiveOn: date('2007-05-01'), kind: 'name', decision: null, note: null },
    { effectiveOn: date('2008-05-01'), kind: 'seat', decision: null, note: null },
  ],
  mandateExtensions: [{ until: date('2010-12-31'), decision: 'PC.DEC/900', decidedOn: date('2009-12-01') }],
  withdrawal: { withdrawnOn: date('2006-03'), returnedOn: date('2006-05-02') },
  fieldOffices: [{ place: 'brest', name: 'Brest', openedOn: date('2005-01-01'), closedOn: null }],
  closure: {
    lastDay: date('2011-03-31'),
    mandateEndedOn: date('2010-12-31'),
    administrativeClosureOn: date('2011-04-15'),
    decision: null,
    decidedOn: date('2010-12-01'),
  },
};

test('the life of an operation is what made, changed and ended it, not what prolonged it or one of its offices', () => {
  expect(lifeEvents(facts).map(({ on, kind }) => `${on} ${kind}`)).toEqual([
    '2002-12-30 decided',
    '2003-01-01 established',
    '2005 mandateChanged',
    '2006-03 withdrawn',
    '2006-05-02 returned',
    '2007-05-01 renamed',
    '2008-05-01 seatMoved',
    '2010-12-01 closureDecided',
    '2011-03-31 lastDay',
  ]);
});

const names = [
  { until: date('2003-01'), name: 'the first' },
  { until: date('2006-06-28'), name: 'the second' },
];

test.each([
  ['2000-01-01', 'decided', 'the first'],
  ['2001', 'established', 'the first'],
  ['2003-02', 'renamed', 'the second'],
  ['2003-01', 'renamed', 'the second'],
  ['2003-01-31', 'mandateChanged', 'the first'],
  ['2006-06-28', 'seatMoved', 'the second'],
  ['2006-06-29', 'renamed', undefined],
  ['2006-06-29', 'mandateChanged', undefined],
  ['2024-01-01', 'lastDay', undefined],
] as const)('what happened on %s, %s, happened under the name of then', (on, kind, name) => {
  expect(nameAtEvent({ on: date(on), kind }, names)?.name).toBe(name);
});

test('a renaming took a name away', () => {
  expect(nameBefore({ on: date('2003-02'), kind: 'renamed' }, names)?.name).toBe('the first');
  expect(nameBefore({ on: date('2003-01'), kind: 'renamed' }, names)?.name).toBe('the first');
  expect(nameBefore({ on: date('2006-06-29'), kind: 'renamed' }, names)?.name).toBe('the second');
  expect(nameBefore({ on: date('2003-01-01'), kind: 'renamed' }, names)).toBeNull();
});

test('changes stand by their years, the newest first, a coarser date after the finer ones within it', () => {
  const on = (text: string) => ({ on: date(text) });
  const given = ['1999', '2027-01-31', '1999-10', '2026-11-24', '1999-10-25', '2026-12', '2026', '2001-02-28'].map(on);
  const { toCome, years } = byYear(given, date('2026-11-24'));
  expect(toCome.map((change) => change.on)).toEqual(['2026-12', '2027-01-31']);
  expect(years.map(({ year, changes }) => [year, ...changes.map((change) => change.on)])).toEqual([
    ['2026', '2026-11-24', '2026'],
    ['2001', '2001-02-28'],
    ['1999', '1999-10-25', '1999-10', '1999'],
  ]);
});
