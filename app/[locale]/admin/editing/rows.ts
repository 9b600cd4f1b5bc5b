import type { TextFields } from '@/domain/text-fields';

/** The text of a field in the rows in which the editor shows it: a paragraph each, and one for each paragraph of the source. */
export function rowsOf(text: string, { oneLine, rows }: { oneLine: boolean; rows: number }): readonly string[] {
  if (oneLine) return [text];
  const paragraphs = text.split('\n\n');
  return [...paragraphs, ...Array.from({ length: Math.max(0, rows - paragraphs.length) }, () => '')];
}

/** The text of a field from its rows. */
export function textOf(rows: readonly string[]): string {
  return rows.join('\n\n').replace(/\s+$/, '');
}

/** The rows of each of these fields as they stand in a form, whatever the page thinks that it shows. */
export function rowsIn(form: ParentNode, names: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const areas = [...form.querySelectorAll('textarea')];
  return Object.fromEntries(
    names.map((name) => [name, areas.filter((area) => area.name === `text.${name}`).map(({ value }) => value)]),
  );
}

/** Answers whether two texts are the same, field by field. */
export function isSame(one: TextFields, other: TextFields): boolean {
  return Object.entries(one).every(([name, text]) => text === (other[name] ?? text));
}
