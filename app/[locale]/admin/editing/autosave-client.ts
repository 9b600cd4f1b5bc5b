'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { TextFields } from '@/domain/text-fields';
import { textIn } from './editor-field';
import type { AutosaveAnswer, AutosaveRequest, EditorState } from './editor-state';
import { findKept, forgetKept, keepInBrowser } from './kept-in-browser';
import type { EditorView } from './text-editor';

/** How long after the last key the draft is kept, and how often the person is seen to be there, in milliseconds. */
const pause = 2_000;
const heartbeat = 30_000;

type Status = 'idle' | 'saving' | 'saved' | 'offline' | 'signedOut' | 'stale' | 'refused';

/**
 * Keeps a draft while it is typed: in the browser at once, on the server a moment after typing stops and on leaving, and says when. What
 * never reached the server is offered again when the person comes back.
 */
export function useAutosave(
  form: RefObject<HTMLFormElement | null>,
  { view, seen, basedOn, answer }: { view: EditorView; seen: number; basedOn: number; answer: EditorState },
) {
  const t = useTranslations('rooms');
  const [status, setStatus] = useState<Status>('idle');
  const [savedAt, setSavedAt] = useState('');
  const [version, setVersion] = useState<number | null>(null);
  const [others, setOthers] = useState<AutosaveAnswer['others'] | null>(null);
  const [found, setFound] = useState<TextFields | null>(null);
  const [restored, setRestored] = useState<TextFields | null>(null);
  const current = useRef({ seen, basedOn });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { keptUnder, address, madeFrom, fields: views, may } = view;

  // What a person has saved by hand, the next save by itself follows.
  useEffect(() => {
    current.current = { seen, basedOn };
    setVersion(null);
    if (answer.done !== null) {
      forgetKept(keptUnder);
      setRestored(null);
      setFound(null);
    }
  }, [answer, seen, basedOn, keptUnder]);

  const read = useCallback(
    (): TextFields => Object.fromEntries(views.map(({ name }) => [name, textIn(form.current, name)])),
    [views, form],
  );

  const send = useCallback(
    async (fields: TextFields | null, leaving = false) => {
      const body = JSON.stringify({ ...current.current, madeFrom, fields } satisfies AutosaveRequest);
      if (fields !== null && !leaving) setStatus('saving');
      try {
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body,
          keepalive: leaving,
        });
        const heard = (await response.json()) as AutosaveAnswer;
        if (heard.is === 'signed_out') return setStatus('signedOut');
        setOthers(heard.others);
        if (heard.is === 'saved' || heard.is === 'unchanged') {
          current.current = { ...current.current, seen: heard.version };
          setVersion(heard.version);
          setSavedAt(heard.at);
          setStatus('saved');
          forgetKept(keptUnder);
        } else if (heard.is !== 'present') setStatus(heard.is === 'stale' ? 'stale' : 'refused');
      } catch {
        setStatus('offline');
      }
    },
    [address, madeFrom, keptUnder],
  );

  useEffect(() => {
    const element = form.current;
    if (element === null || !may.draft) return;
    const kept = findKept(keptUnder);
    if (kept !== null && views.some(({ name, value }) => (kept.fields[name] ?? value) !== value)) setFound(kept.fields);
    const typed = () => {
      keepInBrowser(keptUnder, read());
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void send(read()), pause);
    };
    const leave = () => {
      if (document.visibilityState !== 'hidden' || findKept(keptUnder) === null) return;
      clearTimeout(timer.current);
      void send(read(), true);
    };
    const again = () => findKept(keptUnder) !== null && void send(read());
    const onInput = (event: Event) => {
      if (event.target instanceof HTMLTextAreaElement && event.target.name.startsWith('text.')) typed();
    };
    element.addEventListener('input', onInput);
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('online', again);
    void send(null);
    const beat = setInterval(() => void send(null), heartbeat);
    return () => {
      element.removeEventListener('input', onInput);
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('online', again);
      clearInterval(beat);
      clearTimeout(timer.current);
    };
  }, [form, keptUnder, may.draft, read, send, views]);

  return {
    version,
    others,
    found: found !== null,
    restored,
    words: status === 'idle' ? '' : t(`editor.status.${status}`, { at: savedAt }),
    restore: () => {
      setRestored(found);
      setFound(null);
      if (found !== null) void send(found);
    },
    forget: () => {
      forgetKept(keptUnder);
      setFound(null);
    },
  };
}
