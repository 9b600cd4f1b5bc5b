import type { TextFields } from '@/domain/text-fields';
import { type FormState, untouched } from '../form-state';

/** What the editor shows after it was sent. */
export type EditorState = FormState & {
  /** The version that the next save follows; `null` where nothing was sent yet. */
  readonly seen: number | null;
  readonly basedOn: number | null;
  /** What was sent, given back. */
  readonly mine: TextFields | null;
  /** Whether the server has `mine`. */
  readonly kept: boolean;
  /** The fields of `mine` that stand otherwise in the form: they were taken from somebody else's version, or the draft is gone. */
  readonly taken: readonly string[];
  /** What somebody else has saved or published meanwhile, where that is in the way. */
  readonly theirs: { readonly fields: TextFields; readonly by: string | null; readonly at: string | null } | null;
};

/** An editor that nobody has sent yet. */
export const unsent: EditorState = {
  ...untouched,
  seen: null,
  basedOn: null,
  mine: null,
  kept: false,
  taken: [],
  theirs: null,
};

/** What the editor sends and hears between the saves that a person asks for. */
export type AutosaveRequest = {
  readonly seen: number;
  readonly basedOn: number;
  readonly madeFrom: number | null;
  /** `null`: nothing to keep, only to be seen here. */
  readonly fields: TextFields | null;
};

export type AutosaveAnswer = {
  readonly is: 'saved' | 'unchanged' | 'present' | 'stale' | 'refused' | 'signed_out';
  readonly version: number;
  /** When it was kept, as the locale writes it. */
  readonly at: string;
  readonly others: readonly { readonly name: string; readonly since: string }[];
};
