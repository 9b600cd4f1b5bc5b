import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineage, type Strand } from '../../domain/lineage';
import { type Db, openForWriting } from '../client';
import { migrateDatabase } from '../migrate';
import * as t from '../schema';
import { loadFirstData } from '../seed/load';
import { findFamily, type Relative } from './lineage';
import { findTimeline } from './timeline';

let folder: string;
let db: Db;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'where-we-are-'));
  db = openForWriting(join(folder, 'record.sqlite'));
  migrateDatabase(db);
  loadFirstData(db, new Date('2026-11-24T12:00:00Z'));
});

afterAll(() => {
  db.$client.close();
  rmSync(folder, { recursive: true });
});

function idOf(slug: string): number {
  const row = db.select().from(t.operations).where(eq(t.operations.slug, slug)).get();
  if (row === undefined) throw new Error(`no ${slug}`);
  return row.id;
}

function written(strands: readonly Strand<Relative>[]): unknown[] {
  return strands.map((strand) =>
    strand.flatMap(({ member, tie, branches }) => [
      tie ? `${tie.kind}: ${member.shortName}` : member.shortName,
      ...(branches.length > 0 ? [written(branches)] : []),
    ]),
  );
}

const familyOf = (slug: string) => written(lineage(findFamily(idOf(slug), 'en', db)));

test.each(['kosovo-verification-mission', 'task-force-for-kosovo', 'mission-in-kosovo'])(
  '%s stands in its family',
  (slug) => {
    expect(familyOf(slug)).toEqual([
      ['Kosovo Verification Mission', 'replaced: Task Force for Kosovo', 'replaced: Mission in Kosovo'],
    ]);
  },
);

test.each(['liaison-office-in-central-asia', 'centre-in-tashkent', 'project-coordinator-in-uzbekistan'])(
  '%s stands in its family',
  (slug) => {
    expect(familyOf(slug)).toEqual([
      [
        'Liaison Office in Central Asia',
        'replaced: Centre in Tashkent',
        'replaced: Project Co-ordinator in Uzbekistan',
      ],
    ]);
  },
);

test.each(['missions-of-long-duration-kosovo-sandjak-vojvodina', 'mission-to-serbia', 'mission-to-montenegro'])(
  '%s stands in its family, in which Serbia lives on beside Montenegro',
  (slug) => {
    const [[first, second, branches] = []] = familyOf(slug) as [[string, string, unknown]];
    expect(first).toContain('Missions of Long Duration');
    expect(second).toMatch(/: Mission to Serbia$/);
    expect(branches).toEqual([['split: Mission to Montenegro']]);
  },
);

test('an operation that followed none and was not followed has no family', () => {
  expect(findFamily(idOf('mission-to-moldova'), 'ru', db)).toEqual({ members: [], ties: [] });
});

test('a family holds all of a record, and ends where the record runs in a circle', () => {
  const copy = openForWriting(join(folder, 'circle.sqlite'));
  try {
    migrateDatabase(copy);
    loadFirstData(copy, new Date('2026-11-24T12:00:00Z'));
    const all = copy.select().from(t.operations).orderBy(t.operations.id).all();
    copy.delete(t.successions).run();
    for (const [index, { id }] of all.entries()) {
      const next = all[(index + 1) % all.length];
      if (next) copy.insert(t.successions).values({ predecessorId: id, successorId: next.id, kind: 'replaced' }).run();
    }
    const family = findFamily(all[7]?.id ?? 0, 'de', copy);
    expect(family.members).toHaveLength(all.length);
    expect(family.ties).toHaveLength(all.length);
  } finally {
    copy.$client.close();
  }
});

test('the timeline has all operations, and every succession by its slugs', () => {
  const { operations, ties } = findTimeline('ru', db);
  expect(operations).toHaveLength(41);
  expect(operations.every(({ textLocale }) => textLocale === 'ru')).toBe(true);
  expect(ties).toHaveLength(db.select().from(t.successions).all().length);
  expect(ties).toContainEqual({ predecessor: 'mission-to-serbia', successor: 'mission-to-montenegro', kind: 'split' });
});
