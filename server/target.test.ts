import { describe, expect, test } from 'vitest';
import type { Day } from '../domain/calendar';
import * as target from './target';

const today = '2026-11-24' as Day;
const readTarget = (address: string) => target.readTarget(address, today);
const moldova = '/operations/mission-to-moldova';

describe('an address', () => {
  test.each([
    ['/', { is: 'front' }],
    ['/healthz', { is: 'health', check: 'alive' }],
    ['/en', { is: 'page', locale: 'en', path: '', query: '' }],
    ['/ru/admin', { is: 'room', locale: 'ru' }],
    ['/ru/admin/sign-in?next=x', { is: 'room', locale: 'ru' }],
    ['/ru/closed', { is: 'page', locale: 'ru', path: '/closed', query: '' }],
    [
      '/de/closed?sort=name&group=reason',
      { is: 'page', locale: 'de', path: '/closed', query: '?group=reason&sort=name' },
    ],
    ['/en?on=2025-06-01', { is: 'page', locale: 'en', path: '', query: '?on=2025-06-01' }],
    ['/en/about?on=2025-06-01', { is: 'page', locale: 'en', path: '/about', query: '' }],
    [
      '/de/closed?on=2011-04-01&sort=name',
      { is: 'page', locale: 'de', path: '/closed', query: '?sort=name&on=2011-04-01' },
    ],
    ['/en?utm_source=x', { is: 'page', locale: 'en', path: '', query: '' }],
    ['/en/closed?utm_source=x&sort=name', { is: 'page', locale: 'en', path: '/closed', query: '?sort=name' }],
    [
      '/fr/operations/mission-to-moldova',
      { is: 'page', locale: 'fr', path: '/operations/mission-to-moldova', query: '' },
    ],
    ['/it/changes?x=1', { is: 'page', locale: 'it', path: '/changes', query: '' }],
    [
      `/fr${moldova}?x=1&as-published=2026-11-24`,
      { is: 'page', locale: 'fr', path: moldova, query: '?as-published=2026-11-24' },
    ],
    [
      `/fr${moldova}?as-published=0001-01-01`,
      { is: 'page', locale: 'fr', path: moldova, query: '?as-published=0001-01-01' },
    ],
    ['/_next/static/chunks/a.css', { is: 'file', path: '/_next/static/chunks/a.css' }],
    ['http://where.example/ru/closed?sort=name', { is: 'page', locale: 'ru', path: '/closed', query: '?sort=name' }],
    ['http://where.example', { is: 'front' }],
    ['HTTPS://where.example?x', { is: 'front' }],
  ])('%s is read', (target, expected) => {
    expect(readTarget(target)).toEqual(expected);
  });

  test.each([
    ['/EN', '/en'],
    ['/en/', '/en'],
    ['/en/Closed/?sort=name', '/en/closed?sort=name'],
    ['//en//operations//mission-to-moldova', '/en/operations/mission-to-moldova'],
    ['/fr/operations/Mission-To-Moldova', '/fr/operations/mission-to-moldova'],
    ['/en/%63losed', '/en/closed'],
  ])('%s has moved to the one way of writing it', (target, to) => {
    expect(readTarget(target)).toEqual({ is: 'moved', to });
  });

  test.each([
    ['/xx', null],
    ['/en-GB', null],
    ['//evil.example/', null],
    ['/en/nothing', 'en'],
    ['/it/operations', 'it'],
    ['/en/operations/under_score', 'en'],
    ['/en/missing', 'en'],
    ['/_next/image?url=x', null],
    ['/_next/static//chunks', null],
    ['/_next/static/chunks/', null],
    ['http://where.example//evil.example/', null],
    ['/en.rsc', null],
    ['/en/operations/a/b', 'en'],
  ])('%s leads nowhere', (target, locale) => {
    expect(readTarget(target)).toMatchObject({ is: 'missing', locale });
  });

  test.each([
    ['/en/%00', 'en'],
    ['/en/%zz', 'en'],
    ['/en/%c0%ae', 'en'],
    ['/en/%2e%2e/admin', 'en'],
    ['/en/../admin', 'en'],
    ['/ru/closed?sort=size', 'ru'],
    ['/ru/closed?sort=name&sort=name', 'ru'],
    ['/ru/closed?x=%ff', 'ru'],
    ['/en\\..\\', 'en'],
    ['', null],
    ['*', null],
  ])('%s is refused', (target, locale) => {
    const read = readTarget(target);
    if (target === '/en\\..\\') expect(read.is).not.toBe('page');
    else expect(read).toEqual({ is: 'malformed', locale, why: 'bad_request' });
  });

  test('of ten thousand characters is too long, in its path and in its query', () => {
    expect(readTarget(`/fr/${'a'.repeat(10_000)}`)).toEqual({ is: 'malformed', locale: 'fr', why: 'too_long' });
    expect(readTarget(`/fr?${'a'.repeat(10_000)}`)).toEqual({ is: 'malformed', locale: 'fr', why: 'too_long' });
  });
});

describe('a day that cannot be shown', () => {
  test.each([
    '2025-02-30',
    '20250601',
    '99999-01-01',
    '-0001',
    '',
    '2025-06-01&on=2025-06-02',
    '%D9%A2%D9%A0%D9%A2%D9%A5-06-01',
    '1'.repeat(5_000),
    '0001-01-01',
  ])('?on=%s is told from another wrong address, with the page that was meant', (on) => {
    expect(readTarget(`/ru?on=${on}`)).toEqual({ is: 'wrong_day', locale: 'ru', path: '', why: 'not_shown' });
    expect(readTarget(`/fr/operations/mission-to-moldova?on=${on}`)).toEqual({
      is: 'wrong_day',
      locale: 'fr',
      path: '/operations/mission-to-moldova',
      why: 'not_shown',
    });
    expect(readTarget(`/de/closed?sort=name&on=${on}`)).toEqual({
      is: 'wrong_day',
      locale: 'de',
      path: '/closed?sort=name',
      why: 'not_shown',
    });
  });

  test('is nothing to a page that shows no day, and a good one does not excuse an address that is too long', () => {
    expect(readTarget('/en/about?on=2025-02-30')).toMatchObject({ is: 'page' });
    expect(readTarget(`/en?on=2025-06-01&x=${'a'.repeat(5_000)}`)).toMatchObject({ why: 'too_long' });
    expect(readTarget(`/en?on=x&x=${'a'.repeat(5_000)}`)).toMatchObject({ why: 'too_long' });
    expect(readTarget(`/en/nothing?on=${'1'.repeat(5_000)}`)).toMatchObject({ is: 'missing' });
  });
});

test.each(['/\\evil.example', '/en\\closed', '/en/%5Cclosed'])('a backslash in %s is malformed', (target) => {
  expect(readTarget(target)).toMatchObject({ is: 'malformed', why: 'bad_request' });
});

describe('an operation as published on', () => {
  test.each([
    ['', 'no_day'],
    ['2025', 'no_day'],
    ['2025-02', 'no_day'],
    ['2025-02-30', 'no_day'],
    ['20250601', 'no_day'],
    ['99999-01-01', 'no_day'],
    ['-0001-01-01', 'no_day'],
    ['2025-06-01 ', 'no_day'],
    ['2025-06-01T00:00', 'no_day'],
    ['%D9%A2%D9%A0%D9%A2%D9%A5-%D9%A0%D9%A6-%D9%A0%D9%A1', 'no_day'],
    ['2025-06-01&as-published=2025-06-01', 'no_day'],
    ['2026-11-25', 'day_to_come'],
    ['9999-12-31', 'day_to_come'],
  ])('"%s" is refused, with the page as the way on', (day, why) => {
    const expected = { is: 'wrong_day', locale: 'ru', path: moldova, why };
    expect(readTarget(`/ru${moldova}?as-published=${day}`)).toEqual(expected);
  });

  test('a day is another question than what was so on a day, and both at once are none', () => {
    expect(readTarget(`/ru${moldova}?as-published=2025-06-01&on=2025-06-01`)).toEqual({
      is: 'malformed',
      locale: 'ru',
      why: 'bad_request',
    });
  });

  test('a day of five thousand characters is too long', () => {
    expect(readTarget(`/ru${moldova}?as-published=${'1'.repeat(5_000)}`)).toMatchObject({ why: 'too_long' });
  });
});
