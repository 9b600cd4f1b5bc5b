import type { TextFields } from '@/domain/text-fields';
import { findSaid, keepSaid } from './kept-in-browser';

/** The fields of the editor in which somebody writes to others: a note, comments. */
export function isSaid(name: string): boolean {
  return name === 'note' || name === 'comment' || name.startsWith('comment.');
}

/** Keeps in the browser what somebody is writing to others about a text. */
export function keepSaidOf(form: HTMLFormElement, key: string): void {
  keepSaid(key, Object.fromEntries(fieldsIn(form).map(({ name, value }): [string, string] => [name, value])));
}

/** Puts back what somebody was writing to others, where they had not said it yet. */
export function putBackSaid(form: HTMLFormElement, key: string): void {
  const said: TextFields = findSaid(key);
  for (const field of fieldsIn(form)) {
    const text = said[field.name];
    if (!text || field.value !== '') continue;
    field.value = text;
    field.closest('details')?.setAttribute('open', '');
  }
}

function fieldsIn(form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].filter(({ name }) =>
    isSaid(name),
  );
}
