import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { countRecoveryCodes } from '../db/queries/second-factors';
import { accountThere } from '../db/writes/fresh-database.fixture';
import { beginSecondFactor, confirmSecondFactor } from '../db/writes/second-factors';
import { beginEachTestAfresh, beginning, database, folder, pass, startAnew } from './fresh-process.fixture';

beginEachTestAfresh();

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** What an authenticator app shows at an instant. */
function shown(at: Date, of = secret): string {
  return new TOTP({ secret: Secret.fromBase32(of) }).generate({ timestamp: at.getTime() });
}

function later(seconds: number): Date {
  return new Date(beginning.getTime() + seconds * 1000);
}

function secondFactor() {
  return import('./second-factor');
}

describe('a secret that is stored', () => {
  test('is not what it was, never twice the same, and comes back whole', async () => {
    const { newSecret, openSecret, sealSecret } = await secondFactor();
    const made = newSecret();
    const sealed = sealSecret(made, 7);
    expect(sealed).not.toContain(made);
    expect(sealSecret(made, 7)).not.toBe(sealed);
    expect(openSecret(sealed, 7)).toBe(made);
    expect(newSecret()).not.toBe(made);
  });

  test('opens for its own account only', async () => {
    const { openSecret, sealSecret } = await secondFactor();
    const sealed = sealSecret(secret, 7);
    expect(() => openSecret(sealed, 8)).toThrow();
    expect(() => openSecret(sealed, 77)).toThrow();
  });

  test('does not open once any of its bytes was changed, or some are missing', async () => {
    const { openSecret, sealSecret } = await secondFactor();
    const bytes = Buffer.from(sealSecret(secret, 7), 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => openSecret(changed.toString('base64url'), 7), `byte ${index}`).toThrow();
    }
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => openSecret(bytes.subarray(0, length).toString('base64url'), 7), `${length} bytes`).toThrow();
  });

  test('does not open under another key', async () => {
    vi.stubEnv('SECOND_FACTOR_KEY', 'k'.repeat(32));
    const sealed = (await secondFactor()).sealSecret(secret, 7);
    vi.stubEnv('SECOND_FACTOR_KEY', 'l'.repeat(32));
    await startAnew();
    const { openSecret } = await secondFactor();
    expect(() => openSecret(sealed, 7)).toThrow();
  });

  test('opens after a restart with another AUTH_SECRET', async () => {
    vi.stubEnv('AUTH_SECRET', 'a'.repeat(32));
    const sealed = (await secondFactor()).sealSecret(secret, 7);
    vi.stubEnv('AUTH_SECRET', 'b'.repeat(32));
    await startAnew();
    expect((await secondFactor()).openSecret(sealed, 7)).toBe(secret);
  });
});

describe('the secrets beside the database', () => {
  test('are made once, each another, and only their owner may read them', async () => {
    const { authSecret, secondFactorKey } = await import('./secrets');
    const made = [authSecret(), secondFactorKey()];
    expect(new Set(made).size).toBe(2);
    for (const one of made) expect(one.length).toBeGreaterThanOrEqual(32);
    await startAnew();
    const again = await import('./secrets');
    expect([again.authSecret(), again.secondFactorKey()]).toEqual(made);
    for (const name of ['auth-secret', 'second-factor-key'])
      expect(statSync(join(folder(), name)).mode & 0o777).toBe(0o600);
    expect(
      readdirSync(folder())
        .filter((name) => !name.startsWith('record.sqlite'))
        .sort(),
    ).toEqual(['auth-secret', 'second-factor-key']);
  });

  test('are not used where a start that ran out of space has left one empty', async () => {
    writeFileSync(join(folder(), 'second-factor-key'), '');
    const { secondFactorKey } = await import('./secrets');
    expect(() => secondFactorKey()).toThrow('second-factor-key');
    expect(readFileSync(join(folder(), 'second-factor-key'), 'utf8')).toBe('');
  });
});

describe('a code from the app', () => {
  test.each([-59, -30, -1, 0, 29, 30, 59])('that was shown when the clocks were %i seconds apart', async (apart) => {
    const { stepOf } = await secondFactor();
    // The instant is the beginning of a step: one step to either side is taken, the second is not.
    const inNextTo = apart >= -30 && apart < 60;
    const step = Math.floor((beginning.getTime() / 1000 + apart) / 30);
    expect(stepOf(secret, shown(later(apart)), beginning)).toBe(inNextTo ? step : null);
  });

  test.each([
    ['with a space in the middle', (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`],
    ['with spaces all around', (code: string) => `  ${code}\u00a0\t`],
  ])('is taken %s', async (_, typed) => {
    const { stepOf } = await secondFactor();
    expect(stepOf(secret, typed(shown(beginning)), beginning)).toBe(beginning.getTime() / 30_000);
  });

  test.each([
    ['empty', () => ''],
    ['too short', () => shown(beginning).slice(1)],
    ['too long', () => `${shown(beginning)}0`],
    ['with a letter', () => `${shown(beginning).slice(1)}x`],
    ['with a sign', () => `+${shown(beginning)}`],
    ['of another secret', () => shown(beginning, 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU')],
    ['of yesterday', () => shown(later(-86_400))],
  ])('is not taken %s', async (_, typed) => {
    const { stepOf } = await secondFactor();
    expect(stepOf(secret, typed(), beginning)).toBeNull();
  });

  test('is what an app shows that has read the picture', async () => {
    const { keyAddress, stepOf } = await secondFactor();
    const address = new URL(keyAddress(secret, 'ada@example.org', 'Where We Are'));
    expect(address.protocol).toBe('otpauth:');
    expect(decodeURIComponent(address.pathname)).toContain('ada@example.org');
    const scanned = shown(beginning, address.searchParams.get('secret') ?? '');
    expect(stepOf(secret, scanned, beginning)).not.toBeNull();
  });
});

describe('an account with a second factor', () => {
  let id: number;
  let codes: readonly string[];

  beforeEach(async () => {
    const { hashRecoveryCode, newRecoveryCodes, sealSecret } = await secondFactor();
    id = accountThere(database(), ['publisher']);
    codes = newRecoveryCodes();
    beginSecondFactor(database(), id, sealSecret(secret, id));
    const step = beginning.getTime() / 30_000 - 10;
    confirmSecondFactor(database(), id, { step, codeHashes: codes.map(hashRecoveryCode) }, beginning);
  });

  test('takes a code once, however often it is still shown', async () => {
    const { takeCode } = await secondFactor();
    const code = shown(beginning);
    expect(takeCode(id, code)).toBe(true);
    expect(takeCode(id, code)).toBe(false);
    pass(20);
    expect(takeCode(id, code)).toBe(false);
    await startAnew();
    expect((await secondFactor()).takeCode(id, code)).toBe(false);
  });

  test('takes no code that is older than the last it took', async () => {
    const { takeCode } = await secondFactor();
    expect(takeCode(id, shown(later(30)))).toBe(true);
    expect(takeCode(id, shown(beginning))).toBe(false);
    pass(60);
    expect(takeCode(id, shown(later(60)))).toBe(true);
  });

  test('takes each recovery code once', async () => {
    const { takeCode } = await secondFactor();
    expect(new Set(codes).size).toBe(10);
    expect(codes.map((code) => takeCode(id, code))).toEqual(Array(10).fill(true));
    expect(countRecoveryCodes(database(), id)).toBe(0);
    expect(codes.map((code) => takeCode(id, code))).toEqual(Array(10).fill(false));
  });

  test.each([
    ['in small letters', (code: string) => code.toLowerCase()],
    ['without hyphens', (code: string) => code.replaceAll('-', '')],
    ['with spaces for hyphens', (code: string) => ` ${code.replaceAll('-', ' ')} `],
    ['with the dashes of a word processor', (code: string) => code.replaceAll('-', '–')],
  ])('takes a recovery code %s, and then not as it was printed', async (_, typed) => {
    const { takeCode } = await secondFactor();
    const [code = ''] = codes;
    expect(takeCode(id, typed(code))).toBe(true);
    expect(takeCode(id, code)).toBe(false);
  });

  test.each(['', '-', '000000', '12345', 'AAAA-AAAA-AAAA-AAAA', 'x'.repeat(1_000_000)])(
    'does not take %.20s',
    async (code) => {
      const { takeCode } = await secondFactor();
      expect(takeCode(id, code)).toBe(false);
      expect(countRecoveryCodes(database(), id)).toBe(10);
    },
  );

  test('gives none of its codes to somebody else', async () => {
    const { takeCode } = await secondFactor();
    const other = accountThere(database(), ['publisher']);
    expect(takeCode(other, shown(beginning))).toBe(false);
    expect(takeCode(other, codes[0] ?? '')).toBe(false);
  });

  test('keeps it, recovery codes too, under another AUTH_SECRET', async () => {
    vi.stubEnv('AUTH_SECRET', 'b'.repeat(32));
    await startAnew();
    const { takeCode } = await secondFactor();
    expect(takeCode(id, shown(beginning))).toBe(true);
    expect(takeCode(id, codes[0] ?? '')).toBe(true);
  });
});

test('a second factor that is not confirmed yet takes no code', async () => {
  const { sealSecret, takeCode } = await secondFactor();
  const id = accountThere(database(), ['publisher']);
  beginSecondFactor(database(), id, sealSecret(secret, id));
  expect(takeCode(id, shown(beginning))).toBe(false);
});
