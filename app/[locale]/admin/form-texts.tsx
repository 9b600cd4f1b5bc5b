'use client';

import type { ReactNode } from 'react';
import { Field, input, type Labelled, useSent, useWrongField } from './form';

/** A field for a text of several lines. */
export function TextArea({ value, lang, ...labelled }: Labelled & { value?: string | undefined; lang?: string }) {
  const sent = useSent(labelled.name);
  return (
    <Field {...labelled}>
      {(attributes) => (
        <textarea {...attributes} lang={lang} rows={3} defaultValue={sent?.[0] ?? value} className={input} />
      )}
    </Field>
  );
}

/** Fields that are seldom needed: shut, unless something is wrong with one of these names. */
export function Seldom({
  summary,
  names,
  children,
}: {
  summary: string;
  names: readonly string[];
  children: ReactNode;
}) {
  const wrong = useWrongField();
  return (
    <details open={wrong !== null && names.includes(wrong)} className="border-s-2 border-rule ps-4">
      <summary className="cursor-pointer py-1 text-accent">{summary}</summary>
      <div className="mt-2 grid gap-3">{children}</div>
    </details>
  );
}
