import { expect, test } from 'vitest';
import { isLanguageFree } from './decision';

test.each(['PC.DEC/160', 'MC(5).DEC/1', 'MC.DEC/1/25', 'PC.DEC/500/Corr.1', 'PC.DEC/457, PC.DEC/588'])(
  '%s reads alike in every language',
  (decision) => {
    expect(isLanguageFree(decision)).toBe(true);
  },
);

test.each([
  '18th CSO Meeting',
  '17th CSO Meeting, Journal No. 2, Annex 2',
  '4th Council Meeting, Rome, Decision I.4',
  'Permanent Committee, 30 June 1994',
  'CSO decision of 15 June 1994 (27th CSO)',
  'Decision PC.DEC/160',
])('%s is English', (decision) => {
  expect(isLanguageFree(decision)).toBe(false);
});
