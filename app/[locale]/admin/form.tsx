'use client';

import { useTranslations } from 'next-intl';
import {
  createContext,
  type HTMLInputAutoCompleteAttribute,
  type ReactNode,
  useActionState,
  useContext,
  useEffect,
  useId,
  useRef,
} from 'react';
import { type FormState, untouched } from './form-state';

const Answer = createContext<FormState>(untouched);

/** What is sent, and what the answer is made of; the first two are React's. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const input =
  'w-full rounded-sm border border-was bg-paper px-3 py-2 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent';

/** A form of the rooms: sends, and says what came of it. Works without JavaScript too. */
export function ActionForm({ action, children, label }: { action: FormAction; children: ReactNode; label?: string }) {
  const [state, act] = useActionState(action, untouched);
  const t = useTranslations('rooms');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.problem) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [state]);
  const { problem } = state;
  return (
    <Answer value={state}>
      <form action={act} ref={form} aria-label={label} className="grid gap-4">
        <div role="alert" className="empty:hidden">
          {problem && problem.field === null && (
            <p className="border-s-4 border-ink bg-wash px-3 py-2">
              {t(`problem.${problem.code}`, { minutes: problem.minutes })}
            </p>
          )}
        </div>
        <div role="status" className="empty:hidden">
          {state.done && <p className="border-s-4 border-accent bg-wash px-3 py-2">{t(`done.${state.done}`)}</p>}
          {state.once.length > 0 && (
            <ul className="mt-2 grid gap-1 border-s-4 border-accent bg-wash px-3 py-2 font-mono text-small [overflow-wrap:anywhere]">
              {state.once.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </div>
        {children}
      </form>
    </Answer>
  );
}

export type Labelled = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is recorded, in words: shown where somebody else has recorded it while the form was filled in, and it is not what was sent. */
  readonly recorded?: string | undefined;
};

/** A field for one line of text. */
export function TextField({
  type = 'text',
  autoComplete = 'off',
  value,
  required = true,
  inputMode,
  ...labelled
}: Labelled & {
  type?: 'text' | 'email' | 'password' | 'date' | 'datetime-local' | 'search';
  autoComplete?: HTMLInputAutoCompleteAttribute;
  value?: string | undefined;
  required?: boolean;
  inputMode?: 'text' | 'numeric';
}) {
  const sent = useSent(labelled.name);
  return (
    <Field {...labelled}>
      {(attributes) => (
        <input
          {...attributes}
          type={type}
          autoComplete={autoComplete}
          inputMode={inputMode}
          required={required}
          defaultValue={sent?.[0] ?? value}
          className={input}
        />
      )}
    </Field>
  );
}

/** A field for some lines of text. */
export function TextArea({ value, ...labelled }: Labelled & { value?: string | undefined }) {
  const sent = useSent(labelled.name);
  return (
    <Field {...labelled}>
      {(attributes) => <textarea {...attributes} rows={3} defaultValue={sent?.[0] ?? value} className={input} />}
    </Field>
  );
}

/** A choice of one among a few. */
export function SelectField({
  options,
  value,
  ...labelled
}: Labelled & { options: readonly { value: string; label: string }[]; value: string }) {
  const chosen = useSent(labelled.name)?.[0] ?? value;
  return (
    <Field {...labelled}>
      {(attributes) => (
        <select {...attributes} key={chosen} defaultValue={chosen} className={input}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A choice of any number among a few. */
export function Checkboxes({
  name,
  legend,
  hint,
  options,
  values,
}: {
  name: string;
  legend: string;
  hint?: string;
  options: readonly { value: string; label: string; hint?: string }[];
  values: readonly string[];
}) {
  const answer = useContext(Answer);
  const t = useTranslations('rooms');
  const id = useId();
  const problem = answer.problem?.field === name ? answer.problem : null;
  const chosen = answer.problem ? (answer.sent[name] ?? []) : values;
  return (
    <fieldset aria-describedby={problem ? `${id}-problem` : undefined}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint && <p className="mb-1 text-small text-soft">{hint}</p>}
      {problem && (
        <p id={`${id}-problem`} role="alert" className="mb-1 border-s-4 border-ink ps-2">
          {t(`problem.${problem.code}`, { minutes: problem.minutes })}
        </p>
      )}
      <ul className="grid gap-1">
        {options.map((option) => (
          <li key={option.value}>
            <label className="flex items-baseline gap-2 py-0.5">
              <input
                type="checkbox"
                name={name}
                value={option.value}
                defaultChecked={chosen.includes(option.value)}
                className="size-4 shrink-0 translate-y-0.5 accent-accent"
              />
              <span>
                {option.label}
                {option.hint && <span className="block text-small text-soft">{option.hint}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

/** The button that a form is for; a quiet one where it is not the page's purpose. */
export function SubmitButton({
  children,
  quiet = false,
  name,
  value,
}: {
  children: ReactNode;
  quiet?: boolean;
  /** What it says of the person's wish, where a form has more buttons than one. */
  name?: string;
  value?: string;
}) {
  const look = quiet ? 'border border-was bg-paper text-ink hover:border-ink' : 'bg-accent text-paper';
  return (
    <div>
      <button
        type="submit"
        name={name}
        value={value}
        className={`cursor-pointer rounded-sm px-4 py-2 font-semibold focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent ${look}`}
      >
        {children}
      </button>
    </div>
  );
}

/** Where the problem with what was sent lies; `null` where there is none, or with no field in particular. */
export function useWrongField(): string | null {
  return useContext(Answer).problem?.field ?? null;
}

export function useSent(name: string): readonly string[] | undefined {
  return useContext(Answer).sent[name];
}

type FieldAttributes = {
  readonly id: string;
  readonly name: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
};

/** A labelled field, with what is wrong with it told to the eye and to the ear. */
export function Field({
  name,
  label,
  hint,
  recorded,
  children,
}: Labelled & { children: (attributes: FieldAttributes) => ReactNode }) {
  const { problem, sent } = useContext(Answer);
  const t = useTranslations('rooms');
  const id = useId();
  const theirs = problem?.code === 'draft_stale' && recorded !== undefined && recorded !== (sent[name]?.[0] ?? '');
  const wrong = problem?.field === name ? problem : null;
  const described = [hint ? `${id}-hint` : null, wrong ? `${id}-problem` : null].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="mb-1 text-small text-soft">
          {hint}
        </p>
      )}
      {wrong && (
        <p id={`${id}-problem`} role="alert" className="mb-1 border-s-4 border-ink ps-2">
          {t(`problem.${wrong.code}`, { minutes: wrong.minutes })}
        </p>
      )}
      {children({
        id,
        name,
        'aria-invalid': wrong ? true : undefined,
        'aria-describedby': described || undefined,
      })}
      {theirs && (
        <p className="mt-1 border-s-4 border-ink bg-wash ps-2 [overflow-wrap:anywhere]">
          {t('factsPage.theirs', { value: recorded || t('factsPage.empty') })}
        </p>
      )}
    </div>
  );
}
