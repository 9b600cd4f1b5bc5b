import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PartName } from '../../domain/draft';
import { locales } from '../../domain/locale';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import type { OperationFiles } from '../exchange/format';
import { findDraft } from '../queries/drafts';
import { contentNow, findLatestNumber, findRevisions } from '../queries/revisions';
import { findCommonFiles } from '../queries/whole-record';
import * as t from '../schema';
import { moveDraft, publishedPart, saveDraft } from './drafts';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { publishDrafts } from './publish-drafts';

const at = new Date('2026-11-25T09:30:00Z');

let fresh: FreshDatabase;
let db: Db;
let editor: number;
let publisher: number;
let of: { readonly operationId: number };

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  editor = accountThere(db, ['editor']);
  publisher = accountThere(db, ['publisher']);
  const row = db.select().from(t.operations).where(eq(t.operations.slug, 'mission-to-skopje')).get();
  of = { operationId: row?.id ?? 0 };
});

afterEach(() => fresh.discard());

type Content = Pick<OperationFiles, 'slug' | 'facts'>;

function published(): Content {
  return publishedPart(db, of, 'facts') as Content;
}

/** Drafts a part and has it approved; answers what is to be published. */
function approve(part: PartName, content: unknown): { id: number; version: number } {
  const seen = findDraft(db, of, part)?.version ?? 0;
  const basedOn = findLatestNumber(db, of);
  const madeFrom = part === 'facts' || part === 'en' ? null : 1;
  expect(saveDraft(db, { of, part, seen, basedOn, madeFrom, content }, { accountId: editor, at })).toMatchObject({
    is: 'saved',
  });
  const draft = findDraft(db, of, part);
  if (draft === null) throw new Error('nothing was kept');
  const { id, version } = draft;
  const handOver = { seen: version, note: null, reviewerId: null, comments: [] };
  expect(moveDraft(db, id, 'submit', handOver, { accountId: editor, at })).toBeNull();
  expect(moveDraft(db, id, 'approve', handOver, { accountId: publisher, at })).toBeNull();
  return { id, version };
}

function publish(...drafts: { id: number; version: number }[]) {
  return publishDrafts(db, { of, drafts, reason: null, setAside: null }, { accountId: publisher, at });
}

function changed(facts: Partial<Content['facts']>, slug?: string): Content {
  const before = published();
  return { slug: slug ?? before.slug, facts: { ...before.facts, ...facts } };
}

/** A text with the name that an operation had from a day. */
function named(part: (typeof locales)[number], from: string, name: string): TextFields {
  return { ...(publishedPart(db, of, part) as TextFields), [`formerNames.${from}`]: name };
}

test('facts that are published are what was drafted, and nothing else has changed', () => {
  const before = contentNow(db, of);
  const content = changed({
    kind: 'presence',
    hostCountries: ['MK', 'XK'],
    seats: [
      { place: 'tetovo', from: '1992', until: '1993-05' },
      { place: 'skopje', from: '1993-05', until: null },
    ],
    fieldOffices: [
      { place: 'tetovo', kind: 'office', standing: 'closed', openedOn: '2001', closedOn: '2010-12-31', asOf: null },
    ],
    mandate: null,
    furtherInformationLanguages: [
      { language: 'mk', url: 'https://www.osce.org/mk' },
      { language: 'en', url: null },
    ],
    themes: ['policing'],
    siteUrl: 'https://www.osce.org/skopje',
    sources: [{ field: 'seat', confidence: 'recalled', url: null, note: 'from memory' }],
  });
  expect(publish(approve('facts', content))).toBeNull();
  const { facts, profiles, slug } = contentNow(db, of);
  expect({ slug, facts }).toEqual({ ...content, facts: { ...content.facts, changedAt: at.toISOString() } });
  expect(profiles).toEqual(before.profiles);
  expect(findDraft(db, of, 'facts')).toBeNull();
  expect(findRevisions(db, of)).toHaveLength(2);
  expect(findRevisions(db, 'common')).toHaveLength(1);
});

test('facts that say what is published are no draft, whenever those last changed', () => {
  const save = { of, part: 'facts', seen: 0, basedOn: 1, madeFrom: null } as const;
  const content = changed({ changedAt: '2020-01-01T00:00:00.000Z' });
  expect(saveDraft(db, { ...save, content }, { accountId: editor, at })).toEqual({ is: 'unchanged', version: 0 });
});

describe('a new slug', () => {
  test('leaves a redirect, in the same change and with a revision of its own, and flattens those before', () => {
    const site = db.select().from(t.siteRevision).get()?.number ?? 0;
    expect(publish(approve('facts', changed({}, 'mission-to-north-macedonia')))).toBeNull();
    expect(contentNow(db, of).slug).toBe('mission-to-north-macedonia');
    const to = '/operations/mission-to-north-macedonia';
    expect(findCommonFiles(db).redirects).toEqual(
      expect.arrayContaining([
        { from: '/operations/mission-to-skopje', to },
        { from: '/operations/spillover-monitor-mission-to-skopje', to },
      ]),
    );
    expect(findRevisions(db, 'common').at(-1)).toMatchObject({ number: 2, accountId: publisher });
    expect(db.select().from(t.siteRevision).get()?.number).toBe(site + 1);
    const actions = db
      .select()
      .from(t.auditEntries)
      .all()
      .slice(-2)
      .map(({ action }) => action);
    expect(actions).toEqual(['profile.published', 'redirect.changed']);
  });

  test.each([
    ['of another operation', 'mission-to-serbia'],
    ['that leads to another operation', 'mission-to-serbia-and-montenegro'],
    ['that was this operation’s own once', 'spillover-monitor-mission-to-skopje'],
  ])('%s is refused, and every table is as it was', (_, slug) => {
    const draft = approve('facts', changed({}, slug));
    const before = hashOfAll(db);
    expect(publish(draft)).toBe('slug_taken');
    expect(hashOfAll(db)).toBe(before);
  });

  test('does not come back: that would be a loop', () => {
    expect(publish(approve('facts', changed({}, 'mission-to-north-macedonia')))).toBeNull();
    const draft = approve('facts', changed({}, 'mission-to-skopje'));
    const before = hashOfAll(db);
    expect(publish(draft)).toBe('slug_taken');
    expect(hashOfAll(db)).toBe(before);
  });
});

describe('a former name', () => {
  const names = () => [...published().facts.formerNames, { from: '2011', until: '2012' }];

  test('whose end changes keeps its texts in every language', () => {
    const before = contentNow(db, of).profiles;
    expect(publish(approve('facts', changed({ formerNames: [{ from: '1992-09-18', until: '2011' }] })))).toBeNull();
    expect(contentNow(db, of).profiles).toEqual(before);
  });

  test('without its texts is refused, and every table is as it was', () => {
    const facts = approve('facts', changed({ formerNames: names() }));
    const english = approve('en', named('en', '2011', 'The name'));
    const before = hashOfAll(db);
    expect(publish(facts)).toBe('facts_texts_missing');
    expect(publish(facts, english)).toBe('facts_texts_missing');
    expect(publish(english)).toBe('facts_needed');
    expect(hashOfAll(db)).toBe(before);
  });

  test('goes out with its texts as one change', () => {
    const texts = locales.map((locale) => approve(locale, named(locale, '2011', `Name ${locale}`)));
    expect(publish(...texts, approve('facts', changed({ formerNames: names() })))).toBeNull();
    const { profiles, madeFrom } = contentNow(db, of);
    for (const locale of locales) expect(profiles[locale]?.formerNames['2011']).toBe(`Name ${locale}`);
    expect(madeFrom.fr).toBe(2);
    expect(findLatestNumber(db, of)).toBe(2);
  });

  test('that is taken out takes its texts along, in one revision', () => {
    expect(publish(approve('facts', changed({ formerNames: [] })))).toBeNull();
    const { profiles } = contentNow(db, of);
    for (const locale of locales) expect(profiles[locale]?.formerNames).toEqual({});
    expect(findLatestNumber(db, of)).toBe(2);
  });
});

describe('facts that are not right are refused, and every table is as it was:', () => {
  test.each<[string, () => unknown, string]>([
    ['of no shape', () => ({ slug: 'mission-to-skopje', facts: { kind: 7 } }), 'facts_wrong'],
    ['nothing', () => null, 'facts_wrong'],
    [
      'an unknown place',
      () => changed({ seats: [{ place: 'atlantis', from: null, until: null }] }),
      'facts_place_unknown',
    ],
    [
      'dates out of order',
      () => changed({ seats: [{ place: 'skopje', from: '2001', until: '2000' }] }),
      'facts_dates_order',
    ],
    ['a country twice', () => changed({ hostCountries: ['MK', 'MK'] }), 'facts_twice'],
  ])('%s', (_, make, code) => {
    const draft = approve('facts', make());
    const before = hashOfAll(db);
    expect(publish(draft)).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test('by somebody who may not publish', () => {
    const draft = approve('facts', changed({ themes: [] }));
    const before = hashOfAll(db);
    const by = { accountId: editor, at };
    expect(publishDrafts(db, { of, drafts: [draft], reason: null, setAside: null }, by)).toBe('forbidden');
    expect(hashOfAll(db)).toBe(before);
  });

  test('a draft by a translator', () => {
    const before = hashOfAll(db);
    const save = { of, part: 'facts', seen: 0, basedOn: 1, madeFrom: null, content: changed({ themes: [] }) } as const;
    expect(saveDraft(db, save, { accountId: accountThere(db, ['translator']), at })).toEqual({
      is: 'refused',
      why: 'forbidden',
    });
    expect(hashOfAll(db)).not.toBe(before);
    expect(findDraft(db, of, 'facts')).toBeNull();
  });
});
