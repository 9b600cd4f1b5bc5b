'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { SubmitButton } from '../form';
import { OperationOfFile } from './operation-of-file';
import { noUpload, type UploadState } from './upload-state';

const input =
  'w-full rounded-sm border border-was bg-paper px-3 py-2 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent';

/** Brings a translator's file: first shows what it would change, then takes in what is chosen. Works without JavaScript too. */
export function UploadForm({ action }: { action: (state: UploadState, form: FormData) => Promise<UploadState> }) {
  const [state, act] = useActionState(action, noUpload);
  const t = useTranslations('rooms');
  const { problem, operations } = state;
  const differs = operations.some(({ changed }) => changed.length > 0);
  return (
    <form action={act} aria-label={t('translationsPage.bringBack')} className="grid gap-4">
      <div role="alert" className="empty:hidden">
        {problem && (
          <p className="border-s-4 border-ink bg-wash px-3 py-2">
            {state.place && <b className="font-semibold">{state.place}: </b>}
            {t(`problem.${problem.code}`, { minutes: problem.minutes })}
          </p>
        )}
      </div>
      <div role="status" className="empty:hidden">
        {state.done && <p className="border-s-4 border-accent bg-wash px-3 py-2">{t(`done.${state.done}`)}</p>}
        {operations.length > 0 && !problem && (
          <p className="border-s-4 border-accent bg-wash px-3 py-2">
            {t(differs ? 'translationsPage.compared' : 'translationsPage.allSame')}
          </p>
        )}
      </div>
      {state.drafts.length > 0 && (
        <ul aria-label={t('translationsPage.drafts')} className="grid gap-1">
          {state.drafts.map(({ path, name }) => (
            <li key={path}>
              <a href={path}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      {operations.length > 0 && (
        // What is ticked is given anew with every answer, so the fields are made anew with it.
        <div key={`${problem?.code} ${state.seen} ${state.ticked.join()}`} className="grid gap-8">
          {operations.map((operation) => (
            <OperationOfFile
              key={operation.slug}
              operation={operation}
              language={state.language}
              ticked={state.ticked}
            />
          ))}
          <input type="hidden" name="seen" value={state.seen ?? ''} />
          {differs && (
            <SubmitButton name="wish" value="take_in">
              {t('translationsPage.takeIn')}
            </SubmitButton>
          )}
        </div>
      )}
      <div className="grid max-w-lg gap-4">
        <label className="grid gap-1">
          <span className="font-semibold">{t('translationsPage.choose')}</span>
          <span className="text-small text-soft">{t('translationsPage.chooseHint')}</span>
          <input type="file" name="file" accept=".xlf,.xliff,application/xliff+xml" className={input} />
        </label>
        <SubmitButton quiet={operations.length > 0} name="wish" value="compare">
          {t('translationsPage.compare')}
        </SubmitButton>
      </div>
    </form>
  );
}
