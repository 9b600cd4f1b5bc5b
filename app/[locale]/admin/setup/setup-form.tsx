'use client';

import { useActionState } from 'react';
import { FormField, SubmitButton } from '../form-field';
import { type SetupProblem, type SetupState, setUpRooms } from './actions';

/** The words of the form, in the reader's language. */
export type SetupWords = Readonly<Record<'name' | 'email' | 'password' | 'passwordHint' | 'submit', string>> & {
  readonly problem: Readonly<Record<SetupProblem, string>>;
};

/** The form for the first administrator; works without JavaScript too. */
export function SetupForm({ locale, token, words }: { locale: string; token: string; words: SetupWords }) {
  const [state, act] = useActionState<SetupState, FormData>(setUpRooms.bind(null, locale, token), {
    name: '',
    email: '',
    problem: null,
  });
  const { problem } = state;
  const of = (...codes: SetupProblem[]) =>
    problem !== null && codes.includes(problem) ? words.problem[problem] : null;
  return (
    <form action={act} className="grid gap-4">
      <div role="alert">
        {problem === 'link_invalid' && (
          <p className="border-s-4 border-ink bg-wash px-3 py-2">{words.problem[problem]}</p>
        )}
      </div>
      <FormField name="name" autoComplete="name" label={words.name} value={state.name} problem={of('name_missing')} />
      <FormField
        name="email"
        type="email"
        autoComplete="username"
        label={words.email}
        value={state.email}
        problem={of('email_wrong')}
      />
      <FormField
        name="password"
        type="password"
        autoComplete="new-password"
        label={words.password}
        hint={words.passwordHint}
        problem={of('password_short', 'password_long', 'password_common', 'password_own')}
      />
      <div>
        <SubmitButton>{words.submit}</SubmitButton>
      </div>
    </form>
  );
}
