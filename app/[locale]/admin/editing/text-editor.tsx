'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useRef } from 'react';
import type { TextFields } from '@/domain/text-fields';
import { SubmitButton } from '../form';
import { useAutosave } from './autosave-client';
import { EditorField, type FieldView } from './editor-field';
import { type EditorState, unsent } from './editor-state';

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
  readonly may: {
    readonly draft: boolean;
    readonly decide: boolean;
    readonly withdraw: boolean;
    readonly discard: boolean;
    readonly stillRight: boolean;
  };
  readonly reviewers: readonly { readonly id: number; readonly name: string }[];
  readonly others: readonly { readonly name: string; readonly since: string }[];
};

/** The editor of a locale's texts: source and translation side by side, and the ways a draft can go. Works without JavaScript too. */
export function TextEditor({
  action,
  view,
  sources,
}: {
  action: (state: EditorState, form: FormData) => Promise<EditorState>;
  view: EditorView;
  /** The source text of each field, laid out on the server; nothing where the text is the source itself. */
  sources: Readonly<Record<string, ReactNode>>;
}) {
  const [state, act] = useActionState(action, unsent);
  const t = useTranslations('rooms');
  const form = useRef<HTMLFormElement>(null);
  const seen = state.seen ?? view.seen;
  const basedOn = state.basedOn ?? view.basedOn;
  const kept = useAutosave(form, { view, seen, basedOn, answer: state });
  const { problem } = state;
  const mine: TextFields | null = kept.restored ?? state.mine;
  const others = kept.others ?? view.others;
  return (
    <form action={act} ref={form} className="grid gap-6" key={kept.restored ? 'restored' : 'given'}>
      <input type="hidden" name="seen" value={kept.version ?? seen} />
      <input type="hidden" name="basedOn" value={basedOn} />
      <div role="alert" className="empty:hidden">
        {problem && (
          <p className="border-s-4 border-ink bg-wash px-3 py-2">
            {t(`problem.${problem.code}`, { minutes: problem.minutes })}
          </p>
        )}
        {state.theirs?.by && (
          <p className="border-s-4 border-ink bg-wash px-3 pb-2">{t('editor.theirsBy', { name: state.theirs.by })}</p>
        )}
      </div>
      <div role="status" className="empty:hidden">
        {state.done && <p className="border-s-4 border-accent bg-wash px-3 py-2">{t(`done.${state.done}`)}</p>}
      </div>
      {others.length > 0 && (
        <ul className="border-s-4 border-accent bg-wash px-3 py-2">
          {others.map(({ name, since }) => (
            <li key={name}>{t('editor.present', { name, since })}</li>
          ))}
        </ul>
      )}
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
          field={{ ...field, value: mine?.[field.name] ?? field.value }}
          source={sources[field.name]}
          lang={view.lang}
          readOnly={!view.may.draft}
          decides={view.may.decide}
          problem={problem?.field === field.name ? problem.code : null}
          theirs={
            state.theirs && state.theirs.fields[field.name] !== mine?.[field.name]
              ? (state.theirs.fields[field.name] ?? null)
              : null
          }
        />
      ))}
      <p className="text-small text-soft" aria-live="polite">
        {kept.words}
      </p>
      {view.may.draft && (
        <section aria-label={t('editor.handOver')} className="grid max-w-lg gap-4 border-t border-rule pt-5">
          <SubmitButton name="wish" value="save">
            {t('editor.save')}
          </SubmitButton>
          <label className="grid gap-1">
            <span className="font-semibold">{t('editor.note')}</span>
            <input name="note" className={input} maxLength={2000} />
          </label>
          <label className="grid gap-1">
            <span className="font-semibold">{t('editor.reviewer')}</span>
            <select name="reviewer" className={input}>
              <option value="">{t('editor.anyReviewer')}</option>
              {view.reviewers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <SubmitButton quiet name="wish" value="submit">
            {t('editor.submit')}
          </SubmitButton>
        </section>
      )}
      {view.may.stillRight && (
        <section className="grid max-w-lg gap-2 border-t border-rule pt-5">
          <p className="text-soft">{t('editor.stillRightText')}</p>
          <SubmitButton quiet name="wish" value="still_right">
            {t('editor.stillRight')}
          </SubmitButton>
        </section>
      )}
      {view.may.withdraw && (
        <SubmitButton quiet name="wish" value="withdraw">
          {t('editor.withdraw')}
        </SubmitButton>
      )}
      {view.may.decide && (
        <section aria-label={t('editor.review')} className="grid max-w-lg gap-4 border-t border-rule pt-5">
          <label className="grid gap-1">
            <span className="font-semibold">{t('editor.comment')}</span>
            <textarea name="comment" rows={3} className={input} maxLength={2000} />
          </label>
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="wish" value="approve">
              {t('editor.approve')}
            </SubmitButton>
            <SubmitButton quiet name="wish" value="send_back">
              {t('editor.sendBack')}
            </SubmitButton>
          </div>
        </section>
      )}
      {view.may.discard && (
        <details className="border-s-2 border-rule ps-4">
          <summary className="cursor-pointer py-1 font-semibold">{t('editor.discard')}</summary>
          <p className="mt-1 mb-3 text-soft">{t('editor.discardText')}</p>
          <SubmitButton quiet name="wish" value="discard">
            {t('editor.discardSubmit')}
          </SubmitButton>
        </details>
      )}
    </form>
  );
}

const input =
  'w-full rounded-sm border border-was bg-paper px-3 py-2 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent';

const plain = 'cursor-pointer text-accent underline underline-offset-3 hover:decoration-2';
