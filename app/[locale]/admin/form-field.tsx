import type { HTMLInputAutoCompleteAttribute } from 'react';

/** A labelled field of a form in the rooms, with what is wrong with it told to the eye and to the ear. */
export function FormField({
  name,
  label,
  type = 'text',
  autoComplete,
  value,
  hint,
  problem,
}: {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autoComplete: HTMLInputAutoCompleteAttribute;
  value?: string | undefined;
  hint?: string | undefined;
  problem?: string | null | undefined;
}) {
  const described = [hint ? `${name}-hint` : null, problem ? `${name}-problem` : null].filter(Boolean).join(' ');
  return (
    <div>
      <label htmlFor={name} className="mb-1 block font-semibold">
        {label}
      </label>
      {hint && (
        <p id={`${name}-hint`} className="mb-1 text-small text-soft">
          {hint}
        </p>
      )}
      {problem && (
        <p id={`${name}-problem`} className="mb-1 border-s-4 border-ink ps-2">
          {problem}
        </p>
      )}
      <input
        id={name}
        name={name}
        type={type}
        autoComplete={autoComplete}
        required
        defaultValue={value}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described || undefined}
        className="w-full rounded-sm border border-was bg-paper px-3 py-2 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent"
      />
    </div>
  );
}

/** The button that a form is for. */
export function SubmitButton({ children }: { children: string }) {
  return (
    <button
      type="submit"
      className="cursor-pointer rounded-sm bg-accent px-4 py-2 font-semibold text-paper focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent"
    >
      {children}
    </button>
  );
}
