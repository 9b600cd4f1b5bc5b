import { describe, expect, test } from 'vitest';
import { readEnv, WrongSetting } from './env';

describe('a setting that is wrong stops the start with one sentence that names it:', () => {
  test.each<[string, Record<string, string>, string]>([
    ['a mail server without a sender', { SMTP_URL: 'smtp://mail.example.org:587' }, 'MAIL_FROM'],
    ['a mail server with an empty sender', { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: '' }, 'MAIL_FROM'],
    ['a sender that is no address', { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'the site' }, 'MAIL_FROM'],
    [
      'a mail server that is a web page',
      { SMTP_URL: 'https://mail.example.org', MAIL_FROM: 'a@example.org' },
      'SMTP_URL',
    ],
    ['a mail server without a scheme', { SMTP_URL: 'mail.example.org', MAIL_FROM: 'a@example.org' }, 'SMTP_URL'],
    ['a short secret', { AUTH_SECRET: 's'.repeat(31) }, 'AUTH_SECRET'],
    ['a short key of second factors', { SECOND_FACTOR_KEY: 'k'.repeat(31) }, 'SECOND_FACTOR_KEY'],
    ['a test clock on a public site', { CLOCK_FILE: '/clock', SITE_URL: 'https://where.example.org' }, 'CLOCK_FILE'],
    ['a database that is no file', { DATABASE_URL: 'postgres://localhost/where' }, 'DATABASE_URL'],
    ['an address with a path', { SITE_URL: 'https://where.example.org/en' }, 'SITE_URL'],
    ['a port beyond the last', { PORT: '65536' }, 'PORT'],
  ])('%s', (_, variables, name) => {
    expect(() => readEnv(variables)).toThrow(WrongSetting);
    expect(() => readEnv(variables)).toThrow(new RegExp(`^The setting ${name} [^\\n]+\\.$`));
  });

  test('and does not repeat a secret', () => {
    const secret = 'hush-hush';
    for (const name of ['AUTH_SECRET', 'SECOND_FACTOR_KEY'])
      expect(() => readEnv({ [name]: secret })).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining(secret) }),
      );
  });
});

test('a mail server and its sender go together', () => {
  expect(readEnv({ SMTP_URL: 'smtps://user:word@mail.example.org', MAIL_FROM: 'site@example.org' }).mail).toEqual({
    server: 'smtps://user:word@mail.example.org',
    from: 'site@example.org',
  });
  expect(readEnv({ MAIL_FROM: 'site@example.org' }).mail).toBeUndefined();
  expect(readEnv({ SMTP_URL: '' }).mail).toBeUndefined();
});

test('secrets of 32 characters are taken as they are', () => {
  const [secret, key] = ['s'.repeat(32), 'k'.repeat(32)];
  expect(readEnv({ AUTH_SECRET: secret, SECOND_FACTOR_KEY: key })).toMatchObject({
    AUTH_SECRET: secret,
    SECOND_FACTOR_KEY: key,
  });
  expect(readEnv({ AUTH_SECRET: '' }).AUTH_SECRET).toBeUndefined();
});
