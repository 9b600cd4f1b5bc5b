import { afterEach, beforeEach, expect, test } from 'vitest';
import { lifeEvents } from '../../domain/life-events';
import { locales } from '../../domain/locale';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { approved, operationOf, saveOf } from '../writes/drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase } from '../writes/fresh-database.fixture';
import { publishDrafts } from '../writes/publish-drafts';
import { findDatedOperations, findRewritings } from './changes';
import { findProfile } from './profiles';

const slug = 'mission-to-moldova';

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

function publish(part: 'en' | 'fr', changes: TextFields, at: Date): void {
  const of = operationOf(db, slug);
  const draft = approved(db, saveOf(db, of, part, changes), { author, publisher, at });
  const publication = { of, drafts: [draft], reason: null, setAside: null };
  expect(publishDrafts(db, publication, { accountId: publisher, at })).toBeNull();
}

test.each([...locales])('in %s, what happened to each operation is what its own page tells', (locale) => {
  const operations = findDatedOperations(locale, db);
  expect(operations).toHaveLength(41);
  for (const { slug: of, dated, formerNames } of operations) {
    const profile = findProfile(of, locale, db);
    if (profile === null) throw new Error(`${of} has no profile`);
    expect(lifeEvents(dated), of).toEqual(lifeEvents(profile));
    expect(formerNames, of).toEqual(profile.formerNames);
  }
});

test('a source text is rewritten by the revision that leaves too little of it, and by no other', () => {
  expect(findRewritings(db)).toEqual([]);
  const before = findProfile(slug, 'en', db);
  const [first, second, third, fourth] = [1, 2, 3, 4].map((day) => new Date(`2026-12-0${day}T09:00:00Z`));
  if (!first || !second || !third || !fourth || before === null) throw new Error('there is nothing to begin with');
  publish('en', { summary: `${before.summary} And so on.`, name: 'Another name' }, first);
  publish('fr', { summary: 'Un tout autre résumé.', body: '' }, second);
  expect(findRewritings(db)).toEqual([]);
  publish('en', { summary: 'Nothing of what was said before is left.', body: '' }, third);
  publish('en', { name: 'Yet another name' }, fourth);
  const { operationId } = operationOf(db, slug);
  expect(findRewritings(db)).toEqual([
    { operationId, number: 4, publishedAt: third.toISOString(), publishedBefore: second.toISOString() },
  ]);
});
