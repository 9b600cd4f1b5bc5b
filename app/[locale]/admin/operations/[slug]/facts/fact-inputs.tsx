'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useId } from 'react';
import type { FactGroup } from '@/domain/fact-groups';
import type { ProblemCode } from '../../../form-state';
import { type FactFields, firstChoice, type RowGroup, rowGroups, rowsIn } from './fact-rows';

/** A choice, and its words. */
export type Option = { readonly value: string; readonly label: string };

/** What the inputs of the form show. */
export type Shown = {
  readonly fields: FactFields;
  /** What is published, where that is not what is shown. */
  readonly published: FactFields | null;
  readonly theirs: FactFields | null;
  readonly problem: { readonly code: ProblemCode; readonly field: string | null } | null;
  readonly spare: number;
  readonly editable: boolean;
  readonly decides: boolean;
  readonly comments: readonly {
    readonly id: number;
    readonly field: string | null;
    readonly text: string;
    readonly by: string;
  }[];
  /** Of the columns that are a choice; `kind` is a field office's, `operationKind` the operation's. */
  readonly options: Readonly<Record<string, readonly Option[]>>;
};

const nothing: Shown = {
  fields: {},
  published: null,
  theirs: null,
  problem: null,
  spare: 0,
  editable: false,
  decides: false,
  comments: [],
  options: {},
};

export const ShownFacts = createContext<Shown>(nothing);

const input =
  'w-full rounded-sm border border-was bg-paper px-2 py-1.5 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent';

/** The lists that the columns of these names offer while one types. */
const lists: Readonly<Record<string, string>> = {
  country: 'known-countries',
  language: 'known-languages',
  place: 'known-places',
  field: 'known-facts',
};

/** One fact: a field with its label, what is wrong with it, what is published and what somebody else has saved meanwhile. */
export function Fact({ name, label, list }: { name: string; label: string; list?: string | undefined }) {
  const { fields, published, theirs, problem, editable, options } = useContext(ShownFacts);
  const t = useTranslations('rooms');
  const id = useId();
  const column = name.slice(name.lastIndexOf('.') + 1);
  const inRow = name.split('.').length === 3;
  const chosenFrom = name === 'kind' ? options.operationKind : options[column];
  const value = fields[name] ?? (inRow ? (firstChoice[column] ?? '') : '');
  const wordsOf = (text: string | undefined) =>
    chosenFrom?.find((option) => option.value === text)?.label || text || t('factsPage.empty');
  const wrong = problem?.field === name ? problem : null;
  const isIn = (other: FactFields | null): other is FactFields =>
    other !== null && (other[name] ?? fields[name]) !== undefined && (other[name] ?? '') !== (fields[name] ?? '');
  const attributes = {
    id,
    name,
    'aria-invalid': wrong ? true : undefined,
    'aria-describedby': wrong ? `${id}-problem` : undefined,
    className: input,
  } as const;
  return (
    <div className="min-w-0">
      <label htmlFor={editable ? id : undefined} className="mb-0.5 block text-small text-soft">
        {label}
      </label>
      {wrong && (
        <p id={`${id}-problem`} role="alert" className="mb-1 border-s-4 border-ink ps-2">
          {t(`problem.${wrong.code}`, { minutes: 0 })}
        </p>
      )}
      {!editable ? (
        <p className="[overflow-wrap:anywhere]">{wordsOf(value)}</p>
      ) : chosenFrom === undefined ? (
        <input {...attributes} type="text" autoComplete="off" list={list ?? lists[column]} defaultValue={value} />
      ) : (
        <select {...attributes} key={value} defaultValue={value}>
          {chosenFrom.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {isIn(published) && (
        <p className="mt-0.5 text-small text-soft [overflow-wrap:anywhere]">
          {t('factsPage.sofar', { value: wordsOf(published[name]) })}
        </p>
      )}
      {isIn(theirs) && (
        <p className="mt-0.5 border-s-4 border-ink bg-wash ps-2 [overflow-wrap:anywhere]">
          {t('factsPage.theirs', { value: wordsOf(theirs[name]) })}
        </p>
      )}
    </div>
  );
}

/** A group of facts under its name, with what was said about it and, for who reviews, a place to say something. */
export function Group({ group, hint, children }: { group: FactGroup; hint?: string; children: ReactNode }) {
  const { comments, decides } = useContext(ShownFacts);
  const t = useTranslations('rooms');
  const label = t(`factsPage.group.${group}`);
  return (
    <fieldset className="grid gap-3 border-t border-rule pt-4">
      <legend className="font-serif text-lg font-semibold">{label}</legend>
      {hint && <p className="max-w-measure text-small text-soft">{hint}</p>}
      {children}
      {comments
        .filter(({ field }) => field === group)
        .map(({ id, text, by }) => (
          <p key={id} className="border-s-4 border-accent bg-wash px-3 py-2">
            <b className="font-semibold">{by}:</b> {text}
          </p>
        ))}
      {decides && (
        <details>
          <summary className="cursor-pointer text-small text-accent">{t('editor.commentField')}</summary>
          <textarea
            name={`comment.${group}`}
            aria-label={t('editor.commentOn', { field: label })}
            rows={2}
            maxLength={2000}
            className={`mt-1 ${input}`}
          />
        </details>
      )}
    </fieldset>
  );
}

/** A group that is a list: a row for each, and empty ones below. */
export function Rows({ group, hint }: { group: RowGroup; hint?: string }) {
  const { fields, published, theirs, spare, editable } = useContext(ShownFacts);
  const t = useTranslations('rooms');
  const filled = rowsIn(fields, group);
  // A row that only the other version has must be seen as well.
  const most = Math.max(filled + (editable ? spare : 0), theirs ? rowsIn(theirs, group) : 0);
  const gone = published === null ? [] : goneFrom(published, fields, group);
  return (
    <Group group={group} {...(hint === undefined ? {} : { hint })}>
      {Array.from({ length: most }, (_, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place.
          key={index}
          className="grid gap-x-3 gap-y-1 border-s-2 border-rule ps-3 sm:grid-cols-2 lg:grid-cols-3"
        >
          <legend className="sr-only">
            {t('factsPage.row', { group: t(`factsPage.group.${group}`), number: index + 1 })}
          </legend>
          {rowGroups[group].map((column) => (
            <Fact key={column} name={`${group}.${index}.${column}`} label={t(`factsPage.column.${column}`)} />
          ))}
        </fieldset>
      ))}
      {gone.length > 0 && <p className="text-small text-soft">{t('factsPage.sofar', { value: gone.join('; ') })}</p>}
    </Group>
  );
}

/** What the rows say that are published and no longer there. */
function goneFrom(published: FactFields, fields: FactFields, group: RowGroup): readonly string[] {
  const first = rowGroups[group][0];
  const named = (of: FactFields) =>
    Array.from({ length: rowsIn(of, group) }, (_, index) => of[`${group}.${index}.${first}`] ?? '');
  const still = named(fields);
  return named(published).filter((name) => !still.includes(name));
}
