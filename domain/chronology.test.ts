import { expect, test } from 'vitest';
import type { PartialDate } from './calendar';
import { chronology, type DatedFacts, dayAfter } from './chronology';

const date = (text: string) => text as PartialDate;

const facts: DatedFacts = {
  life: { establishedOn: date('2003-01-01') },
  operationalFrom: date('2003-02-10'),
  mandate: { decision: 'PC.DEC/526', decidedOn: date('2002-12-30') },
  restructurings: [{ effectiveOn: date('2005'), kind: 'mandate', decision: 'PC.DEC/600', note: 'Widened.' }],
  mandateExtensions: [],
  withdrawal: { withdrawnOn: date('2006-03'), returnedOn: date('2006-05-02') },
  fieldOffices: [{ place: 'brest', name: 'Brest', openedOn: date('2005-01-01'), closedOn: null }],
  closure: {
    lastDay: date('2011-03-31'),
    mandateEndedOn: date('2010-12-31'),
    administrativeClosureOn: date('2011-04-15'),
    decision: null,
    decidedOn: null,
  },
};

test('what happened stands in the order of its dates, a coarser date before the finer ones within it', () => {
  expect(chronology(facts).map(({ on, kind }) => `${on} ${kind}`)).toEqual([
    '2002-12-30 decided',
    '2003-01-01 established',
    '2003-02-10 operational',
    '2005 mandateChanged',
    '2005-01-01 fieldOfficeOpened',
    '2006-03 withdrawn',
    '2006-05-02 returned',
    '2010-12-31 mandateEnded',
    '2011-03-31 lastDay',
    '2011-04-15 administrativelyClosed',
  ]);
});

test('a decision taken on the day of the establishment is told with it, once', () => {
  const onTheDay = { ...facts, mandate: { decision: 'PC.DEC/1', decidedOn: date('2003-01-01') } };
  const told = chronology(onTheDay).filter(({ decision }) => decision === 'PC.DEC/1');
  expect(told.map(({ kind }) => kind)).toEqual(['established']);
});

test('a new name begins on the day after the old one, as closely as that is known', () => {
  expect(dayAfter(date('2006-06-28'))).toBe('2006-06-29');
  expect(dayAfter(date('2003-12-31'))).toBe('2004-01-01');
  expect(dayAfter(date('2010-12'))).toBe('2010-12');
  expect(dayAfter(date('9999-12-31'))).toBe('9999-12-31');
});
