import type { TextFields } from '@/domain/text-fields';

/** What somebody has typed and the server does not have yet, kept in their browser until it does. */
export type Kept = {
  readonly fields: TextFields;
  /** The version of the draft, and the revision, that it was typed upon. */
  readonly seen: number;
  readonly basedOn: number;
};

/** Keeps what was typed; answers whether the browser has taken it: it may be full, or told to keep nothing. */
export function keepInBrowser(key: string, kept: Kept): boolean {
  return write(key, kept);
}

/** What was kept and never reached the server; `null` where there is nothing. */
export function findKept(key: string): Kept | null {
  const kept = read(key);
  if (typeof kept !== 'object' || kept === null || !('fields' in kept && 'seen' in kept && 'basedOn' in kept)) {
    return null;
  }
  const { fields, seen, basedOn } = kept;
  return isTexts(fields) && typeof seen === 'number' && typeof basedOn === 'number' ? { fields, seen, basedOn } : null;
}

/** Forgets what was kept, because the server has it, or the person does not want it. */
export function forgetKept(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is turned off.
  }
}

/** Keeps what somebody is writing to others about a text: a note, comments. */
export function keepSaid(key: string, said: TextFields): boolean {
  return write(`${key} said`, said);
}

/** What somebody was writing to others about a text. */
export function findSaid(key: string): TextFields {
  const said = read(`${key} said`);
  return isTexts(said) ? said : {};
}

/** Forgets what somebody was writing to others, because it has been said. */
export function forgetSaid(key: string): void {
  forgetKept(`${key} said`);
}

function isTexts(value: unknown): value is TextFields {
  return typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string');
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
