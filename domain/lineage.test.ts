import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PartialDate } from './calendar';
import type { SuccessionKind } from './closed-lists';
import { type Family, type FamilyMember, familyAround, lineage, type Strand } from './lineage';

/** A family written as `a 1992-1995`, `b 1995-` (open), `c 1995-?`, and ties as `a>b`. */
function family(members: string, ties: string, kind: SuccessionKind = 'replaced'): Family<FamilyMember> {
  return {
    members: members.split(', ').map((written) => {
      const [slug = '', from = '', until = ''] = written.split(/[ -]/);
      return {
        slug,
        establishedOn: from as PartialDate,
        lastDay: until === '' ? undefined : until === '?' ? null : (until as PartialDate),
      };
    }),
    ties: ties
      .split(' ')
      .filter(Boolean)
      .map((written) => {
        const [predecessor = '', successor = ''] = written.split('>');
        return { predecessor, successor, kind, verified: true };
      }),
  };
}

/** A tree as `a b(c | d) e*`: one line a strand, branches in brackets, a star where one stands again. */
function written(strands: readonly Strand<FamilyMember>[]): string {
  return strands
    .map((strand) =>
      strand
        .map(
          ({ member, again, branches }) =>
            `${member.slug}${again ? '*' : ''}${branches.length > 0 ? `(${written(branches)})` : ''}`,
        )
        .join(' '),
    )
    .join(' | ');
}

const tree = (members: string, ties: string) => written(lineage(family(members, ties)));

describe('a family', () => {
  test('of operations that followed each other is one strand', () => {
    expect(tree('c 1999-, a 1998-1999, b 1999-1999', 'a>b b>c')).toBe('a b c');
    expect(tree('a 1998-?, b 1999-', 'a>b')).toBe('a b');
  });

  test('has a branch where the predecessor lives on, and where several followed', () => {
    expect(tree('a 1992-2001, b 2001-, c 2006-', 'a>b b>c')).toBe('a b(c)');
    expect(tree('a 1992-2001, c 2003-, b 2001-2002, d 2002-', 'a>c a>b b>d')).toBe('a(b d | c)');
  });

  test('has whoever followed several in full once, and again after the others', () => {
    expect(tree('a 1992-2000, b 1993-2000, c 2000-2005, d 2005-', 'a>c b>c c>d')).toBe('a c d | b c*');
    expect(tree('a 1992-1995, b 1995-2000, c 1996-2000, d 2000-', 'a>b a>c b>d c>d')).toBe('a(b d | c d*)');
  });

  test('that is empty has no strand', () => {
    expect(lineage({ members: [], ties: [] })).toEqual([]);
  });

  test('whose ties run in a circle ends, and begins with its first', () => {
    expect(tree('a 1992-1995, b 1995-1999', 'a>b b>a')).toBe('a b a*');
    expect(tree('x 1991-1992, a 1992-1995, b 1995-1999', 'x>a a>b b>a')).toBe('x a b a*');
    expect(tree('a 1992-1995', 'a>a')).toBe('a a*');
  });

  test('holds, whatever its ties, every member in full once and every tie once', () => {
    const members = fc.array(fc.tuple(fc.integer({ min: 1992, max: 2026 }), fc.constantFrom('', '?', '2026')), {
      minLength: 1,
      maxLength: 10,
    });
    const pairs = fc.uniqueArray(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 25, selector: String });
    fc.assert(
      fc.property(members, pairs, (given, ties) => {
        const known = ties.filter(([a, b]) => Math.max(a, b) < given.length);
        const strands = lineage(
          family(
            given.map(([from, until], index) => `o${index} ${from}-${until}`).join(', '),
            ties.map(([a, b]) => `o${a}>o${b}`).join(' '),
          ),
        );
        const steps = strands.flatMap(allSteps);
        const whole = steps.filter(({ again }) => !again).map(({ member }) => member.slug);
        expect(whole.sort()).toEqual(given.map((_, index) => `o${index}`).sort());
        const drawn = steps.flatMap(({ tie }) => (tie ? [`${tie.predecessor} ${tie.successor}`] : []));
        expect(drawn.sort()).toEqual(known.map(([a, b]) => `o${a} o${b}`).sort());
      }),
    );
  });

  test('of a thousand that followed each other, and one of a thousand splits, does not run out of room', () => {
    const slugs = Array.from({ length: 1000 }, (_, index) => `o${index}`);
    const ties = slugs
      .slice(1)
      .map((slug, index) => `o${index}>${slug}`)
      .join(' ');
    expect(lineage(family(slugs.map((slug) => `${slug} 1992-1993`).join(', '), ties))[0]).toHaveLength(1000);
    expect(lineage(family(slugs.map((slug) => `${slug} 1992-`).join(', '), ties)).flatMap(allSteps)).toHaveLength(1000);
  });
});

test('around one of a family are those that it is joined to through those that are known', () => {
  const { members, ties } = family('a 1992-1999, b 1993-1999, c 1999-2006, d 2006-', 'a>c b>c c>d');
  const around = (slug: string, known: string) => {
    const found = familyAround(
      slug,
      ties,
      members.filter((member) => known.includes(member.slug)),
    );
    return [found.members.map((member) => member.slug).join(''), found.ties.length];
  };
  expect(around('a', 'abcd')).toEqual(['abcd', 3]);
  expect(around('a', 'abc')).toEqual(['abc', 2]);
  expect(around('a', 'abd')).toEqual(['', 0]);
  expect(around('d', 'acd')).toEqual(['acd', 2]);
  expect(around('d', 'abc')).toEqual(['', 0]);
});

function allSteps(strand: Strand<FamilyMember>): Strand<FamilyMember>[number][] {
  return strand.flatMap((step) => [step, ...step.branches.flatMap(allSteps)]);
}
