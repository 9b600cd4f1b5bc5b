'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { SubmitButton } from '../form';

/** What this person may do with a draft now. */
export type Ways = {
  readonly draft: boolean;
  readonly decide: boolean;
  readonly withdraw: boolean;
  readonly discard: boolean;
};

/** The ways that a draft can go: saved and handed over, taken back, approved or sent back, thrown away. Each is a `wish` of its form. */
export function WaysOn({
  may,
  reviewers,
  sent = {},
  besideSave,
  afterHandOver,
}: {
  may: Ways;
  reviewers: readonly { readonly id: number; readonly name: string }[];
  /** What was said and is given back, because the form was refused. */
  sent?: Readonly<Record<string, readonly string[]>>;
  besideSave?: ReactNode;
  afterHandOver?: ReactNode;
}) {
  const t = useTranslations('rooms');
  return (
    <>
      {may.draft && (
        <section aria-label={t('editor.handOver')} className="grid max-w-lg gap-4 border-t border-rule pt-5">
          {/* The first button is what the Enter key presses. */}
          <SubmitButton name="wish" value="save">
            {t('editor.save')}
          </SubmitButton>
          {besideSave}
          <label className="grid gap-1">
            <span className="font-semibold">{t('editor.note')}</span>
            <input name="note" defaultValue={sent.note?.[0]} className={input} maxLength={2000} />
          </label>
          <label className="grid gap-1">
            <span className="font-semibold">{t('editor.reviewer')}</span>
            <select name="reviewer" key={sent.reviewer?.[0]} defaultValue={sent.reviewer?.[0]} className={input}>
              <option value="">{t('editor.anyReviewer')}</option>
              {reviewers.map(({ id, name }) => (
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
      {afterHandOver}
      {may.withdraw && (
        <SubmitButton quiet name="wish" value="withdraw">
          {t('editor.withdraw')}
        </SubmitButton>
      )}
      {may.decide && (
        <section aria-label={t('editor.review')} className="grid max-w-lg gap-4 border-t border-rule pt-5">
          <label className="grid gap-1">
            <span className="font-semibold">{t('editor.comment')}</span>
            <textarea name="comment" rows={3} defaultValue={sent.comment?.[0]} className={input} maxLength={2000} />
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
      {may.discard && (
        <details className="border-s-2 border-rule ps-4">
          <summary className="cursor-pointer py-1 font-semibold">{t('editor.discard')}</summary>
          <p className="mt-1 mb-3 text-soft">{t('editor.discardText')}</p>
          <SubmitButton quiet name="wish" value="discard">
            {t('editor.discardSubmit')}
          </SubmitButton>
        </details>
      )}
    </>
  );
}

const input =
  'w-full rounded-sm border border-was bg-paper px-3 py-2 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent';
