import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Locale, locales } from '../../domain/locale';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findDraft } from '../queries/drafts';
import { contentNow, findLatestNumber, findRevision, type Held } from '../queries/revisions';
import { findTranslationState } from '../queries/texts';
import * as t from '../schema';
import { saveDraft } from './drafts';
import { approved, operationOf, type People, saveOf } from './drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { declareStillRight, type PublishRefusal, publishDrafts } from './publish-drafts';
import { record } from './record';
import { schedulePublication } from './schedules';

const at = new Date('2026-11-25T09:30:00Z');

let fresh: FreshDatabase;
let db: Db;
let of: { readonly operationId: number };
let editor: number;
let translator: number;
let publisher: number;
let people: People;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  of = operationOf(db, 'mission-to-moldova');
  editor = accountThere(db, ['editor']);
  publisher = accountThere(db, ['publisher']);
  translator = accountThere(db, ['translator']);
  db.insert(t.accountLocales).values({ accountId: translator, locale: 'fr' }).run();
  people = { author: editor, publisher, at };
});

afterEach(() => fresh.discard());

const by = (accountId: number) => ({ accountId, at });
const ready = (part: Locale, changes: TextFields, held: Held = of) =>
  approved(db, saveOf(db, held, part, changes), people);
const publish = (
  drafts: readonly { id: number; version: number }[],
  { held = of, aside = [] as readonly string[] }: { held?: Held; aside?: readonly string[] } = {},
) => {
  const setAside = aside.length === 0 ? null : { fields: aside, reason: 'A typo.' };
  return publishDrafts(db, { of: held, drafts, reason: null, setAside }, by(publisher));
};
const stateOf = (locale: Locale, held: Held = of) => findTranslationState(db, held, locale);
const siteRevision = () => db.select().from(t.siteRevision).get()?.number ?? 0;

test('six languages go out at one moment, as one change, each translation made from the source published with it', () => {
  const before = siteRevision();
  const drafts = locales.map((locale) => ready(locale, { summary: `New in ${locale}.` }));
  expect(publish(drafts)).toBeNull();
  expect(siteRevision()).toBe(before + 1);
  const revision = findRevision(db, of, 2);
  expect(findLatestNumber(db, of)).toBe(2);
  expect(revision?.accountId).toBe(publisher);
  for (const locale of locales) {
    expect(revision?.content.profiles[locale]).toMatchObject({
      summary: `New in ${locale}.`,
      changedAt: at.toISOString(),
    });
    if (locale !== 'en') expect(stateOf(locale)).toEqual({ madeFrom: 2, outdated: [] });
  }
  expect(db.select().from(t.drafts).all()).toEqual([]);
});

test('French alone goes out: German keeps its text, its draft and its place', () => {
  saveDraft(db, saveOf(db, of, 'de', { summary: 'Entwurf.' }), by(editor));
  const german = findDraft(db, of, 'de');
  const before = contentNow(db, of);
  expect(publish([ready('fr', { summary: 'Nouveau.' })])).toBeNull();
  const { fr, ...others } = contentNow(db, of).profiles;
  const { fr: old, ...othersBefore } = before.profiles;
  expect(fr).toEqual({ ...old, summary: 'Nouveau.', changedAt: at.toISOString() });
  expect(others).toEqual(othersBefore);
  expect(contentNow(db, of).facts).toEqual(before.facts);
  expect(findDraft(db, of, 'de')).toEqual(german);
  // What German was drafted from is still what is published: it can follow.
  expect(publish([{ id: german?.id ?? 0, version: 1 }])).toBe('not_approved');
});

describe('a translation', () => {
  test('is outdated, field by field, once its source says something else, and not when it is made from that', () => {
    publish([ready('en', { summary: 'Another.' })]);
    expect(stateOf('fr')).toEqual({ madeFrom: 1, outdated: ['summary'] });
    expect(stateOf('en')).toBeNull();
    publish([ready('fr', { summary: 'Un autre.' })]);
    expect(stateOf('fr')).toEqual({ madeFrom: 2, outdated: [] });
    expect(stateOf('de')).toEqual({ madeFrom: 1, outdated: ['summary'] });
  });

  test('published alone is made from what it was drafted from, not from what came later', () => {
    const draft = ready('fr', { summary: 'Un autre.' });
    publish([ready('en', { summary: 'Another.' })]);
    expect(publish([draft])).toBeNull();
    expect(stateOf('fr')).toEqual({ madeFrom: 1, outdated: ['summary'] });
  });

  test('does not become outdated by a change that was set aside, and does by the next that was not', () => {
    publish([ready('en', { summary: 'A tpyo.', name: 'Another name' })], { aside: ['summary'] });
    expect(stateOf('fr')?.outdated).toEqual(['name']);
    publish([ready('en', { summary: 'Another.' })]);
    expect(stateOf('fr')?.outdated.toSorted()).toEqual(['name', 'summary']);
  });

  test('is made from nothing that was set aside where nothing changed', () => {
    publish([ready('en', { summary: 'A tpyo.' })], { aside: ['summary', 'body', 'constructor'] });
    publish([ready('fr', { summary: 'Une autre.' })], { aside: ['summary'] });
    expect(
      db.select({ revision: t.changesSetAside.revision, field: t.changesSetAside.field }).from(t.changesSetAside).all(),
    ).toEqual([{ revision: 2, field: 'summary' }]);
  });
});

describe('still right', () => {
  beforeEach(() => {
    publish([ready('en', { summary: 'Another.' })]);
  });

  test('is said of a translation by who may draft it, and kept as a revision', () => {
    expect(declareStillRight(db, of, 'fr', 2, by(translator))).toBeNull();
    expect(stateOf('fr')).toEqual({ madeFrom: 3, outdated: [] });
    expect(findRevision(db, of, 3)?.accountId).toBe(translator);
    expect(db.select().from(t.auditEntries).all().at(-1)).toMatchObject({
      accountId: translator,
      action: 'translation.still_right',
      details: '{"revision":3,"parts":"fr"}',
    });
    expect(stateOf('de')?.outdated).toEqual(['summary']);
  });

  test('lets a draft of the translation go on', () => {
    saveDraft(db, saveOf(db, of, 'fr', { name: 'Un' }, { madeFrom: 1 }), by(translator));
    expect(declareStillRight(db, of, 'fr', 2, by(translator))).toBeNull();
    expect(findDraft(db, of, 'fr')).toMatchObject({ basedOn: 3, madeFrom: 3 });
    expect(publish([ready('fr', { name: 'Deux' })])).toBeNull();
    expect(stateOf('fr')?.outdated).toEqual([]);
  });

  test('does not let a draft replace a text that it has never seen', () => {
    const draft = ready('fr', { name: 'Un' });
    const change = { ...by(publisher), permission: 'publish', action: 'profile.published', of, reason: null } as const;
    record(db, { ...change, parts: { fr: 2 } }, () => {
      db.update(t.profiles)
        .set({ name: 'Brought back' })
        .where(and(eq(t.profiles.operationId, of.operationId), eq(t.profiles.locale, 'fr')))
        .run();
      return null;
    });
    expect(declareStillRight(db, of, 'fr', 3, by(translator))).toBeNull();
    expect(publish([draft])).toBe('stale');
    expect(contentNow(db, of).profiles.fr?.name).toBe('Brought back');
  });

  test.each<[string, () => [Locale, number, number], string]>([
    ['of another language', () => ['de', 2, translator], 'forbidden'],
    ['by a publisher', () => ['fr', 2, publisher], 'forbidden'],
    ['of the source', () => ['en', 2, editor], 'unchanged'],
    ['of a source text that somebody has not looked at', () => ['fr', 1, translator], 'stale'],
    ['of a revision to come', () => ['fr', 3, translator], 'stale'],
  ])('is not said %s', (_, how, code) => {
    const [locale, seen, accountId] = how();
    const before = hashOfAll(db);
    expect(declareStillRight(db, of, locale, seen, by(accountId))).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test('is not said twice', () => {
    declareStillRight(db, of, 'fr', 2, by(translator));
    const before = hashOfAll(db);
    expect(declareStillRight(db, of, 'fr', 3, by(translator))).toBe('unchanged');
    expect(hashOfAll(db)).toBe(before);
  });
});

test("the site's own texts go the same way", () => {
  const first = contentNow(db, 'common');
  publish([ready('en', { introduction: 'Other words.' }, 'common')], { held: 'common' });
  expect(stateOf('fr', 'common')).toEqual({ madeFrom: 1, outdated: ['introduction'] });
  expect(contentNow(db, 'common').site.en).toMatchObject({
    introduction: { text: 'Other words.', changedAt: at.toISOString() },
    about: first.site.en?.about,
  });
  expect(declareStillRight(db, 'common', 'it', 2, by(editor))).toBeNull();
  expect(stateOf('it', 'common')).toEqual({ madeFrom: 3, outdated: [] });
  publish([ready('fr', { introduction: 'Autres mots.' }, 'common')], { held: 'common' });
  expect(stateOf('fr', 'common')).toEqual({ madeFrom: 3, outdated: [] });
  publish([ready('en', { about: 'A tpyo.' }, 'common')], { held: 'common', aside: ['about'] });
  expect(stateOf('fr', 'common')?.outdated).toEqual([]);
  expect(contentNow(db, 'common').site.de).toEqual(first.site.de);
});

test('a draft that was saved before the operation got another field does not empty it', () => {
  const closed = operationOf(db, 'mission-to-estonia');
  const save = saveOf(db, closed, 'fr', { summary: 'Un autre.' });
  const { closureNote, ...older } = save.content as Record<string, string>;
  const draft = approved(db, { ...save, content: older }, people);
  expect(closureNote).not.toBe('');
  expect(publish([draft], { held: closed })).toBeNull();
  expect(contentNow(db, closed).profiles.fr).toMatchObject({ closureNote, summary: 'Un autre.' });
});

test('what is published by hand is not published again when it was scheduled', () => {
  const drafts = [ready('fr', { summary: 'Un.' }), ready('de', { summary: 'Eins.' })];
  schedulePublication(db, { of, drafts, reason: null }, new Date('2026-12-01T09:00:00Z'), by(publisher));
  expect(publish(drafts.slice(0, 1))).toBeNull();
  expect(db.select().from(t.schedules).all()).toMatchObject([{ state: 'lapsed' }]);
});

describe('a publication that is refused leaves every table as it was:', () => {
  type Drafts = readonly { id: number; version: number }[];
  test.each<[string, () => Drafts, PublishRefusal]>([
    ['of nothing', () => [], 'nothing_chosen'],
    ['of a draft that is no more', () => [{ id: 12345, version: 1 }], 'nothing_chosen'],
    [
      'of one that is no more and one that is',
      () => [ready('fr', { name: 'x' }), { id: 12345, version: 1 }],
      'missing',
    ],
    [
      'of the same twice',
      () => {
        const draft = ready('fr', { name: 'x' });
        return [draft, draft];
      },
      'missing',
    ],
    [
      'of a draft of another operation',
      () => [approved(db, saveOf(db, operationOf(db, 'mission-to-serbia'), 'fr', { name: 'x' }), people)],
      'missing',
    ],
    ["of a draft of the site's own texts", () => [ready('fr', { about: 'x' }, 'common')], 'missing'],
    [
      'where one of two is not approved',
      () => {
        const french = ready('fr', { name: 'x' });
        saveDraft(db, saveOf(db, of, 'de', { name: 'x' }), by(editor));
        return [french, { id: findDraft(db, of, 'de')?.id ?? 0, version: 1 }];
      },
      'not_approved',
    ],
    [
      'in a version that was approved and has moved on',
      () => {
        const french = ready('fr', { name: 'x' });
        saveDraft(db, saveOf(db, of, 'fr', { name: 'y' }), by(editor));
        return [french];
      },
      'not_approved',
    ],
    ['in another version than the approved one', () => [{ ...ready('fr', { name: 'x' }), version: 2 }], 'not_approved'],
    [
      'of Markdown that hurts',
      () => [ready('de', { name: 'x' }), ready('fr', { body: '<script>x</script>' })],
      'text_refused',
    ],
    [
      'of a draft of what is published',
      () => {
        const french = saveOf(db, of, 'fr', {});
        saveDraft(db, saveOf(db, of, 'fr', { name: 'x' }), by(editor));
        return [approved(db, { ...french, seen: 1 }, people)];
      },
      'unchanged',
    ],
  ])('%s', (_, make, code) => {
    const drafts = make();
    const before = hashOfAll(db);
    expect(publish(drafts)).toBe(code);
    expect(hashOfAll(db)).toBe(before);
  });

  test('by an editor, a translator, or a publisher who has been disabled', () => {
    const drafts = [ready('fr', { name: 'x' })];
    const gone = accountThere(db, ['publisher'], { disabledAt: at.toISOString() });
    const before = hashOfAll(db);
    for (const accountId of [editor, translator, gone]) {
      expect(publishDrafts(db, { of, drafts, reason: null, setAside: null }, by(accountId))).toBe('forbidden');
    }
    expect(hashOfAll(db)).toBe(before);
  });

  test('because a field has become empty since it was approved', () => {
    const draft = ready('fr', { name: 'x' });
    db.update(t.drafts)
      .set({ content: JSON.stringify({ summary: '' }) })
      .run();
    const before = hashOfAll(db);
    expect(publish([draft])).toBe('text_missing');
    expect(hashOfAll(db)).toBe(before);
  });

  test('because readers have got another text since it was begun', () => {
    const draft = ready('fr', { name: 'x' });
    const change = { ...by(publisher), permission: 'publish', action: 'profile.published', of, reason: null } as const;
    record(db, { ...change, parts: { fr: 1 } }, () => {
      db.update(t.profiles)
        .set({ name: 'y' })
        .where(and(eq(t.profiles.operationId, of.operationId), eq(t.profiles.locale, 'fr')))
        .run();
      return null;
    });
    const before = hashOfAll(db);
    expect(publish([draft])).toBe('stale');
    expect(hashOfAll(db)).toBe(before);
  });
});
