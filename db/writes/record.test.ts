import { spawn } from 'node:child_process';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, expectTypeOf, test } from 'vitest';
import type { Db } from '../client';
import { contentNow, findLatestNumber, findRevision, findRevisions } from '../queries/revisions';
import * as t from '../schema';
import { appendToAudit } from './audit';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll, loadedAt } from './fresh-database.fixture';
import { type Change, record } from './record';

const at = new Date('2026-11-25T09:30:00Z');

let fresh: FreshDatabase;
let db: Db;
let change: Change;
let operationId: number;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  operationId = idOf('mission-to-moldova');
  change = {
    accountId: accountThere(db, ['publisher']),
    permission: 'publish',
    action: 'profile.published',
    of: { operationId },
    parts: { fr: 1 },
    reason: null,
    at,
  };
});

afterEach(() => fresh.discard());

function idOf(slug: string): number {
  const row = db.select().from(t.operations).where(eq(t.operations.slug, slug)).get();
  if (row === undefined) throw new Error(`no ${slug}`);
  return row.id;
}

/** Publishes a new French summary. */
function rewrite(summary = 'Un autre texte.') {
  return (within: Db) => {
    within
      .update(t.profiles)
      .set({ summary })
      .where(and(eq(t.profiles.operationId, operationId), eq(t.profiles.locale, 'fr')))
      .run();
    return null;
  };
}

function siteRevision() {
  return db.select().from(t.siteRevision).get();
}

describe('a change that is taken', () => {
  test('commits with its revision, its audit entry, its dates and the next site revision', () => {
    const before = siteRevision()?.number ?? 0;
    expect(record(db, change, rewrite())).toBeNull();
    const revision = findRevision(db, { operationId }, 2);
    expect(revision?.publishedAt).toBe(at.toISOString());
    expect(revision?.accountId).toBe(change.accountId);
    expect(revision?.content).toEqual(contentNow(db, { operationId }));
    expect(revision?.content.profiles.fr?.summary).toBe('Un autre texte.');
    expect(revision?.content.profiles.fr?.changedAt).toBe(at.toISOString());
    expect(revision?.content.facts.changedAt).toBe(loadedAt.toISOString());
    expect(siteRevision()).toEqual({ id: 1, number: before + 1, changedAt: at.toISOString() });
    const entry = db.select().from(t.auditEntries).all().at(-1);
    expect(entry).toMatchObject({
      accountId: change.accountId,
      action: 'profile.published',
      subject: 'mission-to-moldova',
      details: '{"revision":2,"parts":"fr"}',
    });
  });

  test('leaves the first revision as it was, and every other operation', () => {
    const first = findRevision(db, { operationId }, 1);
    record(db, change, rewrite());
    expect(findRevision(db, { operationId }, 1)).toEqual(first);
    expect(first?.accountId).toBeNull();
    expect(findLatestNumber(db, { operationId: idOf('mission-to-serbia') })).toBe(1);
  });
});

test('what is published in another language meanwhile does not make a change stale', () => {
  record(db, { ...change, parts: { de: 1 } }, (within) => {
    within
      .update(t.profiles)
      .set({ summary: 'Ein anderer Text.' })
      .where(and(eq(t.profiles.operationId, operationId), eq(t.profiles.locale, 'de')))
      .run();
    return null;
  });
  expect(record(db, change, rewrite())).toBeNull();
  const content = findRevision(db, { operationId }, 3)?.content;
  expect(content?.profiles.de?.summary).toBe('Ein anderer Text.');
  expect(content?.profiles.fr?.summary).toBe('Un autre texte.');
});

test('what is published can be found by its words, and what it replaces cannot', () => {
  const found = (words: string) =>
    db.$client.prepare('SELECT locale FROM operation_search WHERE operation_search MATCH ?').pluck().all(words);
  record(db, change, rewrite('Une phrase singulièrement rare.'));
  expect(found('singulierement')).toEqual(['fr']);
  record(db, { ...change, parts: { fr: 2 } }, rewrite('Une autre.'));
  expect(found('singulierement')).toEqual([]);
});

describe('a change that is refused leaves every table as it was:', () => {
  test.each<[string, () => Change, string]>([
    ['by somebody without the right', () => ({ ...change, accountId: accountThere(db, ['editor']) }), 'forbidden'],
    [
      'by an administrator, who may not publish',
      () => ({ ...change, accountId: accountThere(db, ['administrator']) }),
      'forbidden',
    ],
    [
      'by a disabled account',
      () => ({ ...change, accountId: accountThere(db, ['publisher'], { disabledAt: at.toISOString() }) }),
      'forbidden',
    ],
    ['by nobody', () => ({ ...change, accountId: 12345 }), 'forbidden'],
    ['of an operation that is none', () => ({ ...change, of: { operationId: 12345 } }), 'missing'],
    ['based on a revision that is not there yet', () => ({ ...change, parts: { fr: 2 } }), 'stale'],
    ['based on nothing', () => ({ ...change, parts: { fr: 0 } }), 'stale'],
  ])('%s', (_, make, code) => {
    const asked = make();
    const before = hashOfAll(db);
    expect(record(db, asked, rewrite())).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test('of more than it says', () => {
    const before = hashOfAll(db);
    expect(() =>
      record(db, { ...change, parts: { fr: 1 } }, (within) => {
        within.update(t.profiles).set({ summary: 'Ein Text.' }).where(eq(t.profiles.locale, 'de')).run();
        return null;
      }),
    ).toThrow('has touched de');
    expect(hashOfAll(db)).toBe(before);
  });

  test('based on a revision that has been overtaken', () => {
    expect(record(db, change, rewrite('Le premier.'))).toBeNull();
    const before = hashOfAll(db);
    expect(record(db, change, rewrite('Le second.'))).toBe('stale');
    expect(hashOfAll(db)).toBe(before);
  });

  test('by a rule, after it had written', () => {
    const before = hashOfAll(db);
    const refusal = record(db, change, (within) => {
      rewrite()(within);
      appendToAudit(within, { at, accountId: null, action: 'session.ended', subject: null, details: {} });
      return 'successor_missing' as const;
    });
    expect(refusal).toBe('successor_missing');
    expect(hashOfAll(db)).toBe(before);
  });

  test('by an error', () => {
    const before = hashOfAll(db);
    expect(() =>
      record(db, change, (within) => {
        rewrite()(within);
        throw new TypeError('a defect');
      }),
    ).toThrow('a defect');
    expect(hashOfAll(db)).toBe(before);
  });

  test('because it changes nothing', () => {
    const before = hashOfAll(db);
    expect(record(db, change, () => null)).toBe('unchanged');
    expect(hashOfAll(db)).toBe(before);
  });
});

test('an asynchronous change does not compile', () => {
  type Apply = Parameters<typeof record<'code'>>[2];
  expectTypeOf<(within: Db) => null>().toExtend<Apply>();
  expectTypeOf<(within: Db) => 'code'>().toExtend<Apply>();
  expectTypeOf<(within: Db) => Promise<null>>().not.toExtend<Apply>();
  expectTypeOf<(within: Db) => Promise<'code'>>().not.toExtend<Apply>();
});

test.each(['audit_entries', 'revisions'])('nothing that %s holds can be changed, deleted or replaced', (table) => {
  record(db, change, rewrite());
  const before = hashOfAll(db);
  const refused = /append-only|immutable/;
  const first = db.$client.prepare(`SELECT * FROM ${table} LIMIT 1`).get() as Record<string, unknown>;
  const names = Object.keys(first);
  expect(() => db.$client.exec(`UPDATE ${table} SET account_id = 1`)).toThrow(refused);
  expect(() => db.$client.exec(`DELETE FROM ${table}`)).toThrow(refused);
  expect(() =>
    db.$client
      .prepare(`INSERT OR REPLACE INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`)
      .run(...Object.values(first)),
  ).toThrow(refused);
  expect(hashOfAll(db)).toBe(before);
});

test('two processes that publish at once neither lose nor interleave', async () => {
  const writers = [accountThere(db, ['publisher']), accountThere(db, ['publisher'])];
  const count = 15;
  const codes = await Promise.all(
    writers.map(
      (writer) =>
        new Promise((resolve) => {
          const args = ['--import', 'tsx', 'db/writes/publish-in-a-loop.fixture.ts', fresh.file];
          spawn(process.execPath, [...args, String(operationId), String(writer), String(count)], {
            stdio: 'inherit',
          }).on('exit', resolve);
        }),
    ),
  );
  expect(codes).toEqual([0, 0]);
  const revisions = findRevisions(db, { operationId });
  expect(revisions.map(({ number }) => number)).toEqual(Array.from({ length: 1 + 2 * count }, (_, index) => index + 1));
  for (const writer of writers) {
    expect(revisions.filter(({ accountId }) => accountId === writer)).toHaveLength(count);
    expect(db.select().from(t.auditEntries).where(eq(t.auditEntries.accountId, writer)).all()).toHaveLength(count);
  }
  // Each revision holds what its own author wrote.
  for (const { number, accountId } of revisions.slice(1)) {
    expect(findRevision(db, { operationId }, number)?.content.facts.siteUrl).toContain(`https://${accountId}.example/`);
  }
});

test('an account is erased and the log stays whole', () => {
  record(db, change, rewrite());
  const entries = db.select().from(t.auditEntries).all();
  db.delete(t.accounts).where(eq(t.accounts.id, change.accountId)).run();
  expect(db.select().from(t.auditEntries).all()).toEqual(entries);
});
