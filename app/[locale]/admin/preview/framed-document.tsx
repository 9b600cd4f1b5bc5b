import type { ReactNode } from 'react';
import type { Locale } from '@/domain/locale';
import { KeepInFrame } from './keep-in-frame';

/** A public page with drafts in it, as a preview frames it: in its own language, and no way out of the frame. */
export function FramedDocument({ part, children }: { part: Locale; children: ReactNode }) {
  return (
    <div lang={part}>
      <base target="_top" />
      <KeepInFrame />
      {children}
    </div>
  );
}
