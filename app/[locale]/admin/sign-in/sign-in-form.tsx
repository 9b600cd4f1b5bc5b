'use client';

import { useActionState } from 'react';
import { FormField, SubmitButton } from '../form-field';
import { type SignInState, signInToRooms } from './actions';

/** The words of the form, in the reader's language. */
export type SignInWords = Readonly<Record<'email' | 'password' | 'submit' | 'wrong', string>> & {
  /** By the number of minutes, from 1 to 60. */
  readonly wait: readonly string[];
};

/** The form at the door; works without JavaScript too. */
export function SignInForm({ locale, words }: { locale: string; words: SignInWords }) {
  const [state, act] = useActionState<SignInState, FormData>(signInToRooms.bind(null, locale), {
    email: '',
    problem: null,
    minutes: 0,
  });
  const problem = state.problem === 'wait' ? words.wait[Math.min(state.minutes, words.wait.length) - 1] : words.wrong;
  return (
    <form action={act} className="grid gap-4">
      <div role="alert">{state.problem && <p className="border-s-4 border-ink bg-wash px-3 py-2">{problem}</p>}</div>
      <FormField name="email" type="email" autoComplete="username" label={words.email} value={state.email} />
      <FormField name="password" type="password" autoComplete="current-password" label={words.password} />
      <div>
        <SubmitButton>{words.submit}</SubmitButton>
      </div>
    </form>
  );
}
