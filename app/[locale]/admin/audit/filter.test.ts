import { expect, test } from 'vitest';
import { keptQuery, readFilter } from './filter';

const everything = { action: null, account: null, subject: null, from: null, until: null, before: null };

test('a filter is read, its days as days in Vienna and the last of them whole', () => {
  expect(
    readFilter({
      action: 'sign_in.failed',
      account: '7',
      subject: 'mission-to-moldova',
      from: '2026-03-28',
      until: '2026-03-29',
      before: '1000',
    }),
  ).toEqual({
    action: 'sign_in.failed',
    account: 7,
    subject: 'mission-to-moldova',
    from: '2026-03-27T23:00:00.000Z',
    // The clocks change on the 29th.
    until: '2026-03-29T22:00:00.000Z',
    before: 1000,
  });
});

test.each<[string, Record<string, string | string[] | undefined>]>([
  ['nothing', {}],
  ['empty fields', { action: '', account: '', subject: '', from: '', until: '', before: '' }],
  ['an action that is none', { action: 'sign_in' }],
  ['an action that every object has', { action: 'constructor' }],
  [
    'fields that come twice',
    { action: ['session.started', 'session.ended'], account: ['1', '2'], from: ['2026-01-01'] },
  ],
  ['numbers that are none', { account: '-1', before: '1e3' }],
  ['numbers that are too long', { account: '1'.repeat(16), before: '1'.repeat(1_000_000) }],
  ['days that do not exist', { from: '2026-02-30', until: '0000-01-01' }],
  ['days that are months', { from: '2026-02', until: '2026' }],
  ['half a character', { subject: 'x\ud800' }],
  ['the day after which none comes', { until: '9999-12-31' }],
])('%s: everything is shown', (_, query) => {
  expect(readFilter(query)).toEqual(everything);
});

test.each(['0001-01-01', '9999-12-30', '9999-12-31'])('the log can be asked for from %s on', (day) => {
  expect(readFilter({ from: day }).from).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
});

test('a megabyte is cut short, and not within a character', () => {
  const { subject } = readFilter({ subject: `x${'🌊'.repeat(500_000)}` });
  expect(subject?.length).toBeLessThanOrEqual(200);
  expect(subject?.isWellFormed()).toBe(true);
});

test('the next page and the file keep the filter, but not where the page began', () => {
  const query = { action: 'session.started', account: '7', until: '', from: ['a', 'b'], before: '9', locale: 'fr' };
  expect(keptQuery(query).toString()).toBe('action=session.started&account=7');
  expect(keptQuery({ subject: 'a&b=c' }).toString()).toBe('subject=a%26b%3Dc');
});
