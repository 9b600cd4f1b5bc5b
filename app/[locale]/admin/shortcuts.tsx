'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { keyOf, readKey } from './shortcut-keys';

/** An operation that can be jumped to, by its name in the language of the room. */
export type JumpTarget = { readonly name: string; readonly slug: string };

/** Where the setting is kept that turns the shortcuts of single keys off (WCAG 2.1.4). */
const settingKey = 'single-key shortcuts';

/** The shortcuts of the rooms, the list of them and the jump to an operation; without JavaScript there are none, and no sign of them. */
export function Shortcuts({ rooms, operations }: { rooms: string; operations: readonly JumpTarget[] }) {
  const t = useTranslations('rooms.shortcuts');
  const [open, setOpen] = useState<'list' | 'jump' | null>(null);
  const ready = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  useEffect(() => {
    let before: string | null = null;
    let forget: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent) => {
      const wish = readKey(event, before, isOn());
      clearTimeout(forget);
      before = wish === 'begun' ? keyOf(event) : null;
      forget = setTimeout(() => {
        before = null;
      }, 1_500);
      const save = document.querySelector<HTMLButtonElement>('main button[name=wish][value=save]');
      if (wish === null || wish === 'begun' || (wish === 'save' && save === null)) return;
      event.preventDefault();
      if (wish === 'save') save?.click();
      else if (wish === 'desk') location.assign(rooms);
      else if (wish === 'operations') location.assign(`${rooms}/operations`);
      else setOpen(wish);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      clearTimeout(forget);
    };
  }, [rooms]);
  const shut = () => setOpen(null);
  return (
    <>
      {/* Room is kept for them, so that nothing moves when they come. */}
      <span className={`flex flex-wrap gap-x-4 ${ready ? '' : 'invisible'}`}>
        <button type="button" className={plain} onClick={() => setOpen('jump')}>
          {t('jump')}
        </button>
        <button type="button" className={plain} onClick={() => setOpen('list')}>
          {t('title')}
        </button>
      </span>
      {open === 'list' && (
        <Dialog title={t('title')} onClose={shut}>
          <ShortcutList />
        </Dialog>
      )}
      {open === 'jump' && (
        <Dialog title={t('jump')} onClose={shut}>
          <Jump rooms={rooms} operations={operations} />
        </Dialog>
      )}
    </>
  );
}

/** A dialog of the browser's own: it holds the focus, shuts with Escape and gives the focus back where it was. */
function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const t = useTranslations('rooms.shortcuts');
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto w-full max-w-lg rounded-sm border border-was bg-paper p-5 text-base text-ink backdrop:bg-ink/40"
    >
      <h2 id={id} className="mb-4 font-serif text-xl font-semibold tracking-tight">
        {title}
      </h2>
      {children}
      <form method="dialog" className="mt-5">
        <button type="submit" className={plain}>
          {t('close')}
        </button>
      </form>
    </dialog>
  );
}

function ShortcutList() {
  const t = useTranslations('rooms.shortcuts');
  const key = (name: string) => <kbd className="rounded-sm border border-was px-1.5 font-mono text-small">{name}</kbd>;
  const then = (first: string, second: string) =>
    t.rich('then', { first: () => key(first), second: () => key(second) });
  const lines: readonly { readonly words: string; readonly keys: ReactNode }[] = [
    { words: t('toDesk'), keys: then('g', 'd') },
    { words: t('toOperations'), keys: then('g', 'o') },
    { words: t('jump'), keys: key('/') },
    { words: t('list'), keys: key('?') },
    {
      words: t('saveDraft'),
      keys: t.rich('together', { first: () => key(t('control')), second: () => key('S') }),
    },
  ];
  return (
    <>
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-2">
        {lines.map(({ words, keys }) => (
          <div key={words} className="contents">
            <dt>{words}</dt>
            <dd>{keys}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-5 flex items-baseline gap-2">
        <input
          type="checkbox"
          defaultChecked={isOn()}
          onChange={({ target }) => turn(target.checked)}
          className="size-4 shrink-0 translate-y-0.5 accent-accent"
        />
        <span>
          {t('singleKeys')}
          <span className="block text-small text-soft">{t('singleKeysHint')}</span>
        </span>
      </label>
    </>
  );
}

function Jump({ rooms, operations }: { rooms: string; operations: readonly JumpTarget[] }) {
  const t = useTranslations('rooms.shortcuts');
  const id = useId();
  const go = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get('q') ?? '').trim();
    const slug = findTarget(operations, typed);
    location.assign(`${rooms}/operations${slug === null ? `?q=${encodeURIComponent(typed)}` : `/${slug}`}`);
  };
  return (
    <form action={`${rooms}/operations`} onSubmit={go} className="grid gap-3">
      <label>
        <span className="mb-1 block font-semibold">{t('jumpField')}</span>
        <span className="mb-1 block text-small text-soft">{t('jumpHint')}</span>
        <input
          name="q"
          list={id}
          required
          autoComplete="off"
          className="w-full rounded-sm border border-was bg-paper px-3 py-2 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent"
        />
      </label>
      <datalist id={id}>
        {operations.map(({ name, slug }) => (
          <option key={slug} value={name} />
        ))}
      </datalist>
      <button type="submit" className="justify-self-start rounded-sm bg-accent px-4 py-2 font-semibold text-paper">
        {t('go')}
      </button>
    </form>
  );
}

/** The operation that somebody means: the one of that name, else the only one whose name has it in it. */
function findTarget(operations: readonly JumpTarget[], typed: string): string | null {
  const plainly = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const meant = plainly(typed);
  const found =
    operations.find(({ name }) => plainly(name) === meant) ??
    only(operations.filter(({ name }) => plainly(name).includes(meant)));
  return found?.slug ?? null;
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function isOn(): boolean {
  try {
    return localStorage.getItem(settingKey) !== 'off';
  } catch {
    return true;
  }
}

function turn(on: boolean): void {
  try {
    if (on) localStorage.removeItem(settingKey);
    else localStorage.setItem(settingKey, 'off');
  } catch {
    // Storage is turned off; then so is the setting.
  }
}

const plain = 'cursor-pointer py-1.5 text-accent underline underline-offset-3 hover:decoration-2';
