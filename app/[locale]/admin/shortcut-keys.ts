/** What a key press wishes for; `begun`: the first of two keys. */
export type KeyWish = 'begun' | 'desk' | 'operations' | 'jump' | 'list' | 'save';

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'defaultPrevented' | 'isComposing'
> & {
  readonly target: EventTarget | { readonly closest: (selector: string) => unknown } | null;
};

/** Where single keys are for typing, or for the browser. */
const typing = 'input, textarea, select, dialog, [contenteditable]';

/**
 * What a key press wishes for; `null` where it is no shortcut. Single keys count only while they are turned on and nobody is typing
 * (WCAG 2.1.4). `before` is the first of two keys, where it was pressed just now.
 */
export function readKey(pressed: Pressed, before: string | null, singleKeys: boolean): KeyWish | null {
  const { ctrlKey, metaKey, altKey, shiftKey, defaultPrevented, isComposing, target } = pressed;
  const key = keyOf(pressed);
  if (defaultPrevented || isComposing || altKey) return null;
  if (ctrlKey || metaKey) return ctrlKey !== metaKey && !shiftKey && key.toLowerCase() === 's' ? 'save' : null;
  if (!singleKeys || isTyping(target)) return null;
  if (before === 'g') return key === 'd' ? 'desk' : key === 'o' ? 'operations' : null;
  return key === 'g' ? 'begun' : key === '/' ? 'jump' : key === '?' ? 'list' : null;
}

function isTyping(target: Pressed['target']): boolean {
  return target !== null && 'closest' in target && typeof target.closest === 'function' && !!target.closest(typing);
}

/** The key as it is called on a Latin keyboard: where another alphabet is set, the letter that stands at its place. */
export function keyOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  return /^\p{L}$/u.test(key) && !/^[a-z]$/i.test(key) && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
}
