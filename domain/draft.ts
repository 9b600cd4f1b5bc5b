import { type Locale, sourceLocale } from './locale';
import type { Permission, Settings } from './permissions';

/** A part of published content that changes by itself: the facts, or the texts of one locale. */
export type PartName = 'facts' | Locale;

/** What an edit goes through before it is published. A scheduled one is approved and has a schedule. */
export const draftStates = ['draft', 'in_review', 'approved'] as const;

export type DraftState = (typeof draftStates)[number];

/** What can be done to a draft: from which states, to which, and by whom. Saving it brings it back to `draft` from anywhere. */
export const draftMoves = {
  submit: { from: ['draft'], to: 'in_review', needs: 'draft' },
  withdraw: { from: ['in_review'], to: 'draft', needs: 'draft' },
  send_back: { from: ['in_review', 'approved'], to: 'draft', needs: 'publish' },
  approve: { from: ['in_review'], to: 'approved', needs: 'publish' },
} as const satisfies Record<string, { from: readonly DraftState[]; to: DraftState; needs: Permission }>;

export type DraftMove = keyof typeof draftMoves;

/** Why a draft may not be moved. */
export type MoveRefusal = 'wrong_state' | 'own_change' | 'comment_missing';

/**
 * Answers why a draft may not be moved, or `null`. Nobody approves what they have written a version of, unless the setting allows it;
 * whoever sends a draft back says why.
 */
export function refuseMove(
  move: DraftMove,
  draft: { readonly state: DraftState; readonly authors: readonly number[] },
  by: { readonly accountId: number; readonly comment: string | null },
  { ownChangesApprovable }: Settings,
): MoveRefusal | null {
  const from: readonly DraftState[] = draftMoves[move].from;
  if (!from.includes(draft.state)) return 'wrong_state';
  if (move === 'approve' && !ownChangesApprovable && draft.authors.includes(by.accountId)) return 'own_change';
  if (move === 'send_back' && by.comment === null) return 'comment_missing';
  return null;
}

/** Whose move a draft is: of those who draft, who review, or who publish. */
export function whoseMove(state: DraftState): 'author' | 'reviewer' | 'publisher' {
  return state === 'draft' ? 'author' : state === 'in_review' ? 'reviewer' : 'publisher';
}

/** The locale in which a part is drafted; `undefined` for the facts, which have none. */
export function localeOfPart(part: PartName): Locale | undefined {
  return part === 'facts' ? undefined : part;
}

/** Answers whether a part is a translation of the source language's text. */
export function isTranslation(part: PartName): part is Exclude<Locale, typeof sourceLocale> {
  return part !== 'facts' && part !== sourceLocale;
}
