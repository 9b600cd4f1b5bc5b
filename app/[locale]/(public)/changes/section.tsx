import type { ReactNode } from 'react';
import type { Locale } from '@/domain/locale';
import { ChangeEntry } from './change-entry';
import type { Change } from './find-changes';

/** A part of the page under its heading, with a word or a way beside it. */
export function Section({
  id,
  heading,
  aside,
  children,
}: {
  id: string;
  heading: ReactNode;
  aside: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-heading`} className="scroll-mt-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-t-3 border-ink pt-2">
        <h2 id={`${id}-heading`} className="font-serif text-entry font-semibold tracking-tight lining-nums">
          {heading}
        </h2>
        <p className="text-small text-soft">{aside}</p>
      </div>
      {children}
    </section>
  );
}

/** Changes, in the order in which they are given. */
export function Entries({ changes, locale }: { changes: readonly Change[]; locale: Locale }) {
  return (
    <ol>
      {changes.map((change) => (
        <ChangeEntry key={keyOf(change)} change={change} locale={locale} />
      ))}
    </ol>
  );
}

function keyOf(change: Change): string {
  return `${change.operation.slug} ${change.is === 'event' ? `${change.event.kind} ${change.on}` : change.number}`;
}
