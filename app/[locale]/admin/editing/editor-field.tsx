'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useId, useRef } from 'react';
import type { ProblemCode } from '../form-state';
import { MarkdownTools } from './markdown-tools';
import { textOf } from './rows';

/** A field of a text as the editor shows it. */
export type FieldView = {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** What readers see where the field is empty: the source text's. */
  readonly shownInstead: string | null;
  readonly oneLine: boolean;
  readonly most: number;
  /** How many characters are good, where a search engine or a list cuts what is longer. */
  readonly good: number | null;
  /** How many paragraphs the source text has. */
  readonly rows: number;
  /** Whether the source text has changed since the translation was made from it. */
  readonly outdated: boolean;
  readonly comments: readonly { readonly id: number; readonly text: string; readonly by: string }[];
};

/** One field of the editor: source beside translation, paragraph against paragraph, with what was said about it. */
export function EditorField({
  field,
  rows,
  onType,
  said,
  source,
  lang,
  readOnly,
  decides,
  problem,
  theirs,
}: {
  field: FieldView;
  /** The text as it stands, a paragraph in each row. */
  rows: readonly string[];
  onType: (index: number, text: string) => void;
  /** A comment that was sent and not taken, given back. */
  said: string | undefined;
  source: ReactNode;
  lang: string;
  readOnly: boolean;
  decides: boolean;
  problem: ProblemCode | null;
  /** What somebody else has saved meanwhile, where it differs from what this person wrote. */
  theirs: string | null;
}) {
  const t = useTranslations('rooms');
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const { length } = textOf(rows);
  return (
    <fieldset
      ref={group}
      className="grid gap-x-8 gap-y-2 border-t border-rule pt-4 lg:grid-cols-2 lg:data-[alone]:grid-cols-1"
      data-alone={source === undefined ? '' : undefined}
      aria-describedby={`${id}-count`}
    >
      <legend className="font-semibold">
        {field.label}
        {field.outdated && <span className="ms-2 font-normal text-accent">· {t('editor.outdated')}</span>}
      </legend>
      {source !== undefined && <div className="min-w-0 border-s-2 border-rule ps-3 text-soft">{source}</div>}
      <div className="grid min-w-0 content-start gap-2">
        {!field.oneLine && !readOnly && <MarkdownTools within={group} />}
        {rows.map((text, index) => (
          <textarea
            // Rows do not change places.
            // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is known by its place.
            key={index}
            name={`text.${field.name}`}
            aria-label={
              rows.length > 1 ? t('editor.paragraph', { field: field.label, number: index + 1 }) : field.label
            }
            lang={lang}
            spellCheck
            readOnly={readOnly}
            value={text}
            onChange={({ target }) => onType(index, target.value)}
            rows={Math.max(field.oneLine ? 1 : 2, Math.ceil(text.length / 60))}
            placeholder={text === '' && index === 0 ? (field.shownInstead ?? undefined) : undefined}
            aria-invalid={problem ? true : undefined}
            className={
              'w-full field-sizing-content rounded-sm border border-was bg-paper px-3 py-2 placeholder:text-soft focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent'
            }
          />
        ))}
        <p id={`${id}-count`} className="text-small text-soft">
          {field.good === null
            ? t('editor.length', { length, most: field.most })
            : t('editor.lengthGood', { length, good: field.good })}
        </p>
        {problem && <p className="border-s-4 border-ink ps-2">{t(`problem.${problem}`, { minutes: 0 })}</p>}
        {theirs !== null && (
          <div className="border-s-4 border-ink bg-wash px-3 py-2">
            <p className="font-semibold">{t('editor.theirs')}</p>
            <p className="whitespace-pre-wrap">{theirs === '' ? t('editor.nothing') : theirs}</p>
            <label className="mt-1 flex items-baseline gap-2">
              <input
                type="checkbox"
                name={`take.${field.name}`}
                aria-label={`${field.label}: ${t('editor.takeTheirs')}`}
                className="size-4 shrink-0 translate-y-0.5 accent-accent"
              />
              {t('editor.takeTheirs')}
            </label>
          </div>
        )}
        {field.comments.map((comment) => (
          <p key={comment.id} className="border-s-4 border-accent bg-wash px-3 py-2">
            <b className="font-semibold">{comment.by}:</b> {comment.text}
          </p>
        ))}
        {decides && (
          <details open={said !== undefined && said !== ''}>
            <summary className="cursor-pointer text-small text-accent">{t('editor.commentField')}</summary>
            <textarea
              name={`comment.${field.name}`}
              aria-label={t('editor.commentOn', { field: field.label })}
              rows={2}
              defaultValue={said}
              maxLength={2000}
              className="mt-1 w-full rounded-sm border border-was bg-paper px-3 py-2"
            />
          </details>
        )}
      </div>
    </fieldset>
  );
}
