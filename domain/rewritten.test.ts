import { expect, test } from 'vitest';
import { isRewritten, shareKept } from './rewritten';

const sentence =
  'The Mission helps the two sides to talk and watches over the security zone on the river every day of the year.';
const words = (count: number, word = 'word') => Array.from({ length: count }, (_, index) => `${word}${index}`);

test('a text that says the same is kept whole, whatever its capitals, punctuation and marks', () => {
  expect(shareKept(sentence, sentence)).toBe(1);
  expect(shareKept(sentence, `## ${sentence.toUpperCase().replaceAll(' ', '\n')}`)).toBe(1);
  expect(shareKept('', '')).toBe(1);
});

test('a word changed in the middle costs that word and no other', () => {
  const before = words(20);
  expect(shareKept(before.join(' '), before.with(10, 'another').join(' '))).toBe(19 / 20);
});

test('another text is nothing of it, although both are full of the same small words', () => {
  const other =
    'Of the staff of the Office and of the Centre, the heads of the units report to the Council on the first of May.';
  expect(shareKept(sentence, other)).toBe(0);
});

test('a paragraph that has only moved is kept', () => {
  const [first, second] = [words(30, 'a').join(' '), words(30, 'b').join(' ')];
  expect(shareKept(`${first}\n\n${second}`, `${second}\n\n${first}`)).toBe(1);
});

test('what is said twice is not kept twice where it was said once', () => {
  expect(shareKept(sentence, `${sentence} ${sentence}`)).toBe(0.5);
});

test.each([
  ['more than a third of its words are gone', words(30), words(19), true],
  ['more than a third of its words are new', words(19), words(30), true],
  ['a third is gone', words(30), words(20), false],
  ['a third is new', words(20), words(30), false],
  ['it is empty now', words(3), [], true],
  ['it was empty', [], words(3), true],
  ['of two words one is another', ['old', 'name'], ['new', 'name'], true],
])('a text is rewritten or not where %s', (_, before, after, expected) => {
  expect(isRewritten(before.join(' '), after.join(' '))).toBe(expected);
});

test('letters of every script are words', () => {
  const russian = 'Миссия помогает сторонам вести переговоры и наблюдает за зоной безопасности';
  expect(shareKept(russian, russian)).toBe(1);
  expect(isRewritten(russian, 'Центр больше не работает: его мандат завершён')).toBe(true);
});

test('of two texts of 60,000 characters each run is read a fixed number of times', () => {
  const before = words(10_000).join(' ').slice(0, 60_000);
  const after = `${words(5_000, 'other').join(' ')} ${before}`.slice(0, 60_000);
  const share = shareKept(before, after);
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(2 / 3);
});
