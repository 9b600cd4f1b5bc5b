import type { Messages } from '@/i18n/messages';

/** What can be wrong with what somebody sent, or why it was refused; the words are in `messages/`. */
export type ProblemCode = keyof Messages['rooms']['problem'];

/** What was done; the words are in `messages/`. */
export type DoneCode = keyof Messages['rooms']['done'];

/** What a form shows after it was sent. */
export type FormState = {
  /** What was sent, given back so that nothing has to be typed twice; never a password or a code. */
  readonly sent: Readonly<Record<string, readonly string[]>>;
  /** What is wrong, and with which field; `null` as the field where it is with none in particular. */
  readonly problem: { readonly code: ProblemCode; readonly field: string | null; readonly minutes: number } | null;
  readonly done: DoneCode | null;
  /** What is shown this once and never again: a link, recovery codes. */
  readonly once: readonly string[];
};

/** A form that nobody has sent yet. */
export const untouched: FormState = { sent: {}, problem: null, done: null, once: [] };
