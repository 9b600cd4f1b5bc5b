import { plainText, type TextFields } from '@/domain/text-fields';

/**
 * The fields that a form sent, of those that there are. A field that comes several times was laid out paragraph by paragraph, and is
 * put together again. What was not sent is as it was.
 */
export function sentFields(form: unknown, known: TextFields): TextFields {
  const given = form instanceof FormData ? form : new FormData();
  return Object.fromEntries(
    Object.entries(known).map(([name, before]) => {
      const sent = given.getAll(`text.${name}`).filter((value) => typeof value === 'string');
      return [name, sent.length === 0 ? before : joined(sent)];
    }),
  );
}

/** The fields of somebody else's version that a person has chosen to take whole, instead of what stands in theirs. */
export function takenFields(form: unknown, theirs: TextFields): TextFields {
  const given = form instanceof FormData ? form : new FormData();
  return Object.fromEntries(Object.entries(theirs).filter(([name]) => given.get(`take.${name}`) === 'on'));
}

function joined(paragraphs: readonly string[]): string {
  return plainText(paragraphs.map((text) => text.replace(/\r\n?/g, '\n')).join('\n\n'));
}
