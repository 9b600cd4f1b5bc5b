import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Locale, locales } from '../../domain/locale';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import type { OperationFiles } from '../exchange/format';
import * as t from '../schema';
import { publishedPart } from '../writes/drafts';
import { approved, operationOf, saveOf } from '../writes/drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase, loadedAt } from '../writes/fresh-database.fixture';
import { declareStillRight, publishDrafts } from '../writes/publish-drafts';
import { findAsPublished, findPublications } from './as-published';
import { findOperations } from './operations';
import { findProfile } from './profiles';
import { findLatestNumber } from './revisions';

const later = new Date('2026-12-01T09:00:00Z');
const afterwards = new Date('2026-12-02T00:00:00Z');

let fresh: FreshDatabase;
let db: Db;
let author: number;
let publisher: number;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  author = accountThere(db, ['editor']);
  publisher = accountThere(db, ['publisher']);
});

afterEach(() => fresh.discard());

type Content = Pick<OperationFiles, 'slug' | 'facts'>;

/** Publishes another text, or other facts, of an operation. */
function publish(
  slug: string,
  part: Locale | 'facts',
  changes: TextFields | ((before: Content) => unknown),
  at = later,
) {
  const of = operationOf(db, slug);
  const save =
    typeof changes === 'function'
      ? saveOf(db, of, part, {}, { content: changes(publishedPart(db, of, part) as Content) })
      : saveOf(db, of, part, changes);
  const draft = approved(db, save, { author, publisher, at });
  const publication = { of, drafts: [draft], reason: null, setAside: null };
  expect(publishDrafts(db, publication, { accountId: publisher, at })).toBeNull();
}

function saidOf(slug: string, locale: Locale, until: Date) {
  const said = findAsPublished(slug, locale, until, db);
  if (said === null) throw new Error(`nothing was said of ${slug}`);
  return said;
}

test.each([...locales])('in %s, of all 41 operations, the site said by now what it says', (locale) => {
  const slugs = findOperations(locale, db).map(({ slug }) => slug);
  expect(slugs).toHaveLength(41);
  for (const slug of slugs) {
    const said = saidOf(slug, locale, afterwards);
    expect(said, slug).toEqual({
      profile: findProfile(slug, locale, db),
      number: 1,
      publishedAt: loadedAt.toISOString(),
      behind: false,
    });
  }
});

describe('of an operation that was published anew', () => {
  const slug = 'mission-to-moldova';

  test('the site said the old words until then and the new ones since, in each language its own', () => {
    const before = findProfile(slug, 'en', db);
    const french = findProfile(slug, 'fr', db);
    publish(slug, 'en', { summary: 'Another summary.', name: 'Another name' });
    expect(saidOf(slug, 'en', later).profile).toEqual(before);
    expect(saidOf(slug, 'en', afterwards)).toMatchObject({
      number: 2,
      publishedAt: later.toISOString(),
      profile: { summary: 'Another summary.', name: 'Another name', changedAt: later.toISOString() },
    });
    expect(saidOf(slug, 'fr', afterwards).profile).toEqual(french);
    expect(findPublications(slug, db)).toEqual([loadedAt.toISOString(), later.toISOString()]);
  });

  test('a translation was behind from when its source changed until it was declared still right', () => {
    publish(slug, 'en', { summary: 'Another summary.' });
    const declared = new Date('2026-12-05T09:00:00Z');
    const of = operationOf(db, slug);
    expect(declareStillRight(db, of, 'it', findLatestNumber(db, of), { accountId: author, at: declared })).toBeNull();
    expect(saidOf(slug, 'it', later).behind).toBe(false);
    expect(saidOf(slug, 'it', declared).behind).toBe(true);
    expect(saidOf(slug, 'it', new Date('2026-12-06T00:00:00Z')).behind).toBe(false);
    expect(saidOf(slug, 'en', declared).behind).toBe(false);
  });

  test('it was told of with the facts of then', () => {
    publish(slug, 'facts', ({ facts, ...content }) => ({
      ...content,
      facts: { ...facts, themes: ['youth'], siteUrl: 'https://example.org/', fieldOffices: [] },
    }));
    const then = saidOf(slug, 'de', later).profile;
    expect(then.themes).not.toContain('youth');
    expect(then.fieldOffices.length).toBeGreaterThan(0);
    expect(saidOf(slug, 'de', afterwards).profile).toEqual(findProfile(slug, 'de', db));
  });
});

test('before its first revision the site said nothing; of what is no operation it never says anything', () => {
  expect(findAsPublished('mission-to-moldova', 'en', loadedAt, db)).toBeNull();
  expect(findAsPublished('no-such-mission', 'en', afterwards, db)).toBeNull();
  expect(findPublications('no-such-mission', db)).toEqual([]);
});

test('those before and after it had the names of then, and are led to where they are now', () => {
  const before = findProfile('mission-to-serbia', 'en', db);
  publish('mission-to-montenegro', 'en', { shortName: 'Another Mission' });
  publish('mission-to-montenegro', 'facts', (content) => ({ ...content, slug: 'another-mission' }));
  const renamed = before?.successors.map((kin) => ({ ...kin, slug: 'another-mission' }));
  expect(saidOf('mission-to-serbia', 'en', later).profile.successors).toEqual(renamed);
  // Its own revision still names the old slug of its successor.
  expect(saidOf('mission-to-serbia', 'en', afterwards).profile).toEqual(findProfile('mission-to-serbia', 'en', db));
  expect(saidOf('another-mission', 'en', later).profile.predecessors.map(({ slug }) => slug)).toEqual([
    'mission-to-serbia',
  ]);
  expect(saidOf('another-mission', 'en', afterwards).profile).toEqual(findProfile('another-mission', 'en', db));
});

test('places had the names of then', () => {
  const slug = 'mission-to-moldova';
  const common = db.select().from(t.commonRevisions).get();
  const seat = findProfile(slug, 'en', db)?.seats[0]?.place;
  const content = JSON.parse(common?.content ?? '') as { places: { key: string; names: Record<string, string> }[] };
  const places = content.places.map((place) =>
    place.key === seat ? { ...place, names: { ...place.names, en: 'Another Place' } } : place,
  );
  const row = { number: 2, publishedAt: later.toISOString(), accountId: null, reason: null };
  db.insert(t.commonRevisions)
    .values({ ...row, content: JSON.stringify({ ...content, places }) })
    .run();
  expect(saidOf(slug, 'en', later).profile).toEqual(findProfile(slug, 'en', db));
  expect(saidOf(slug, 'en', afterwards).profile.seats[0]?.name).toBe('Another Place');
});

test('a text that was not there yet is the one in the source language', () => {
  const slug = 'mission-to-moldova';
  const { operationId } = operationOf(db, slug);
  const [first] = db.query.revisions.findMany({ where: (table, { eq }) => eq(table.operationId, operationId) }).sync();
  const { fr, ...profiles } = JSON.parse(first?.content ?? '').profiles;
  const content = JSON.stringify({ ...JSON.parse(first?.content ?? ''), profiles, madeFrom: {} });
  const row = { operationId, number: 2, publishedAt: later.toISOString(), accountId: null, reason: null, content };
  db.insert(t.revisions).values(row).run();
  const { profile } = saidOf(slug, 'fr', afterwards);
  expect(profile.textLocale).toBe('en');
  expect(profile.name).toBe('OSCE Mission to Moldova');
  expect(profile.locales).not.toContain('fr');
  expect(fr.name).not.toBe(profile.name);
});

test('a revision of before there were extensions of mandates and former kinds has none', () => {
  const slug = 'mission-to-moldova';
  const { operationId } = operationOf(db, slug);
  const [first] = db.query.revisions.findMany({ where: (table, { eq }) => eq(table.operationId, operationId) }).sync();
  const content = JSON.parse(first?.content ?? '');
  const { mandateExtensions, formerKinds, ...facts } = content.facts;
  const row = { operationId, number: 2, publishedAt: later.toISOString(), accountId: null, reason: null };
  db.insert(t.revisions)
    .values({ ...row, content: JSON.stringify({ ...content, facts }) })
    .run();
  expect(saidOf(slug, 'en', afterwards).profile).toEqual(findProfile(slug, 'en', db));
});
