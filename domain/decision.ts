/**
 * Answers whether a reference to a decision is made of document symbols alone, such as PC.DEC/160 or MC(5).DEC/1, and so reads
 * alike in every language. Any other, such as "18th CSO Meeting", is in the source language.
 */
export function isLanguageFree(decision: string): boolean {
  return decision.split(/[\s,;]+/).every((word) => word.includes('/') && /\d/.test(word));
}
