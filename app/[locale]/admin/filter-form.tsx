import type { ReactNode } from 'react';

const look =
  'max-w-full rounded-sm border border-was bg-paper px-3 py-2 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent';

/** What of a list is shown, as fields whose values stand in its address, so that it can be sent to somebody. */
export function FilterForm({ action, submit, children }: { action: string; submit: string; children: ReactNode }) {
  return (
    <form action={action} className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-3">
      {children}
      <button type="submit" className={`cursor-pointer font-semibold hover:border-ink ${look}`}>
        {submit}
      </button>
    </form>
  );
}

/** One of a few, or all. */
export function FilterSelect({
  name,
  label,
  value,
  all,
  options,
}: {
  name: string;
  label: string;
  value: string | null;
  all: string;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <label className="grid max-w-full min-w-0 grid-cols-1 gap-1">
      <span className="font-semibold">{label}</span>
      <select name={name} defaultValue={value ?? ''} className={look}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A word, a number or a day. */
export function FilterField({
  name,
  label,
  value,
  type = 'search',
  min,
  max,
}: {
  name: string;
  label: string;
  value: string | null;
  type?: 'search' | 'date';
  min?: string;
  max?: string;
}) {
  return (
    <label className="grid max-w-full min-w-0 grid-cols-1 gap-1">
      <span className="font-semibold">{label}</span>
      <input name={name} type={type} min={min} max={max} defaultValue={value ?? ''} className={look} />
    </label>
  );
}
