import { type FormState, untouched } from '../../../form-state';
import type { FactFields } from './fact-rows';

/** What the form of facts shows after it was sent. */
export type FactsState = FormState & {
  /** What was sent, given back; `null` where what is kept is shown. */
  readonly mine: FactFields | null;
  /** The version and the revision that the next save follows; `null` where the page says. */
  readonly seen: number | null;
  readonly basedOn: number | null;
  /** What somebody else has saved or published meanwhile, where that is in the way. */
  readonly theirs: FactFields | null;
  /** How many empty rows stand below those that are filled. */
  readonly spare: number;
};

/** How many empty rows a list has, and how many more it is given each time. */
export const spareRows = 2;

/** A form that nobody has sent yet. */
export const unsentFacts: FactsState = {
  ...untouched,
  mine: null,
  seen: null,
  basedOn: null,
  theirs: null,
  spare: spareRows,
};
