/** What a key press wishes for; `begun`: the first of two keys. */
export type KeyWish = 'begun' | 'desk' | 'operations' | 'jump' | 'list' | 'save';

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'defaultPrevented' | 'isComposing'
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
  const { key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented, isComposing, target } = pressed;
  if (defaultPrevented || isComposing || altKey) return null;
  if (ctrlKey || metaKey) return ctrlKey !== metaKey && !shiftKey && key.toLowerCase() === 's' ? 'save' : null;
  if (!singleKeys || isTyping(target)) return null;
  if (before === 'g') return key === 'd' ? 'desk' : key === 'o' ? 'operations' : null;
  return key === 'g' ? 'begun' : key === '/' ? 'jump' : key === '?' ? 'list' : null;
}

function isTyping(target: Pressed['target']): boolean {
  return target !== null && 'closest' in target && typeof target.closest === 'function' && !!target.closest(typing);
}
