import { describe, expect, test, vi } from 'vitest';
import { beginEachTestAfresh, pass, startAnew } from './fresh-process.fixture';

beginEachTestAfresh();

function cookies() {
  return import('./cookies');
}

describe('the cookie of a session', () => {
  test('carries its name, unreadable, for seven days', async () => {
    const { sealSession, unsealSession } = await cookies();
    const sealed = await sealSession('a name');
    expect(Buffer.from(sealed, 'base64url').toString('latin1') + sealed).not.toContain('a name');
    expect(await unsealSession(sealed)).toBe('a name');
    await startAnew();
    expect(await (await cookies()).unsealSession(sealed)).toBe('a name');
    // next-auth lets a token live a quarter of a minute longer, for clocks that differ.
    pass(7 * 86_400 + 60);
    expect(await unsealSession(sealed)).toBeNull();
  });

  test.each(['', 'x', 'a.b.c.d.e', `${'x'.repeat(4096)}`, '\ud800', 'eyJhbGciOiJub25lIn0.eyJzaWQiOiJhIG5hbWUifQ.'])(
    'is none where it says %.20j',
    async (value) => {
      expect(await (await cookies()).unsealSession(value)).toBeNull();
    },
  );

  test('is none that is missing or was changed', async () => {
    const { sealSession, unsealSession } = await cookies();
    const sealed = await sealSession('a name');
    expect(await unsealSession(undefined)).toBeNull();
    expect(await unsealSession(sealed.slice(0, -1))).toBeNull();
    const middle = Math.floor(sealed.length / 2);
    const other = sealed[middle] === 'A' ? 'B' : 'A';
    expect(await unsealSession(sealed.slice(0, middle) + other + sealed.slice(middle + 1))).toBeNull();
  });

  test('is none under another AUTH_SECRET', async () => {
    vi.stubEnv('AUTH_SECRET', 'a'.repeat(32));
    const sealed = await (await cookies()).sealSession('a name');
    vi.stubEnv('AUTH_SECRET', 'b'.repeat(32));
    await startAnew();
    expect(await (await cookies()).unsealSession(sealed)).toBeNull();
  });
});

test('a browser is known to its own account only, and signs nobody in', async () => {
  const { sealDevice, sealSession, unsealDevice, unsealSession } = await cookies();
  const sealed = await sealDevice(7, 'this browser');
  expect(await unsealDevice(sealed, 7)).toBe('this browser');
  expect(await unsealDevice(sealed, 8)).toBeNull();
  expect(await unsealDevice(sealed, null)).toBeNull();
  expect(await unsealSession(sealed)).toBeNull();
  expect(await unsealDevice(await sealSession('a name'), 7)).toBeNull();
});

test.each([
  ['https://where.example.org', '__Host-', true],
  ['http://where.example.org', '', false],
])('at %s the cookies are called %s… and are out of reach of scripts', async (site, prefix, secure) => {
  vi.stubEnv('SITE_URL', site);
  const { deviceCookie, sessionCookie } = await cookies();
  for (const { name, options } of [deviceCookie(), sessionCookie()]) {
    expect(name.startsWith('__Host-')).toBe(secure);
    expect(name.startsWith(prefix)).toBe(true);
    expect(options).toMatchObject({ httpOnly: true, sameSite: 'lax', secure, path: '/' });
  }
});
