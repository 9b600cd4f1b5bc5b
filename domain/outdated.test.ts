import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outdatedFields, type SourceRevision } from './outdated';
import type { TextFields } from './text-fields';

function history(...texts: readonly (readonly [TextFields, ...string[]])[]): SourceRevision[] {
  return texts.map(([fields, ...setAside], index) => ({ number: index + 1, fields, setAside }));
}

describe('a translation', () => {
  test.each<[string, SourceRevision[], readonly string[]]>([
    ['of nothing', [], []],
    ['of the latest revision', history([{ name: 'a' }]), []],
    ['of a text that says the same still', history([{ name: 'a' }], [{ name: 'a' }]), []],
    ['of a text that has changed', history([{ name: 'a', body: 'b' }], [{ name: 'a', body: 'c' }]), ['body']],
    ['of a change that was set aside', history([{ name: 'a' }], [{ name: 'A' }, 'name']), []],
    [
      'of a change that was set aside in another field',
      history([{ name: 'a', body: 'b' }], [{ name: 'A', body: 'B' }, 'name']),
      ['body'],
    ],
    [
      'of a change set aside after one that was not',
      history([{ name: 'a' }], [{ name: 'b' }], [{ name: 'c' }, 'name']),
      ['name'],
    ],
    [
      'of a change set aside before one that was not',
      history([{ name: 'a' }], [{ name: 'b' }, 'name'], [{ name: 'c' }]),
      ['name'],
    ],
    ['of a change that was taken back', history([{ name: 'a' }], [{ name: 'b' }], [{ name: 'a' }]), []],
    [
      'of a text that has got a field',
      history([{ name: 'a' }], [{ name: 'a', closureNote: 'closed' }]),
      ['closureNote'],
    ],
    ['of a text that has got an empty field', history([{ name: 'a' }], [{ name: 'a', closureNote: '' }]), []],
    ['of a text that has lost a field', history([{ name: 'a', body: 'b' }], [{ name: 'a' }]), ['body']],
  ])('%s is outdated where its source says something else', (_, revisions, outdated) => {
    expect(outdatedFields(revisions)).toEqual(outdated);
  });

  const fields = fc.record({ name: fc.constantFrom('', 'a', 'b'), body: fc.constantFrom('', 'a', 'b') });
  const revision = fc.record({ number: fc.nat(), fields, setAside: fc.subarray(['name', 'body']) });

  test('is never outdated in a field that says what it said, nor where every change was set aside', () => {
    fc.assert(
      fc.property(fc.array(revision), (revisions) => {
        const first = revisions[0]?.fields;
        const last = revisions.at(-1)?.fields;
        for (const name of outdatedFields(revisions) as ('name' | 'body')[])
          expect(first?.[name]).not.toBe(last?.[name]);
        const aside = revisions.map((one) => ({ ...one, setAside: ['name', 'body'] }));
        expect(outdatedFields(aside)).toEqual([]);
      }),
    );
  });

  test('is outdated in every field that differs, where nothing was set aside', () => {
    fc.assert(
      fc.property(fc.array(revision, { minLength: 1 }), (revisions) => {
        const found = outdatedFields(revisions.map((one) => ({ ...one, setAside: [] })));
        const [first] = revisions;
        const last = revisions.at(-1);
        const differing = (['name', 'body'] as const).filter((name) => first?.fields[name] !== last?.fields[name]);
        expect([...found].sort()).toEqual([...differing].sort());
      }),
    );
  });
});
