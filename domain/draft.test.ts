import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DraftMove,
  type DraftState,
  draftMoves,
  draftStates,
  isTranslation,
  localeOfPart,
  refuseMove,
  whoseMove,
} from './draft';
import { locales } from './locale';

const strict = { secondFactorRequired: true, ownChangesApprovable: false };
const lenient = { ...strict, ownChangesApprovable: true };
const moves = Object.keys(draftMoves) as DraftMove[];

describe('from each state', () => {
  const possible: Record<DraftState, readonly DraftMove[]> = {
    draft: ['submit'],
    in_review: ['withdraw', 'send_back', 'approve'],
    approved: ['send_back'],
  };

  test.each(draftStates)('%s: exactly its moves are possible', (state) => {
    const allowed = moves.filter(
      (move) => refuseMove(move, { state, authors: [1] }, { accountId: 2, comment: 'why' }, strict) === null,
    );
    expect(allowed).toEqual(possible[state]);
  });

  test('no move leads to an approval but approving', () => {
    expect(moves.filter((move) => draftMoves[move].to === 'approved')).toEqual(['approve']);
  });
});

test.each<[string, readonly number[], typeof strict, ReturnType<typeof refuseMove>]>([
  ['somebody else', [1], strict, null],
  ['who wrote it', [2], strict, 'own_change'],
  ['who wrote an earlier version of it', [2, 1], strict, 'own_change'],
  ['who wrote it, where that is allowed', [2], lenient, null],
])('%s approves it', (_, authors, settings, refusal) => {
  const by = { accountId: 2, comment: null };
  expect(refuseMove('approve', { state: 'in_review', authors }, by, settings)).toBe(refusal);
});

test('whoever sends a draft back says why; whoever wrote it may send it back', () => {
  const draft = { state: 'in_review', authors: [2] } as const;
  expect(refuseMove('send_back', draft, { accountId: 2, comment: null }, strict)).toBe('comment_missing');
  expect(refuseMove('send_back', draft, { accountId: 2, comment: 'The date is wrong.' }, strict)).toBeNull();
});

test('nobody approves what they wrote a version of, whoever else did', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20)), fc.nat(20), fc.constantFrom(...draftStates), (authors, accountId, state) => {
      const refusal = refuseMove('approve', { state, authors }, { accountId, comment: null }, strict);
      expect(refusal === null).toBe(state === 'in_review' && !authors.includes(accountId));
    }),
  );
});

test('whose move it is', () => {
  expect(draftStates.map(whoseMove)).toEqual(['author', 'reviewer', 'publisher']);
});

test('facts are in no language; every language but the source is a translation', () => {
  expect(localeOfPart('facts')).toBeUndefined();
  expect(locales.map(localeOfPart)).toEqual(locales);
  expect((['facts', ...locales] as const).filter(isTranslation)).toEqual(['fr', 'de', 'es', 'it', 'ru']);
});
