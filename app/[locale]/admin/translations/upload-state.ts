import type { SourceChange } from '@/db/writes/compare-translation-file';
import type { Locale } from '@/domain/locale';
import { type FormState, untouched } from '../form-state';

/** What stands for a text, and for what is agreed to, in the form. */
export const keys = {
  text: (slug: string, field: string) => `text ${slug} ${field}`,
  overDraft: (slug: string) => `draft ${slug}`,
  overSource: (slug: string) => `source ${slug}`,
};

/** A text of the file that differs from what is there, in the words of the person who looks. */
export type ShownText = {
  /** What stands for it in the form. */
  readonly key: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly partial: boolean;
};

/** An operation of the file beside what is there. */
export type ShownOperation = {
  readonly slug: string;
  readonly name: string;
  readonly draft: { readonly by: string; readonly at: string } | null;
  readonly changed: readonly ShownText[];
  readonly sourceChanges: readonly (Omit<SourceChange, 'field'> & { readonly label: string })[];
  /** How many texts are as they are there already. */
  readonly same: number;
  readonly untranslated: readonly string[];
  readonly unknown: readonly string[];
};

/** What the form shows after it was sent. */
export type UploadState = FormState & {
  /** The file that is looked at, packed; it travels with the form until it is taken in. */
  readonly file: string | null;
  readonly seen: string | null;
  readonly language: Locale | null;
  readonly operations: readonly ShownOperation[];
  /** The keys of what is ticked. */
  readonly ticked: readonly string[];
  /** Where in the file something is wrong. */
  readonly place: string | null;
  /** The editors of the drafts that have been taken in. */
  readonly drafts: readonly { readonly path: string; readonly name: string }[];
};

/** A form that nobody has sent yet. */
export const noUpload: UploadState = {
  ...untouched,
  file: null,
  seen: null,
  language: null,
  operations: [],
  ticked: [],
  place: null,
  drafts: [],
};
