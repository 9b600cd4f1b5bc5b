import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sourceLocale } from '../../domain/locale';
import type { TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { readXliff, writeXliff, type XliffDocument } from '../exchange/xliff';
import { findDraft } from '../queries/drafts';
import { findOperationId } from '../queries/operations';
import { findPresentTexts, findTranslationWork, makeTranslationFile } from '../queries/translation-file';
import * as t from '../schema';
import { type Comparison, compareTranslationFile } from './compare-translation-file';
import { saveDraft } from './drafts';
import { accountThere, type FreshDatabase, freshDatabase, hashOfAll } from './fresh-database.fixture';
import { record } from './record';
import { type Choice, takeInTranslationFile } from './translation-file';

const at = new Date('2026-11-25T09:30:00Z');
const slug = 'mission-to-moldova';

let fresh: FreshDatabase;
let db: Db;
let operationId: number;
let of: { operationId: number };
let translator: number;

beforeEach(() => {
  fresh = freshDatabase('first data');
  db = fresh.db;
  operationId = idOf(slug);
  of = { operationId };
  translator = accountThere(db, ['translator']);
  db.insert(t.accountLocales).values({ accountId: translator, locale: 'fr' }).run();
});

afterEach(() => fresh.discard());

function idOf(name: string): number {
  const id = findOperationId(db, name);
  if (id === null) throw new Error(`no ${name}`);
  return id;
}

function fileOf(locale: 'fr' | 'ru' | 'it' = 'fr', ids = [operationId]): string {
  return makeTranslationFile(db, ids, locale) ?? '';
}

/** The file as a translator brings it back, with other translations. */
function translated(file: string, targets: Readonly<Record<string, string | null>>): string {
  const read = readXliff(file) as XliffDocument;
  return writeXliff({
    ...read,
    operations: read.operations.map((operation) => ({
      ...operation,
      units: operation.units.map((unit) => ({ ...unit, target: targets[unit.field] ?? unit.target })),
    })),
  });
}

function compared(file: string, who = translator): Comparison {
  const found = compareTranslationFile(db, file, who);
  if (found.is !== 'compared') throw new Error(found.why);
  return found;
}

/** Everything that a file changes, and nothing that is asked for. */
function all({ seen, operations }: Comparison): Choice {
  const texts = operations.flatMap(({ slug: name, changed }) => changed.map(({ field }) => ({ slug: name, field })));
  return { seen, texts, overDraft: [], overSource: [] };
}

function takeIn(file: string, choice: Partial<Choice> = {}, who = translator) {
  return takeInTranslationFile(db, file, { ...all(compared(file)), ...choice }, { accountId: who, at });
}

/** Publishes another source text. */
function rewrite(texts: { summary?: string; name?: string }) {
  const accountId = accountThere(db, ['publisher']);
  const change = {
    accountId,
    permission: 'publish',
    action: 'profile.published',
    of,
    parts: {},
    reason: null,
    at,
  } as const;
  const refusal = record(db, { ...change, parts: { en: latest() } }, (within) => {
    within
      .update(t.profiles)
      .set(texts)
      .where(and(eq(t.profiles.operationId, operationId), eq(t.profiles.locale, sourceLocale)))
      .run();
    return null;
  });
  if (refusal !== null) throw new Error(refusal);
}

const latest = () => findPresentTexts(db, operationId, 'fr').latest;
const draft = () => findDraft(db, of, 'fr');

function draftFrench(changes: TextFields, seen = 0) {
  const accountId = accountThere(db, ['editor'], { name: 'Irina' });
  const content = { ...findPresentTexts(db, operationId, 'fr').texts, ...changes };
  const save = { of, part: 'fr', seen, basedOn: latest(), madeFrom: latest(), content } as const;
  expect(saveDraft(db, save, { accountId, at }).is).toBe('saved');
}

/** Answers what `attempt` does, and holds it to have stored nothing. */
function storingNothing<Answer>(attempt: () => Answer): Answer {
  const before = hashOfAll(db);
  const answer = attempt();
  expect(hashOfAll(db)).toBe(before);
  return answer;
}

test.each(['fr', 'ru'] as const)('all operations go out in %s and come back unchanged', (locale) => {
  const editor = accountThere(db, ['editor']);
  const ids = db.select({ id: t.operations.id }).from(t.operations).all();
  expect(ids).toHaveLength(41);
  const whole = fileOf(
    locale,
    ids.map(({ id }) => id),
  );
  expect(Buffer.byteLength(whole)).toBeLessThan(1_000_000);
  storingNothing(() => {
    for (const file of [whole, ...ids.map(({ id }) => fileOf(locale, [id]))]) {
      const comparison = compared(file, editor);
      for (const operation of comparison.operations) {
        expect(operation).toMatchObject({ changed: [], sourceChanges: [], unknown: [], draft: null });
        expect(operation.same.length).toBeGreaterThan(4);
      }
      const taken = takeInTranslationFile(db, file, all(comparison), { accountId: editor, at });
      expect(taken).toMatchObject({ is: 'asked', why: 'file_nothing_chosen' });
    }
  });
});

describe('the work of a language', () => {
  test('is what is missing and what is outdated, until it is in step', () => {
    const before = findTranslationWork(db, 'fr');
    expect(before.outdated).not.toContain(operationId);
    rewrite({ summary: 'Another summary.' });
    expect(findTranslationWork(db, 'fr').outdated).toContain(operationId);
    draftFrench({ summary: 'Un autre résumé.' });
    expect(findTranslationWork(db, 'fr').drafts).toBe(before.drafts + 1);
    db.delete(t.profiles)
      .where(and(eq(t.profiles.operationId, operationId), eq(t.profiles.locale, 'fr')))
      .run();
    expect(findTranslationWork(db, 'fr').missing).toContain(operationId);
  });

  test('of the source language is nothing', () => {
    expect(findTranslationWork(db, sourceLocale)).toEqual({ outdated: [], missing: [], drafts: 0 });
    expect(makeTranslationFile(db, [operationId], sourceLocale)).toBeNull();
  });
});

test('a file has the source as published now, and the draft before what is published', () => {
  rewrite({ summary: 'Another summary.' });
  draftFrench({ summary: 'Un brouillon.' });
  const [operation] = (readXliff(fileOf()) as XliffDocument).operations;
  expect(operation).toMatchObject({ slug, sourceRevision: 2 });
  const summary = operation?.units.find(({ field }) => field === 'summary');
  expect(summary).toEqual({ field: 'summary', source: 'Another summary.', target: 'Un brouillon.' });
});

describe('what a translator brings back', () => {
  test('is shown text by text before it is taken in, and then is a draft', () => {
    const before = findPresentTexts(db, operationId, 'fr').texts;
    const file = translated(fileOf(), { summary: 'Un autre résumé.\r\n\r\nEn deux parties.' });
    const comparison = storingNothing(() => compared(file));
    const after = 'Un autre résumé.\n\nEn deux parties.';
    expect(comparison.operations[0]?.changed).toEqual([
      { field: 'summary', before: before.summary, after, partial: false },
    ]);
    expect(takeIn(file)).toMatchObject({ is: 'taken_in', locale: 'fr', operations: [{ slug }] });
    expect(draft()).toMatchObject({
      content: { ...before, summary: after },
      madeFrom: 1,
      basedOn: 1,
      version: 1,
      state: 'draft',
      savedBy: translator,
    });
    expect(findPresentTexts(db, operationId, 'it').draft).toBeNull();
  });

  test('is taken in only where it was chosen', () => {
    const file = translated(fileOf(), { summary: 'Un autre résumé.', description: 'Une autre description.' });
    takeIn(file, { texts: [{ slug, field: 'description' }] });
    expect(draft()?.content).toMatchObject({ description: 'Une autre description.' });
    expect(draft()?.content).not.toMatchObject({ summary: 'Un autre résumé.' });
  });

  test('comes back under the slug that the operation had when it went out', () => {
    const file = translated(fileOf(), { summary: 'Un autre résumé.' });
    db.update(t.operations).set({ slug: 'mission-moved' }).where(eq(t.operations.id, operationId)).run();
    db.insert(t.redirects)
      .values({ fromPath: `/operations/${slug}`, toPath: '/operations/mission-moved' })
      .run();
    expect(takeIn(file)).toMatchObject({ is: 'taken_in', operations: [{ slug: 'mission-moved' }] });
  });

  test('says which texts are partial, without a translation, or of no field of the operation', () => {
    const units = [
      { field: 'summary', source: 'One.\n\nTwo.', target: 'Un.\n\nDeux.' },
      { field: 'name', source: 'Name', target: null },
      { field: 'formerNames.1901', source: 'Old', target: 'Ancien' },
    ];
    const file = writeXliff({ locale: 'fr', operations: [{ slug, sourceRevision: 1, units }] });
    const partial = file.replace('<target>Deux.</target>', '').replace('id="s2" state="translated"', 'id="s2"');
    const [operation] = compared(partial).operations;
    expect(operation?.changed).toMatchObject([{ field: 'summary', after: 'Un.\n\nTwo.', partial: true }]);
    expect(operation).toMatchObject({ untranslated: ['name'], unknown: ['formerNames.1901'], same: [] });
  });
});

describe('what somebody else has done meanwhile', () => {
  test('to the source is shown, and asked about; the draft then counts as made from the older source', () => {
    const { source } = findPresentTexts(db, operationId, 'fr');
    const file = translated(fileOf(), { summary: 'Un autre résumé.' });
    rewrite({ summary: 'Another summary.' });
    expect(compared(file).operations[0]?.sourceChanges).toEqual([
      { field: 'summary', before: source.summary, now: 'Another summary.' },
    ]);
    expect(storingNothing(() => takeIn(file))).toMatchObject({ is: 'asked', why: 'file_source_changed' });
    expect(takeIn(file, { overSource: [slug] }).is).toBe('taken_in');
    expect(draft()?.madeFrom).toBe(1);
  });

  test('to the source of a text that is not taken in does not stand in the way, and is not hidden', () => {
    const file = translated(fileOf(), { description: 'Une autre description.' });
    rewrite({ summary: 'Another summary.' });
    expect(takeIn(file).is).toBe('taken_in');
    expect(draft()?.madeFrom).toBe(1);
  });

  test('to a text that is outdated and was not brought stays outdated', () => {
    rewrite({ summary: 'Another summary.' });
    const file = translated(fileOf(), { summary: 'Un autre résumé.', description: 'Une autre description.' });
    takeIn(file, { texts: [{ slug, field: 'description' }] });
    expect(draft()?.madeFrom).toBe(1);
  });

  test('and what was brought in step counts as made from the source of the file', () => {
    rewrite({ summary: 'Another summary.' });
    takeIn(translated(fileOf(), { summary: 'Un autre résumé.' }));
    expect(draft()?.madeFrom).toBe(2);
  });

  test('a source that the file itself tells otherwise counts as changed', () => {
    const file = translated(fileOf(), { name: 'Un autre nom' }).replace(
      /<source>[^<]*<\/source>/,
      '<source>Lie</source>',
    );
    expect(compared(file).operations[0]?.sourceChanges).toMatchObject([{ field: 'name', before: 'Lie' }]);
    expect(storingNothing(() => takeIn(file))).toMatchObject({ why: 'file_source_changed' });
  });

  test('as a draft is shown, and asked about', () => {
    const file = translated(fileOf(), { summary: 'Un autre résumé.' });
    draftFrench({ summary: 'Un brouillon.', description: 'Une description.' });
    const [operation] = compared(file).operations;
    expect(operation?.draft).toMatchObject({ version: 1, by: 'Irina' });
    expect(operation?.changed).toMatchObject([{ before: 'Un brouillon.' }, { before: 'Une description.' }]);
    expect(storingNothing(() => takeIn(file))).toMatchObject({ is: 'asked', why: 'file_draft_there' });
    takeIn(file, { overDraft: [slug], texts: [{ slug, field: 'summary' }] });
    expect(draft()).toMatchObject({
      version: 2,
      content: { summary: 'Un autre résumé.', description: 'Une description.' },
    });
  });

  test('since the file was looked at is asked about again', () => {
    const file = translated(fileOf(), { summary: 'Un autre résumé.' });
    const seen = all(compared(file));
    draftFrench({ description: 'Une description.' });
    const choice = { ...seen, overDraft: [slug], overSource: [slug] };
    const taken = storingNothing(() => takeInTranslationFile(db, file, choice, { accountId: translator, at }));
    expect(taken).toMatchObject({
      is: 'asked',
      why: 'file_stale',
      comparison: { operations: [{ draft: { version: 1 } }] },
    });
  });

  test('with a draft that began before what is published, nothing of the whole file is taken in', () => {
    const other = idOf('mission-to-serbia');
    const file = translated(fileOf('fr', [other, operationId]), { summary: 'Un autre résumé.' });
    draftFrench({ description: 'Une description.' });
    const change = {
      permission: 'publish',
      action: 'profile.published',
      of,
      parts: { fr: 1 },
      reason: null,
      at,
    } as const;
    record(db, { ...change, accountId: accountThere(db, ['publisher']) }, (within) => {
      const here = and(eq(t.profiles.operationId, operationId), eq(t.profiles.locale, 'fr'));
      within.update(t.profiles).set({ description: 'Publié.' }).where(here).run();
      return null;
    });
    const taken = storingNothing(() => takeIn(file, { overDraft: [slug] }));
    expect(taken).toMatchObject({ is: 'asked', why: 'file_draft_behind' });
  });
});

describe('refuses, and stores nothing of,', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(50)}">]>`;
  const summary = (target: string) => translated(fileOf(), { summary: target, description: 'Une autre.' });
  const attempts: readonly (readonly [string, () => string | Uint8Array, string])[] = [
    [
      'a bomb of entities',
      () => fileOf().replace('?>', `?>${bomb}`).replace('<target>', '<target>&b;'),
      'xliff_broken',
    ],
    ['a document type', () => fileOf().replace('?>', '?><!DOCTYPE xliff SYSTEM "file:///etc/passwd">'), 'xliff_broken'],
    ['an unknown entity', () => fileOf().replace('<target>', '<target>&nbsp;'), 'xliff_broken'],
    ['bytes that are no text', () => new Uint8Array([0, 255, 254, 0, 1]), 'xliff_broken'],
    ['a document that is none', () => 'Un autre résumé.', 'xliff_broken'],
    ['an earlier XLIFF', () => fileOf().replace('version="2.0"', 'version="1.2"'), 'xliff_not_2_0'],
    ['too many characters', () => ' '.repeat(2_000_001), 'xliff_too_large'],
    ['a file into the source language', () => fileOf().replace('trgLang="fr"', 'trgLang="en"'), 'xliff_wrong_language'],
    ['a file without texts', () => fileOf().replace(/<unit[\s\S]*<\/unit>/, ''), 'xliff_no_units'],
    [
      'a file that names no revision',
      () => fileOf().replace(`original="${slug}@1"`, 'original="x"'),
      'xliff_no_revision',
    ],
    ['a field of nothing', () => fileOf().replaceAll('"summary"', '"password"'), 'xliff_unknown_field'],
    ['a field twice', () => fileOf().replaceAll('"description"', '"summary"'), 'xliff_repeated'],
    ['another operation', () => fileOf().replaceAll(slug, 'mission-to-mars'), 'file_operation_unknown'],
    ['a revision to come', () => fileOf().replace(`${slug}@1`, `${slug}@7`), 'file_revision_unknown'],
    ["a translator's other locale", () => fileOf('it'), 'file_locale_forbidden'],
    ['a script', () => summary('Bon <script>alert(1)</script>'), 'markdown_unsafe'],
    ['an address that runs', () => summary('[ici](javascript:alert(1))'), 'markdown_unsafe'],
    ['a picture', () => summary('![x](data:image/png;base64,AA)'), 'markdown_unsafe'],
    ['a turned direction', () => summary('Un \u202eautre'), 'text_direction'],
    ['a control character', () => summary('Un \u0007autre'), 'text_unreadable'],
    ['a text too long', () => summary('a'.repeat(6_001)), 'text_too_long'],
    ['two lines for one', () => translated(fileOf(), { name: 'Un\nautre' }), 'text_line_break'],
  ];

  test.each(attempts)('%s', (_, file, why) => {
    expect(storingNothing(() => compareTranslationFile(db, file(), translator))).toMatchObject({ is: 'refused', why });
    const choice = { seen: '', texts: [{ slug, field: 'summary' }], overDraft: [slug], overSource: [slug] };
    const taken = storingNothing(() => takeInTranslationFile(db, file(), choice, { accountId: translator, at }));
    expect(taken).toMatchObject({ is: 'refused', why });
  });

  test('an operation under both of its addresses', () => {
    const file = fileOf('fr', [operationId, idOf('mission-to-serbia')]);
    db.insert(t.redirects)
      .values({ fromPath: '/operations/old-name', toPath: `/operations/${slug}` })
      .run();
    expect(compareTranslationFile(db, file.replaceAll('mission-to-serbia', 'old-name'), translator)).toMatchObject({
      why: 'xliff_repeated',
    });
  });

  test.each(['publisher', 'administrator'] as const)('the file of a %s, who does not draft', (role) => {
    expect(compareTranslationFile(db, fileOf(), accountThere(db, [role]))).toMatchObject({ why: 'forbidden' });
    expect(compareTranslationFile(db, fileOf(), 999)).toMatchObject({ why: 'forbidden' });
  });
});
