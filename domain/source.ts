import type { Confidence } from './closed-lists';

/** Where a fact comes from. `field` is the path of the fact within its operation: `mandate.date`, `name.fr`, `fieldOffice.tuzla`. */
export type Source = {
  readonly field: string;
  readonly confidence: Confidence;
  readonly url: string | null;
  readonly note: string | null;
};

/** Answers whether a fact was seen at a source. Without a confirmed source it is unverified. */
export function isVerified(sources: readonly Source[], field: string): boolean {
  return sources.some((source) => source.field === field && source.confidence === 'confirmed');
}
