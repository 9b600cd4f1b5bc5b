import type { Choice } from '@/db/writes/translation-file';

/** The file that a form brought; `null` where it brought none. */
export async function fileFrom(form: unknown): Promise<Uint8Array | null> {
  const file = form instanceof FormData ? form.get('file') : null;
  return file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
}

/** What a form ticked. */
export function tickedIn(form: unknown): readonly string[] {
  const given = form instanceof FormData ? form.getAll('take') : [];
  return given.filter((value) => typeof value === 'string');
}

/** What a form wants of the file that was compared; `null` where it does not wish to take it in. */
export function choiceFrom(form: unknown): Choice | null {
  if (!(form instanceof FormData) || form.get('wish') !== 'take_in') return null;
  const seen = form.get('seen');
  const parts = tickedIn(form).map((key) => key.split(' '));
  const slugsOf = (what: string) => parts.flatMap(([kind, slug = '']) => (kind === what ? [slug] : []));
  return {
    seen: typeof seen === 'string' ? seen : '',
    texts: parts.flatMap(([kind, slug = '', field = '']) => (kind === 'text' ? [{ slug, field }] : [])),
    overDraft: slugsOf('draft'),
    overSource: slugsOf('source'),
  };
}
