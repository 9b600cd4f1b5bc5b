'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useEffect, useRef, useState } from 'react';
import type { TextFields } from '@/domain/text-fields';
import { SubmitButton } from '../form';
import { useAutosave } from './autosave-client';
import { EditorField, type FieldView } from './editor-field';
import { type EditorState, unsent } from './editor-state';
import { rowsIn, rowsOf } from './rows';
import { type Ways, WaysOn } from './ways-on';

/** What the editor is given: the texts, and what this person may do with them now. */
export type EditorView = {
  readonly fields: readonly FieldView[];
  readonly seen: number;
  readonly basedOn: number;
  readonly madeFrom: number | null;
  /** The language of the text. */
  readonly lang: string;
  /** Under what the browser keeps what the server does not have yet. */
  readonly keptUnder: string;
  readonly address: string;
  /** Where the editor itself is, for coming back to it. */
  readonly here: string;
  readonly may: Ways & { readonly stillRight: boolean };
  readonly reviewers: readonly { readonly id: number; readonly name: string }[];
  readonly others: readonly { readonly name: string; readonly since: string }[];
};

/** The editor of a locale's texts: source and translation side by side, and the ways a draft can go. Works without JavaScript too. */
export function TextEditor({
  action,
  view,
  sources,
  ways,
}: {
  action: (state: EditorState, form: FormData) => Promise<EditorState>;
  view: EditorView;
  /** The source text of each field, laid out on the server; nothing where the text is the source itself. */
  sources: Readonly<Record<string, ReactNode>>;
  /** The buttons of the form, where the text goes another way than a draft does. */
  ways?: ReactNode;
}) {
  const [state, act] = useActionState(action, unsent);
  const t = useTranslations('rooms');
  const form = useRef<HTMLFormElement>(null);
  // What the page was opened with: what is typed stands upon that, whatever is drawn around it since.
  const [opened] = useState(view);
  const [rows, setRows] = useState(() => rowsOfAll(view.fields, state.mine ?? {}));
  const [early] = useState(typedBeforeReact);
  const show = (texts: TextFields) => setRows((before) => ({ ...before, ...rowsOfAll(view.fields, texts, true) }));
  const kept = useAutosave(form, { view: opened, answer: state, show });
  useEffect(() => {
    const name = early === null ? undefined : Object.keys(early)[0];
    if (early === null || name === undefined) return;
    setRows((before) => ({ ...before, ...early }));
    const tell = setTimeout(() => {
      const area = form.current?.elements.namedItem(`text.${name}`);
      const first = area instanceof RadioNodeList ? area[0] : area;
      first?.dispatchEvent(new Event('input', { bubbles: true }));
    }, 100);
    return () => clearTimeout(tell);
  }, [early]);
  const { problem, sent } = state;
  const versions = state.theirs !== null ? { mine: state.mine ?? {}, theirs: state.theirs.fields } : kept.versions;
  const others = kept.others ?? view.others;
  return (
    <form
      action={act}
      ref={form}
      className="grid gap-6"
      onInput={kept.onInput}
      onFocus={kept.onFocus}
      onSubmit={kept.onSubmit}
    >
      <input type="hidden" name="seen" value={kept.version ?? state.seen ?? opened.seen} />
      <input type="hidden" name="basedOn" value={state.basedOn ?? opened.basedOn} />
      <input type="hidden" name="madeFrom" value={opened.madeFrom ?? ''} />
      <div role="alert" className="empty:hidden">
        {problem && (
          <p className="border-s-4 border-ink bg-wash px-3 py-2">
            {t(`problem.${problem.code}`, { minutes: problem.minutes })}
          </p>
        )}
        {state.theirs?.by && (
          <p className="border-s-4 border-ink bg-wash px-3 pb-2">{t('editor.theirsBy', { name: state.theirs.by })}</p>
        )}
        {kept.versions && <p className="border-s-4 border-ink bg-wash px-3 py-2">{t('editor.keptStale')}</p>}
      </div>
      <div role="status" className="empty:hidden">
        {state.done && <p className="border-s-4 border-accent bg-wash px-3 py-2">{t(`done.${state.done}`)}</p>}
      </div>
      <div role="status" className="empty:hidden">
        {others.length > 0 && (
          <ul className="border-s-4 border-accent bg-wash px-3 py-2">
            {others.map(({ name, since }) => (
              <li key={name}>{t('editor.present', { name, since })}</li>
            ))}
          </ul>
        )}
      </div>
      {kept.found && (
        <div className="flex flex-wrap items-center gap-3 border-s-4 border-accent bg-wash px-3 py-2">
          <p>{t('editor.keptFound')}</p>
          <button type="button" className={plain} onClick={kept.restore}>
            {t('editor.keptTake')}
          </button>
          <button type="button" className={plain} onClick={kept.forget}>
            {t('editor.keptForget')}
          </button>
        </div>
      )}
      {view.fields.map((field) => (
        <EditorField
          key={field.name}
          field={field}
          rows={rows[field.name] ?? []}
          onType={(index, text) =>
            setRows((before) => ({ ...before, [field.name]: (before[field.name] ?? []).with(index, text) }))
          }
          said={sent[`comment.${field.name}`]?.[0]}
          source={sources[field.name]}
          lang={view.lang}
          readOnly={!view.may.draft}
          decides={view.may.decide}
          problem={problem?.field === field.name ? problem.code : null}
          theirs={
            versions !== null && versions.theirs[field.name] !== versions.mine[field.name]
              ? (versions.theirs[field.name] ?? null)
              : null
          }
        />
      ))}
      <p className="text-small text-soft" aria-live="polite">
        {kept.status !== 'idle' && t(`editor.status.${kept.status}`, { at: kept.at })}
        {kept.status === 'signedOut' && (
          <>
            {' '}
            <a href={view.here}>{t('editor.signInAgain')}</a>
          </>
        )}
      </p>
      {ways ?? (
        <WaysOn
          may={view.may}
          reviewers={view.reviewers}
          sent={sent}
          afterHandOver={
            view.may.stillRight && (
              <section className="grid max-w-lg gap-2 border-t border-rule pt-5">
                <p className="text-soft">{t('editor.stillRightText')}</p>
                <SubmitButton quiet name="wish" value="still_right">
                  {t('editor.stillRight')}
                </SubmitButton>
              </section>
            )
          }
        />
      )}
    </form>
  );
}

const plain = 'cursor-pointer text-accent underline underline-offset-3 hover:decoration-2';

type Rows = Readonly<Record<string, readonly string[]>>;

/** The rows of all fields; `only`: of those that there is another text of. */
function rowsOfAll(fields: readonly FieldView[], texts: TextFields, only = false): Rows {
  return Object.fromEntries(
    fields
      .filter(({ name }) => !only || texts[name] !== undefined)
      .map((field) => [field.name, rowsOf(texts[field.name] ?? field.value, field)]),
  );
}

/**
 * What somebody has typed into the field that they are in before React has taken the page over, which would set it back; asked for while
 * the first picture is drawn. `null` where they have not begun.
 */
function typedBeforeReact(): Rows | null {
  if (typeof document === 'undefined') return null;
  const area = document.activeElement;
  if (!(area instanceof HTMLTextAreaElement) || !area.name.startsWith('text.') || area.form === null) return null;
  const name = area.name.slice('text.'.length);
  return area.value === area.defaultValue ? null : rowsIn(area.form, [name]);
}
