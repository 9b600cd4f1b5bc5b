import { expect, test } from 'vitest';
import { refusePassword, standsAlone } from './password';

const person = { email: 'anna.kowalska@example.org', name: 'Anna Kowalska', hasSecondFactor: false };
const common = (password: string) => password === 'correcthorsebatterystaple';

test.each([
  ['fourteen chars', 'fourteen-chars', 'password_short'],
  ['fifteen characters', 'fifteen-chars-!', null],
  ['words with spaces', 'a quiet river under ice', null],
  ['no Latin letter', 'тихая река подо льдом', null],
  ['emoji, each one character', '🌊🧊🏔️🌲🌊🧊🏔️🌲🌊🧊🏔️🌲🌊🧊x', null],
  ['128 characters', 'abcd'.repeat(32), null],
  ['129 characters', `${'abcd'.repeat(32)}x`, 'password_long'],
  ['a common one', 'CorrectHorseBatteryStaple', 'password_common'],
  ['one character over and over', 'a'.repeat(40), 'password_common'],
  ['the name', 'AnnaKowalska2026', 'password_own'],
  ['the address', 'anna.kowalska@example.org', 'password_own'],
  ['a sentence in which the name stands', 'Kowalska walks by the quiet river', null],
])('%s', (_, password, refusal) => {
  expect(refusePassword(password, person, common)).toBe(refusal);
});

test('composed and decomposed characters count alike', () => {
  expect(refusePassword('é'.normalize('NFD').repeat(8), person, common)).toBe('password_short');
});

test('besides a second factor, eight characters are enough, and fewer are not', () => {
  const guarded = { ...person, hasSecondFactor: true };
  expect(refusePassword('river-ic', guarded, common)).toBeNull();
  expect(refusePassword('river-i', guarded, common)).toBe('password_short');
  expect(refusePassword('kowalska', guarded, common)).toBe('password_own');
  expect(standsAlone('river-ic')).toBe(false);
  expect(standsAlone('fifteen-chars-!')).toBe(true);
});
