import { earliest, latest, type PartialDate } from './calendar';
import type { SuccessionKind } from './closed-lists';

/** An operation in a family: those that are joined by successions, however many. */
export type FamilyMember = {
  readonly slug: string;
  readonly establishedOn: PartialDate;
  /** `undefined` where it was never closed, `null` where nobody knows its last day. */
  readonly lastDay: PartialDate | null | undefined;
};

/** Who took over from whom, by their slugs, and how; whether a source for that was seen. */
export type FamilyTie = {
  readonly predecessor: string;
  readonly successor: string;
  readonly kind: SuccessionKind;
  readonly verified: boolean;
};

export type Family<Member extends FamilyMember> = {
  readonly members: readonly Member[];
  readonly ties: readonly FamilyTie[];
};

/** One operation in a strand, with the tie by which it followed the one before it. */
export type Step<Member extends FamilyMember> = {
  readonly member: Member;
  /** The one it followed here; `null` for the first of a family. */
  readonly tie: FamilyTie | null;
  /** Whether it stands elsewhere in the tree with what followed it: it followed several, or the ties run in a circle. */
  readonly again: boolean;
  /** What went off from it, where not one followed it alone and in its place. */
  readonly branches: readonly Strand<Member>[];
};

/** Operations that followed each other one by one. */
export type Strand<Member extends FamilyMember> = readonly Step<Member>[];

/**
 * A family as a tree: a strand for each operation that followed none, by establishment. An operation that alone followed one that
 * ended goes on its strand; where several followed, or the predecessor lives on, each begins a branch. One that followed several
 * stands in full where it is met first, and again after each of the others. Every member stands in full once, even where the ties run in a circle.
 */
export function lineage<Member extends FamilyMember>({ members, ties }: Family<Member>): readonly Strand<Member>[] {
  const bySlug = new Map([...members].sort(byEstablishment).map((member) => [member.slug, member]));
  const known = ties.filter(({ predecessor, successor }) => bySlug.has(predecessor) && bySlug.has(successor));
  const order = new Map([...bySlug.keys()].map((slug, index) => [slug, index]));
  const following = new Map<string, FamilyTie[]>();
  for (const tie of [...known].sort((a, b) => (order.get(a.successor) ?? 0) - (order.get(b.successor) ?? 0))) {
    following.set(tie.predecessor, [...(following.get(tie.predecessor) ?? []), tie]);
  }
  const followers = new Set(known.map(({ successor }) => successor));
  const placed = new Set<string>();

  const strandFrom = (first: Member, firstTie: FamilyTie | null): Strand<Member> => {
    const steps: Step<Member>[] = [];
    let member: Member | undefined = first;
    let tie = firstTie;
    while (member !== undefined) {
      const again = placed.has(member.slug);
      placed.add(member.slug);
      const ahead: readonly FamilyTie[] = again ? [] : (following.get(member.slug) ?? []);
      const alone: FamilyTie | null = ahead.length === 1 && member.lastDay !== undefined ? (ahead[0] ?? null) : null;
      steps.push({ member, tie, again, branches: alone === null ? ahead.flatMap(strandOf) : [] });
      tie = alone;
      member = alone === null ? undefined : bySlug.get(alone.successor);
    }
    return steps;
  };
  const strandOf = (tie: FamilyTie): Strand<Member>[] => {
    const member = bySlug.get(tie.successor);
    return member === undefined ? [] : [strandFrom(member, tie)];
  };

  const strands: Strand<Member>[] = [];
  for (const member of bySlug.values()) if (!followers.has(member.slug)) strands.push(strandFrom(member, null));
  // What nothing leads to from outside runs in a circle, and begins with its first.
  for (const member of bySlug.values()) if (!placed.has(member.slug)) strands.push(strandFrom(member, null));
  return strands;
}

/**
 * What is left of the family around one of its members where only `members` are known; nobody where that is none but itself. Whoever was
 * joined to it only through one that is not known is not of it: nothing is known of what joins them.
 */
export function familyAround<Member extends FamilyMember>(
  slug: string,
  ties: readonly FamilyTie[],
  members: readonly Member[],
): Family<Member> {
  const known = new Set(members.map((member) => member.slug));
  const among = ties.filter(({ predecessor, successor }) => known.has(predecessor) && known.has(successor));
  const beside = new Map<string, string[]>();
  for (const { predecessor, successor } of among) {
    beside.set(predecessor, [...(beside.get(predecessor) ?? []), successor]);
    beside.set(successor, [...(beside.get(successor) ?? []), predecessor]);
  }
  const met = new Set(known.has(slug) ? [slug] : []);
  for (const one of met) for (const other of beside.get(one) ?? []) met.add(other);
  if (met.size < 2) return { members: [], ties: [] };
  return {
    members: members.filter((member) => met.has(member.slug)),
    ties: among.filter(({ predecessor }) => met.has(predecessor)),
  };
}

function byEstablishment(a: FamilyMember, b: FamilyMember): number {
  const keys = [a, b].map(({ establishedOn, slug }) => `${earliest(establishedOn)} ${latest(establishedOn)} ${slug}`);
  const [first = '', second = ''] = keys;
  return first < second ? -1 : first > second ? 1 : 0;
}
