import type { TextFields } from '@/domain/text-fields';

/** What somebody has typed and the server does not have yet, kept in their browser until it does. */
export type Kept = { readonly fields: TextFields; readonly at: number };

/** Keeps what was typed; where the browser has no room for it, the page still holds it. */
export function keepInBrowser(key: string, fields: TextFields): void {
  try {
    localStorage.setItem(key, JSON.stringify({ fields, at: Date.now() } satisfies Kept));
  } catch {
    // No room, or storage is turned off.
  }
}

/** What was kept and never reached the server; `null` where there is nothing. */
export function findKept(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('fields' in kept) || !('at' in kept)) return null;
    const { fields, at } = kept;
    if (typeof fields !== 'object' || fields === null || typeof at !== 'number') return null;
    return Object.values(fields).every((text) => typeof text === 'string')
      ? { fields: fields as TextFields, at }
      : null;
  } catch {
    return null;
  }
}

/** Forgets what was kept, because the server has it, or the person does not want it. */
export function forgetKept(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is turned off.
  }
}
