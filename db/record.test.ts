import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Db, openForQueries, openForWriting, UnusableDatabase } from './client';
import { WrongFile } from './exchange/format';
import { readRecordFiles } from './exchange/read-files';
import { FolderNotEmpty, writeRecordFiles } from './exchange/write-files';
import { migrateDatabase } from './migrate';
import { findWholeRecord } from './queries/whole-record';
import { loadFirstData, seedFolder } from './seed/load';
import { importRecord } from './writes/import-record';

const instant = new Date('2026-11-24T12:00:00Z');

let folder: string;
let file: string;
let db: Db;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'where-we-are-'));
  file = join(folder, 'record.sqlite');
  db = openForWriting(file);
  migrateDatabase(db);
});

afterEach(() => {
  db.$client.close();
  rmSync(folder, { recursive: true });
});

describe('the database', () => {
  test('has only STRICT tables, checks foreign keys and waits for the disk', () => {
    const loose = (db.$client.pragma('table_list') as { name: string; type: string; strict: number }[])
      // What FTS5 keeps, it lays out itself.
      .filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_') && name !== '__drizzle_migrations')
      .filter(({ strict }) => strict === 0)
      .map(({ name }) => name);
    expect(loose).toEqual([]);
    const pragma = (name: string) => db.$client.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys'), pragma('busy_timeout')]).toEqual([
      'wal',
      2,
      1,
      5000,
    ]);
  });

  test('refuses to be written through the connection of the queries', () => {
    const queries = openForQueries(file);
    expect(() => queries.$client.exec('UPDATE site_revision SET number = 7')).toThrow(/readonly/);
    queries.$client.close();
  });

  test('of a newer version is refused and left as it is', () => {
    db.$client.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999)`);
    expect(() => migrateDatabase(db)).toThrow(UnusableDatabase);
  });

  describe('refuses', () => {
    beforeEach(() => {
      db.$client.exec(`
        INSERT INTO operations VALUES (1, 'office-in-minsk', 'office', 'eastern-europe', NULL, '2026-11-24T12:00:00.000Z');
        INSERT INTO establishments VALUES (1, '2003-01-01', NULL);
        INSERT INTO places VALUES (1, 'minsk', 53.9, 27.56, 625144);
      `);
    });

    test.each([
      ['a date that does not exist', `UPDATE establishments SET established_on = '2025-02-30'`],
      ['a date that is not ISO', `UPDATE establishments SET established_on = '01.02.2003'`],
      ['a date with a time', `UPDATE establishments SET established_on = '2003-01-01T00:00'`],
      ['the year nought', `UPDATE establishments SET established_on = '0000'`],
      ['work before the establishment', `UPDATE establishments SET operational_from = '2002-12-31'`],
      [
        'a closure before the establishment',
        `INSERT INTO closures VALUES (1, 'completed', '2002-12-31', NULL, NULL, NULL, NULL)`,
      ],
      [
        'a closure in an earlier month',
        `INSERT INTO closures VALUES (1, 'completed', '2002-12', NULL, NULL, NULL, NULL)`,
      ],
      ['a closure of an unknown kind', `INSERT INTO closures VALUES (1, 'lost', NULL, NULL, NULL, NULL, NULL)`],
      [
        'a second closure',
        `INSERT INTO closures VALUES (1, 'completed', '2011', NULL, NULL, NULL, NULL), (1, 'completed', '2012', NULL, NULL, NULL, NULL)`,
      ],
      [
        'a locale that is not one',
        `INSERT INTO profiles VALUES (1, 'pt', 'a', 'a', NULL, 'a', '', 'a', '2026-11-24T12:00:00.000Z', 1)`,
      ],
      [
        'a profile without a name',
        `INSERT INTO profiles VALUES (1, 'en', ' ', 'a', NULL, 'a', '', 'a', '2026-11-24T12:00:00.000Z', NULL)`,
      ],
      [
        'a profile of no operation',
        `INSERT INTO profiles VALUES (2, 'en', 'a', 'a', NULL, 'a', '', 'a', '2026-11-24T12:00:00.000Z', NULL)`,
      ],
      ['an instant that is not one', `UPDATE operations SET changed_at = 'yesterday'`],
      ['an unknown region', `UPDATE operations SET region = 'atlantis'`],
      ['a slug with a slash', `UPDATE operations SET slug = 'a/b'`],
      ['a country that is not a code', `INSERT INTO host_countries VALUES (1, 'by')`],
      ['a latitude beyond the pole', `UPDATE places SET latitude = 91`],
      ['text where a number belongs', `UPDATE places SET latitude = 'north'`],
      ['an operation that succeeds itself', `INSERT INTO successions VALUES (1, 1, 'replaced', NULL)`],
      ['a seat that ends before it begins', `INSERT INTO seats VALUES (1, 1, 1, '2005', '2004-12-31')`],
      ['an address with a script', `UPDATE operations SET site_url = 'javascript:alert(1)'`],
      ['a redirect to another site', `INSERT INTO redirects VALUES ('/a', '//evil.example')`],
      ['a second site revision', `INSERT INTO site_revision VALUES (2, 0, '2026-11-24T12:00:00.000Z')`],
    ])('%s', (_, statement) => {
      expect(() => db.$client.exec(statement)).toThrow(/constraint|closure before establishment|datatype|REAL/);
    });

    test('an establishment that moves behind the closure', () => {
      db.$client.exec(`INSERT INTO closures VALUES (1, 'completed', '2011-03', NULL, NULL, NULL, NULL)`);
      expect(() => db.$client.exec(`UPDATE establishments SET established_on = '2011-04-01'`)).toThrow(
        'closure before',
      );
      db.$client.exec(`UPDATE establishments SET established_on = '2011'`);
    });
  });
});

describe('the files of the record', () => {
  test('come out of an export as they went into the import, byte for byte', () => {
    loadFirstData(db, instant);
    const exported = join(folder, 'first');
    writeRecordFiles(exported, findWholeRecord(db));
    expect(bytesOf(exported)).toEqual(bytesOf(seedFolder));

    const other = openForWriting(join(folder, 'other.sqlite'));
    migrateDatabase(other);
    expect(importRecord(other, readRecordFiles(exported), instant)).toBeNull();
    writeRecordFiles(join(folder, 'second'), findWholeRecord(other));
    other.$client.close();
    expect(bytesOf(join(folder, 'second'))).toEqual(bytesOf(exported));
  });

  test('are not written among others', () => {
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    expect(() =>
      writeRecordFiles(folder, { places: [], redirects: [], announcements: [], site: {}, operations: [] }),
    ).toThrow(FolderNotEmpty);
  });

  test('are not read into a database that holds something', () => {
    loadFirstData(db, instant);
    const before = findWholeRecord(db);
    expect(importRecord(db, { places: [], redirects: [], announcements: [], site: {}, operations: [] }, instant)).toBe(
      'not_empty',
    );
    expect(findWholeRecord(db)).toEqual(before);
  });

  test('raise the site revision by one', () => {
    loadFirstData(db, instant);
    expect(db.$client.prepare('SELECT number, changed_at FROM site_revision').get()).toEqual({
      number: 1,
      changed_at: '2026-11-24T12:00:00.000Z',
    });
  });

  const facts = 'operations/office-in-minsk/facts.json';
  const profile = 'operations/office-in-minsk/ru.json';
  test.each([
    ['a date that does not exist', facts, '"2003-01-01"', '"2003-02-30"', 'establishment.establishedOn'],
    ['an unknown kind', facts, '"kind": "office"', '"kind": "embassy"', 'kind'],
    ['a field that nobody knows', facts, '"kind"', '"mood": "good", "kind"', 'the whole file'],
    [
      'a successor that does not exist',
      'operations/mission-to-croatia/facts.json',
      '"office-in-zagreb"',
      '"office-in-atlantis"',
      'successors.0.slug',
    ],
    ['a place that does not exist', facts, '"place": "minsk"', '"place": "atlantis"', 'seats.0.place'],
    ['an empty name', profile, /"name": "[^"]*"/, '"name": " "', 'name'],
    ['a closure without a note', profile, /"closureNote": "[^\n]*"/, '"closureNote": null', 'closureNote'],
    ['a latitude beyond the pole', 'places.json', /"latitude": [\d.]+/, '"latitude": 123', '0.latitude'],
    [
      'an address with a script',
      'operations/presence-in-albania/facts.json',
      'https://albania.osce.org"',
      'javascript:x"',
      'siteUrl',
    ],
    ['another version of the format', 'record.json', '1', '2', 'format'],
    ['what is not JSON', facts, '{', '', 'is not JSON'],
  ])('with %s are refused, with the path of the wrong field', (_, name, right, wrong, path) => {
    const copy = join(folder, 'copy');
    cpSync(seedFolder, copy, { recursive: true });
    const text = readFileSync(join(copy, name), 'utf8');
    const changed = text.replace(right, wrong);
    expect(changed).not.toBe(text);
    writeFileSync(join(copy, name), changed);
    expect(() => readRecordFiles(copy)).toThrow(WrongFile);
    expect(() => readRecordFiles(copy)).toThrow(`${name}: ${path}`);
  });

  test('without a text in the source language are refused', () => {
    const copy = join(folder, 'copy');
    cpSync(seedFolder, copy, { recursive: true });
    rmSync(join(copy, 'operations/office-in-minsk/en.json'));
    expect(() => readRecordFiles(copy)).toThrow('operations/office-in-minsk/en.json: is missing');
  });
});

function bytesOf(root: string): ReadonlyMap<string, string> {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(names.map((name) => [name.slice(root.length), readFileSync(name, 'utf8')]));
}
