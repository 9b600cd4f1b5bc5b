import { verify } from '@node-rs/argon2';
import { beforeEach, describe, expect, test } from 'vitest';
import { findSecondFactor } from '../db/queries/second-factors';
import * as t from '../db/schema';
import { accountThere, someHash } from '../db/writes/fresh-database.fixture';
import { beginSecondFactor, confirmSecondFactor } from '../db/writes/second-factors';
import { beginEachTestAfresh, beginning, database, pass, startAnew } from './fresh-process.fixture';

beginEachTestAfresh();

const quarter = 15 * 60;
const right = 'a quiet river under ice';
const wrong = 'a quiet river under snow';
const desk = { email: 'ada@example.org', address: '192.0.2.1', device: null };
const elsewhere = { ...desk, address: '198.51.100.7' };
const known = { ...desk, device: 'a browser that the account knows' };

let ada: number;

beforeEach(async () => {
  const { hashPassword } = await import('./passwords');
  ada = accountThere(database(), ['editor'], { email: desk.email, passwordHash: await hashPassword(right) });
});

type Place = import('./attempts').Place;
type Attempt = Parameters<typeof import('./attempts')['countAttempt']>[0];

async function attempt(from: Attempt, password: string) {
  return (await import('./attempt-sign-in')).attemptSignIn(from, password);
}

/** Counts attempts without trying a password; answers for how many of them one might have been tried. */
async function tries(from: Attempt, count: number): Promise<number> {
  const { countAttempt } = await import('./attempts');
  let admitted = 0;
  for (let done = 0; done < count; done += 1) if ((await countAttempt(from)) === null) admitted += 1;
  return admitted;
}

function logged(): [string, number | null, string | null][] {
  return database()
    .select()
    .from(t.auditEntries)
    .all()
    .map(({ action, accountId, subject }) => [action, accountId, subject]);
}

function countsKept(): number {
  return database().select().from(t.rateLimits).all().length;
}

describe('signing in', () => {
  test('succeeds with the right password, and leaves no trace of an attempt', async () => {
    expect(await attempt(desk, right)).toMatchObject({ is: 'right', accountId: ada, asksForCode: false });
    expect(logged()).toEqual([]);
  });

  test('asks for a code where the account has a second factor', async () => {
    beginSecondFactor(database(), ada, 'sealed');
    expect(await attempt(desk, right)).toMatchObject({ asksForCode: false });
    confirmSecondFactor(database(), ada, { step: 1, codeHashes: [] }, beginning);
    expect(await attempt(desk, right)).toMatchObject({ asksForCode: true });
    expect(findSecondFactor(database(), ada)?.confirmed).toBe(true);
  });

  test('succeeds however the keyboard composes the characters', async () => {
    const { hashPassword, verifyPassword } = await import('./passwords');
    const password = 'Señor Müller über Å';
    const stored = await hashPassword(password.normalize('NFD'));
    expect(password.normalize('NFD')).not.toBe(password.normalize('NFC'));
    expect(await verifyPassword(stored, password.normalize('NFC'))).toBe(true);
    expect(await verifyPassword(stored, password.normalize('NFD'))).toBe(true);
    expect(await verifyPassword(stored, 'Senor Muller uber A')).toBe(false);
    expect(await verifyPassword(stored, password.toLowerCase())).toBe(false);
  });

  test('wants the whole password, to its last character', async () => {
    const { hashPassword, verifyPassword } = await import('./passwords');
    const password = `${'🌊 река '.repeat(18)}`;
    const stored = await hashPassword(password);
    expect(await verifyPassword(stored, password)).toBe(true);
    expect(await verifyPassword(stored, password.trimEnd())).toBe(false);
    expect(await verifyPassword(stored, `${password}\0`)).toBe(false);
  });

  test('is kept as argon2id of at least 19 MiB and two passes, salted anew each time', async () => {
    const { hashPassword } = await import('./passwords');
    const [first, second] = [await hashPassword(right), await hashPassword(right)];
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
    expect(await verify(second, right)).toBe(true);
  });

  test('refuses a password that many people have', async () => {
    const { refuseChosenPassword } = await import('./passwords');
    const owner = { email: 'ada@example.org', name: 'Ada', hasSecondFactor: true };
    expect(refuseChosenPassword('password1', owner)).toBe('password_common');
    expect(refuseChosenPassword('PassWord1', owner)).toBe('password_common');
    expect(refuseChosenPassword(right, owner)).toBeNull();
  });
});

test.each([
  ['a wrong password', () => desk, wrong],
  ['an unknown address', () => ({ ...desk, email: 'nobody@example.org' }), right],
  ['no address', () => ({ ...desk, email: '' }), ''],
  [
    'a disabled account and its right password',
    () => {
      database().update(t.accounts).set({ disabledAt: beginning.toISOString() }).run();
      return desk;
    },
    right,
  ],
  [
    'an account without a password',
    () => {
      database().update(t.accounts).set({ passwordHash: null }).run();
      return desk;
    },
    right,
  ],
])('%s is answered like every other failure, also when it was tried too often', async (_, from, password) => {
  const asked = from();
  expect(await attempt(asked, password)).toEqual({ is: 'wrong' });
  await tries(asked, 7);
  expect(await attempt(asked, password)).toEqual({ is: 'wait', seconds: quarter });
});

describe('attempts', () => {
  test('are eight for an account from one address, and then none for a quarter of an hour', async () => {
    expect(await tries(desk, 20)).toBe(8);
    pass(quarter - 1);
    expect(await attempt(desk, right)).toEqual({ is: 'wait', seconds: 1 });
    pass(1);
    expect(await attempt(desk, right)).toMatchObject({ is: 'right' });
  });

  test('are forgotten once one was right', async () => {
    await tries(desk, 7);
    expect(await attempt(desk, right)).toMatchObject({ is: 'right' });
    expect(await tries(desk, 20)).toBe(8);
  });

  test('from another address do not use up the person’s', async () => {
    expect(await tries(elsewhere, 100)).toBe(8);
    expect(await attempt(desk, right)).toMatchObject({ is: 'right' });
  });

  test('from the same office do not use up those from a browser that the account knows', async () => {
    for (let person = 0; person < 20; person += 1) await tries({ ...desk, email: `${person}@example.org` }, 20);
    expect(await tries(desk, 1)).toBe(0);
    expect(await tries(known, 20)).toBe(8);
  });

  test('from a known browser are counted wherever it is', async () => {
    await tries(known, 8);
    expect(await tries({ ...known, address: elsewhere.address }, 1)).toBe(0);
    expect(await tries({ ...known, device: 'another browser that it knows' }, 1)).toBe(1);
  });

  test('from one address are sixty in an hour, whatever the accounts', async () => {
    let admitted = 0;
    for (let person = 0; person < 70; person += 1)
      admitted += await tries({ ...desk, email: `${person}@example.org` }, 1);
    expect(admitted).toBe(60);
    expect(await tries({ ...elsewhere, email: '1@example.org' }, 1)).toBe(1);
    pass(3600);
    expect(await tries(desk, 1)).toBe(1);
  });

  test('are counted on after a restart', async () => {
    await tries(desk, 5);
    await startAnew();
    expect(await tries(desk, 20)).toBe(3);
    await startAnew();
    expect(await attempt(desk, right)).toMatchObject({ is: 'wait' });
  });

  test('keep neither the address nor the name of anybody', async () => {
    await tries(desk, 1);
    await attempt({ ...desk, email: 'nobody@example.org' }, wrong);
    const kept = JSON.stringify([database().select().from(t.rateLimits).all(), logged()]);
    expect(kept).not.toMatch(/example\.org|192\.0\.2\.1/);
  });
});

describe('the log of failures', () => {
  test('names the account, not who tried, and takes one line in a quarter of an hour', async () => {
    for (let done = 0; done < 3; done += 1) await attempt(desk, wrong);
    expect(logged()).toEqual([['sign_in.failed', null, String(ada)]]);
    pass(quarter);
    await attempt(desk, wrong);
    expect(logged()).toHaveLength(2);
  });

  test('takes one line for all unknown addresses together', async () => {
    for (let person = 0; person < 5; person += 1) await attempt({ ...desk, email: `${person}@example.org` }, wrong);
    expect(logged()).toEqual([['sign_in.failed', null, null]]);
  });

  test('grows by two lines under ten thousand wrong passwords, and the counts by four', async () => {
    for (let done = 0; done < 10_000; done += 1) await attempt(desk, wrong);
    expect(logged()).toEqual([
      ['sign_in.failed', null, String(ada)],
      ['sign_in.limited', null, String(ada)],
    ]);
    // This account from this address; this address; and one for each kind of line.
    expect(countsKept()).toBe(4);
  });

  test('grows by one line under ten thousand names that are tried, and the counts no further than the address may', async () => {
    await tries(desk, 8);
    for (let done = 8; done < 60; done += 1) await tries({ ...desk, email: `${done}@example.org` }, 1);
    const before = countsKept();
    for (let done = 0; done < 10_000; done += 1) await attempt({ ...desk, email: `name-${done}@example.org` }, wrong);
    expect(logged()).toEqual([['sign_in.limited', null, null]]);
    expect(countsKept()).toBe(before + 1);
  });
});

test('addresses of one network are counted as one', async () => {
  const { networkOf } = await import('./attempts');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0DB8:1:2::9'));
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1');
  expect(networkOf('::1')).toBe('0:0:0:0');
});

test('counts that have run out are not kept', async () => {
  for (let person = 0; person < 20; person += 1) await tries({ ...desk, email: `${person}@example.org` }, 1);
  pass(3600);
  await tries(elsewhere, 1);
  expect(countsKept()).toBe(2);
});

describe('codes of the second factor', () => {
  beforeEach(async () => {
    const { hashRecoveryCode, sealSecret } = await import('./second-factor');
    beginSecondFactor(database(), ada, sealSecret('JBSWY3DPEHPK3PXP', ada));
    const codeHashes = ['ABCD-EFGH-IJKL-MNOP', 'BCDE-FGHI-JKLM-NOPQ'].map(hashRecoveryCode);
    confirmSecondFactor(database(), ada, { step: 1, codeHashes }, beginning);
  });

  async function give(code: string, from: Place = desk, waiting?: string) {
    return (await import('./attempt-sign-in')).attemptCode(ada, from, code, waiting);
  }

  test('are tried ten times in a quarter of an hour, those that were right too', async () => {
    expect(await give('ABCD-EFGH-IJKL-MNOP')).toEqual({ is: 'right' });
    for (let done = 1; done < 10; done += 1) expect(await give('000000')).toEqual({ is: 'wrong' });
    expect(await give('BCDE-FGHI-JKLM-NOPQ')).toEqual({ is: 'wait', seconds: quarter });
    expect(await give('BCDE-FGHI-JKLM-NOPQ', elsewhere)).toEqual({ is: 'right' });
    expect(logged().filter(([action]) => action.startsWith('sign_in.'))).toEqual([
      ['sign_in.failed', null, String(ada)],
      ['sign_in.limited', null, String(ada)],
    ]);
  });

  test('from a browser that the account knows are counted for that alone', async () => {
    for (let done = 0; done < 10; done += 1) await give('000000');
    expect(await give('ABCD-EFGH-IJKL-MNOP', known)).toEqual({ is: 'right' });
  });

  test('are a hundred in a day, wherever they come from', async () => {
    for (let done = 0; done < 100; done += 1) await give('000000', { ...desk, address: `203.0.113.${done}` });
    expect(await give('ABCD-EFGH-IJKL-MNOP', elsewhere)).toMatchObject({ is: 'wait' });
  });

  test('end the session that waits for one when five were wrong', async () => {
    const { startSession } = await import('../db/writes/sessions');
    const nameHash = 'a'.repeat(64);
    startSession(database(), { nameHash, accountId: ada, device: '', waitsForSecondFactor: true }, beginning);
    const ended = () => database().select().from(t.sessions).get()?.endedAt ?? null;
    for (let done = 0; done < 4; done += 1) await give('000000', desk, nameHash);
    expect(ended()).toBeNull();
    await give('000000', desk, nameHash);
    expect(ended()).not.toBeNull();
  });

  test('and the password asked for once more share one count', async () => {
    const { confirmPassword } = await import('./confirm-password');
    expect(await confirmPassword(ada, desk, wrong)).toBe('password_wrong');
    expect(await confirmPassword(ada, desk, right)).toBeNull();
    for (let done = 2; done < 10; done += 1) await give('000000');
    expect(await confirmPassword(ada, desk, right)).toBe('wait_a_while');
  });

  test('of an account without a password confirm nothing', async () => {
    const { confirmPassword } = await import('./confirm-password');
    const invited = accountThere(database(), ['editor'], { passwordHash: null });
    expect(await confirmPassword(invited, desk, '')).toBe('password_wrong');
    expect(await confirmPassword(12345, desk, someHash)).toBe('password_wrong');
  });
});
