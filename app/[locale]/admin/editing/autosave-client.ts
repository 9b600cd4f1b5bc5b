'use client';

import { type FocusEvent, type FormEvent, type RefObject, useEffect, useState, useSyncExternalStore } from 'react';
import type { TextFields } from '@/domain/text-fields';
import { DraftKeeper, type Shown } from './draft-keeper';
import { type EditorState, unsent } from './editor-state';
import { rowsIn, textOf } from './rows';
import { isSaid, keepSaidOf, putBackSaid } from './said';
import type { EditorView } from './text-editor';

/** How often the person is seen to be there, and for how long what was heard of others is fresh, in milliseconds. */
const heartbeat = 20_000;
const fresh = 5_000;

/** Keeps what is typed in an editor, and tells the editor how it stands; what to do when something happens in its form. */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  { view, answer, show }: { view: EditorView; answer: EditorState; show: (fields: TextFields) => void },
): Shown & {
  readonly restore: () => void;
  readonly forget: () => void;
  readonly onInput: (event: FormEvent<HTMLFormElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLFormElement>) => void;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
} {
  const [keeper] = useState(() => {
    const fields = Object.fromEntries(view.fields.map(({ name, value }) => [name, value]));
    const { seen, basedOn, madeFrom, address, keptUnder, may } = view;
    const read = (): TextFields => {
      if (form.current === null) return fields;
      const rows = Object.entries(rowsIn(form.current, Object.keys(fields)));
      return Object.fromEntries(rows.map(([name, texts]) => [name, textOf(texts)]));
    };
    return new DraftKeeper({ seen, basedOn, madeFrom, address, keptUnder, fields, drafts: may.draft }, { read, show });
  });
  const shown = useSyncExternalStore(
    keeper.subscribe,
    () => keeper.shown,
    () => keeper.shown,
  );
  // A form that was sent before React took the page over has an answer from the start.
  const [clock] = useState({ lookedAt: 0, cleared: false, heard: unsent });
  const { keptUnder } = view;

  useEffect(() => {
    if (clock.heard === answer) return;
    clock.heard = answer;
    keeper.hear(answer);
  }, [answer, clock, keeper]);

  useEffect(() => {
    const look = () => {
      clock.lookedAt = Date.now();
      void keeper.look();
    };
    const onVisibility = () => (document.visibilityState === 'visible' ? look() : keeper.leave());
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (keeper.wouldBeLost()) event.preventDefault();
    };
    if (form.current !== null) putBackSaid(form.current, keptUnder);
    keeper.open();
    look();
    const beat = setInterval(look, heartbeat);
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('online', look);
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => {
      clearInterval(beat);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', look);
      window.removeEventListener('beforeunload', onBeforeUnload);
    };
  }, [clock, form, keeper, keptUnder]);

  return {
    ...shown,
    restore: () => void keeper.restore(),
    forget: () => keeper.forget(),
    onInput: ({ target, currentTarget }) => {
      if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return;
      if (target.name.startsWith('text.')) keeper.typed();
      else if (isSaid(target.name)) keepSaidOf(currentTarget, keptUnder);
    },
    // Whoever goes to a field sees, before they type, who else is there.
    onFocus: ({ target }) => {
      if (!(target instanceof HTMLTextAreaElement) || Date.now() - clock.lookedAt < fresh) return;
      clock.lookedAt = Date.now();
      void keeper.look();
    },
    onSubmit: (event) => {
      const element = event.currentTarget;
      if (clock.cleared) {
        clock.cleared = false;
        return;
      }
      event.preventDefault();
      const { submitter } = event.nativeEvent as SubmitEvent;
      void keeper.clear().then((seen) => {
        const hidden = element.elements.namedItem('seen');
        if (seen === null || !(hidden instanceof HTMLInputElement)) return;
        // The page may not have drawn yet what the last save by itself has made of it.
        hidden.value = String(seen);
        clock.cleared = true;
        element.requestSubmit(submitter);
        clock.cleared = false;
      });
    },
  };
}
