import type { EditedOperation, PartState } from '@/db/queries/editing';
import { type Region, regions } from '@/domain/closed-lists';
import { isLocale, type Locale } from '@/domain/locale';

export const partStates = [
  'missing',
  'published',
  'outdated',
  'draft',
  'in_review',
  'approved',
  'scheduled',
] as const satisfies readonly PartState[];

export const moves = ['author', 'reviewer', 'publisher'] as const;

const standings = ['active', 'closed', 'planned', 'undecided', 'not_yet'] as const;

/** Which operations an address asks for; `null` where it does not say. */
export type OperationFilter = {
  readonly words: string | null;
  readonly region: Region | null;
  readonly status: (typeof standings)[number] | null;
  /** Of which language, or of any, the state is asked for. */
  readonly language: Locale | null;
  readonly state: PartState | null;
  readonly move: (typeof moves)[number] | null;
};

/** Reads a filter from an address; what it does not understand it leaves out. */
export function readOperationFilter(query: Readonly<Record<string, string | string[] | undefined>>): OperationFilter {
  const { q, region, status, language, state, move } = query;
  return {
    words: typeof q === 'string' && q.trim() !== '' && q.isWellFormed() ? shortened(q.trim()) : null,
    region: regions.find((known) => known === region) ?? null,
    status: standings.find((known) => known === status) ?? null,
    language: isLocale(language) ? language : null,
    state: partStates.find((known) => known === state) ?? null,
    move: moves.find((known) => known === move) ?? null,
  };
}

/** The beginning of a long text, not cut within a character. */
function shortened(text: string): string {
  const start = text.slice(0, 200);
  return start.isWellFormed() ? start : start.slice(0, -1);
}

/** Answers whether an operation is one of those asked for; `found` are the numbers of those that hold the words. */
export function matches(
  operation: EditedOperation,
  filter: OperationFilter,
  found: ReadonlySet<number> | null,
): boolean {
  const { region, status, language, state, move } = filter;
  const states = language === null ? Object.values(operation.parts) : [operation.parts[language]];
  return (
    (found === null || found.has(operation.id)) &&
    (region === null || operation.region === region) &&
    (status === null || operation.status === status) &&
    (state === null || states.includes(state)) &&
    (move === null || operation.moves.includes(move))
  );
}
