import { describe, expect, test } from 'vitest';
import { around, closureOf, lifeOf, successor } from './a-life.fixture';
import type { ClosureKind } from './closed-lists';
import type { LifeFacts } from './life';
import { type AroundLife, refuseLife } from './life-rules';

type Case = [says: string, changes: Partial<LifeFacts>, problem: string | null];
type Judged = [...Case, where: Partial<AroundLife>];

function problemOf(changes: Partial<LifeFacts>, where: Partial<AroundLife> = {}): string | null {
  const problem = refuseLife(lifeOf(changes), around({}, where));
  return problem === null ? null : `${problem.field}: ${problem.why}`;
}

const newly = (...fields: string[]) => ({ standard: 'planned', newly: new Set(fields) }) as const;
const explained = (...fields: string[]) => ({ explained: new Set(fields) });
const established = (establishedOn: string, operationalFrom: string | null = null) => ({
  establishment: { establishedOn, operationalFrom },
});
const restructured = (...days: string[]) => ({
  restructurings: days.map((effectiveOn) => ({ effectiveOn, kind: 'name' as const, decision: null })),
});
const extended = (until: string, decidedOn: string | null = null) => ({
  mandateExtensions: [{ until, decision: null, decidedOn }],
});
const withdrawn = (withdrawnOn: string, returnedOn: string | null = null) => ({
  withdrawal: { withdrawnOn, returnedOn },
});

describe('a date', () => {
  test.each<Case>([
    [
      'of every fact may be one',
      { closure: closureOf({ mandateEndedOn: '2026-12', administrativeClosureOn: '2028' }) },
      null,
    ],
    ['may be missing where it may be unknown', established('2003-01-01'), null],
    ['that is empty is missing', established(''), 'establishment.establishedOn: life_date_missing'],
    ['that does not exist is none', established('2003-02-30'), 'establishment.establishedOn: life_date_wrong'],
    ['with other digits is none', established('२००३-०१-०१'), 'establishment.establishedOn: life_date_wrong'],
    ['before the first possible one', established('1971-12-31'), 'establishment.establishedOn: life_date_out_of_range'],
    ['that may lie before it', established('0001'), 'establishment.establishedOn: life_date_out_of_range'],
    ['on the first possible day', established('1972-01-01'), null],
    [
      'after the last possible one',
      { closure: closureOf({ lastDay: '2101' }) },
      'closure.lastDay: life_date_out_of_range',
    ],
    ['on the last possible day', { closure: closureOf({ lastDay: '2100-12-31' }) }, null],
    ['of the start of work', established('2003-01-01', 'soon'), 'establishment.operationalFrom: life_date_wrong'],
    ['of the mandate', { mandate: { decision: null, decidedOn: 'x' } }, 'mandate.decidedOn: life_date_wrong'],
    ['to which the mandate is extended', extended('x'), 'mandateExtensions.0.until: life_date_wrong'],
    ['of an extension’s decision', extended('2004', 'x'), 'mandateExtensions.0.decidedOn: life_date_wrong'],
    ['of a restructuring', restructured('2004', ''), 'restructurings.1.effectiveOn: life_date_missing'],
    ['of a withdrawal', withdrawn('x'), 'withdrawal.withdrawnOn: life_date_wrong'],
    ['of a return', withdrawn('2004', 'x'), 'withdrawal.returnedOn: life_date_wrong'],
    [
      'of the mandate’s end',
      { closure: closureOf({ mandateEndedOn: 'x' }) },
      'closure.mandateEndedOn: life_date_wrong',
    ],
    [
      'of the administrative closure',
      { closure: closureOf({ administrativeClosureOn: 'x' }) },
      'closure.administrativeClosureOn: life_date_wrong',
    ],
    ['of the decision to close', { closure: closureOf({ decidedOn: 'x' }) }, 'closure.decidedOn: life_date_wrong'],
  ])('%s', (_, changes, problem) => expect(problemOf(changes)).toBe(problem));
});

describe('the order of a life:', () => {
  test.each<Case>([
    ['work begins on the day of the establishment', established('2003-01-01', '2003-01-01'), null],
    ['work may begin in the year of the establishment', established('2003-05-01', '2003'), null],
    [
      'work begins before the establishment',
      established('2003-01-01', '2002-12-31'),
      'establishment.operationalFrom: operational_before_establishment',
    ],
    ['it closes on its first day', { closure: closureOf({ lastDay: '2003-01-01' }) }, null],
    [
      'it closes some time in its first year',
      { ...established('2003-06'), closure: closureOf({ lastDay: '2003' }) },
      null,
    ],
    [
      'it closes before it began',
      { closure: closureOf({ lastDay: '2002' }) },
      'closure.lastDay: closure_before_establishment',
    ],
    [
      'its mandate ends before it began',
      { closure: closureOf({ mandateEndedOn: '2002-12-31' }) },
      'closure.mandateEndedOn: closure_before_establishment',
    ],
    ['its mandate ends after its last day', { closure: closureOf({ mandateEndedOn: '2027-12-31' }) }, null],
    [
      'it is wound up before its last day',
      { closure: closureOf({ administrativeClosureOn: '2027-03-30' }) },
      'closure.administrativeClosureOn: administrative_closure_early',
    ],
    [
      'it is wound up in the month of its last day',
      { closure: closureOf({ administrativeClosureOn: '2027-03' }) },
      null,
    ],
    ['it is restructured on its first day', restructured('2003-01-01'), null],
    [
      'it is restructured before',
      restructured('2002-12-31'),
      'restructurings.0.effectiveOn: restructuring_outside_life',
    ],
    ['it is restructured on its last day', { ...restructured('2027-03-31'), closure: closureOf() }, null],
    [
      'it is restructured after',
      { ...restructured('2004', '2027-04-01'), closure: closureOf() },
      'restructurings.1.effectiveOn: restructuring_outside_life',
    ],
    [
      'its name changes twice on a day',
      restructured('2004-05-01', '2004-05-01'),
      'restructurings.1.effectiveOn: restructuring_twice',
    ],
    ['its mandate is extended', extended('2003-12-31', '2003-12-01'), null],
    [
      'its mandate is extended to a day before it began',
      extended('2002-12-31'),
      'mandateExtensions.0.until: extension_outside_life',
    ],
    ['its staff leave and come back', withdrawn('2004-05', '2005'), null],
    ['its staff leave before it began', withdrawn('2002'), 'withdrawal.withdrawnOn: withdrawal_outside_life'],
    [
      'its staff leave after it closed',
      { ...withdrawn('2028'), closure: closureOf() },
      'withdrawal.withdrawnOn: withdrawal_outside_life',
    ],
    [
      'its staff come back after it closed',
      { ...withdrawn('2026', '2028'), closure: closureOf() },
      'withdrawal.returnedOn: withdrawal_outside_life',
    ],
    [
      'its staff come back before they left',
      withdrawn('2005', '2004'),
      'withdrawal.returnedOn: return_before_withdrawal',
    ],
    [
      'it ended as nothing ends',
      { closure: closureOf({ kind: 'forgotten' as ClosureKind }) },
      'closure.kind: life_kind_wrong',
    ],
    ['what followed it is judged last', { closure: closureOf({ kind: 'succeeded' }) }, 'successors: successor_missing'],
  ])('%s', (_, changes, problem) => expect(problemOf(changes)).toBe(problem));
});

describe('what is newly planned', () => {
  const closing = newly('closure.lastDay');
  const founding = newly('establishment.establishedOn', 'mandate.decidedOn');
  test.each<Judged>([
    ['may be a closure on a day', { closure: closureOf() }, null, closing],
    [
      'names the day',
      { closure: closureOf({ lastDay: '2027-03' }) },
      'closure.lastDay: life_precision_needed',
      closing,
    ],
    ['names a day', { closure: closureOf({ lastDay: null }) }, 'closure.lastDay: life_precision_needed', closing],
    [
      'names every other day that it names',
      { closure: closureOf({ administrativeClosureOn: '2027' }) },
      'closure.administrativeClosureOn: life_precision_needed',
      newly('closure.lastDay', 'closure.administrativeClosureOn'),
    ],
    ['has a kind', { closure: closureOf({ kind: 'unknown' }) }, 'closure.kind: closure_kind_unknown', closing],
    ['has a decision', { closure: closureOf({ decision: null }) }, 'closure.decision: decision_missing', closing],
    ['closes what began in an earlier year', { ...established('1994'), closure: closureOf() }, null, closing],
    [
      'does not close what may not have begun yet',
      { ...established('2027'), closure: closureOf() },
      'closure.lastDay: life_precision_needed',
      closing,
    ],
    ['closes what nobody knows the mandate of', { mandate: null, closure: closureOf() }, null, closing],
    ['may be an establishment', {}, null, founding],
    ['establishes on a day', established('2003-01'), 'establishment.establishedOn: life_precision_needed', founding],
    [
      'names the day on which work begins, if any',
      established('2003-01-01', '2003-02'),
      'establishment.operationalFrom: life_precision_needed',
      newly('establishment.establishedOn', 'establishment.operationalFrom'),
    ],
    ['establishes with a mandate', { mandate: null }, 'mandate.decision: mandate_missing', founding],
    [
      'establishes with a decision',
      { mandate: { decision: null, decidedOn: '2002-12-30' } },
      'mandate.decision: mandate_missing',
      founding,
    ],
    [
      'establishes by a decision that has a day',
      { mandate: { decision: 'PC.DEC/526', decidedOn: null } },
      'mandate.decidedOn: life_precision_needed',
      founding,
    ],
    [
      'restructures on a day',
      restructured('2028'),
      'restructurings.0.effectiveOn: life_precision_needed',
      newly('restructurings.0.effectiveOn'),
    ],
    [
      'leaves what was known only coarsely as it was',
      { ...restructured('2010-12'), closure: closureOf() },
      null,
      closing,
    ],
    [
      'does not restructure what may be closed by then',
      { ...restructured('2010-05-01'), closure: closureOf({ lastDay: '2010' }) },
      'restructurings.0.effectiveOn: life_precision_needed',
      newly('restructurings.0.effectiveOn'),
    ],
    [
      'does not restructure what closed nobody knows when',
      { ...restructured('2010-05-01'), closure: closureOf({ lastDay: null }) },
      'restructurings.0.effectiveOn: life_precision_needed',
      newly('restructurings.0.effectiveOn'),
    ],
    [
      'leaves a closure of long ago unknown',
      { closure: closureOf({ kind: 'unknown', lastDay: null, decision: null, decidedOn: null }) },
      null,
      newly(),
    ],
  ])('%s', (_, changes, problem, where) => expect(problemOf(changes, where)).toBe(problem));
});

describe('what is recorded after the fact', () => {
  const ended = { closure: closureOf({ kind: 'unknown', lastDay: null, decision: null, decidedOn: null }) };
  const founding = { newly: new Set(['establishment.establishedOn']) };
  test.each<Judged>([
    ['may be unknown where somebody says why', ended, null, explained('closedOn', 'closureKind')],
    ['may not have an unknown kind without a reason', ended, 'closure.kind: life_reason_needed', explained('closedOn')],
    [
      'may not have an unknown day without a reason',
      ended,
      'closure.lastDay: life_reason_needed',
      explained('closureKind'),
    ],
    ['may be known only coarsely', { ...established('1994'), closure: closureOf({ lastDay: '1999-10' }) }, null, {}],
    [
      'may have closed by a decision nobody knows',
      { closure: closureOf({ decision: null, decidedOn: null }) },
      null,
      {},
    ],
    ['may have no mandate', { mandate: null }, null, {}],
    [
      'is established without a mandate for a reason',
      { mandate: null },
      null,
      { ...founding, ...explained('mandate.decision', 'mandate.date') },
    ],
    [
      'is not established without a mandate or a reason',
      { mandate: null },
      'mandate.decision: life_reason_needed',
      founding,
    ],
    [
      'is not established by a decision of an unknown day without a reason',
      { mandate: { decision: 'PC.DEC/1250', decidedOn: null } },
      'mandate.decidedOn: life_reason_needed',
      founding,
    ],
  ])('%s', (_, changes, problem, where) => expect(problemOf(changes, where)).toBe(problem));
});

test('only a successor named with it keeps a closure of kind “succeeded”', () => {
  const life = lifeOf({ closure: closureOf({ kind: 'succeeded' }), successors: [successor('next')] });
  expect(refuseLife(life, around({ next: '2027-04-01' }))).toBeNull();
});
