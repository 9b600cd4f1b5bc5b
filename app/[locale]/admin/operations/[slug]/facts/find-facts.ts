import type { Db } from '@/db/client';
import { type Draft, findDraft } from '@/db/queries/drafts';
import { contentNow, findLatestNumber } from '@/db/queries/revisions';
import { findCommonFiles } from '@/db/queries/whole-record';
import type { FactsContent } from '@/domain/facts';
import type { Locale } from '@/domain/locale';
import type { Choice } from '@/i18n/codes';

/** Everything that the form of an operation's facts shows. */
export type Facts = {
  /** The number of the latest revision. */
  readonly latest: number;
  readonly published: FactsContent;
  readonly draft: (Omit<Draft, 'content'> & { readonly content: FactsContent }) | null;
  /** What a save begins from: the draft, or what is published. */
  readonly now: FactsContent;
};

/** The facts of an operation, published and drafted. */
export function findFacts(db: Db, operationId: number): Facts {
  const { slug, facts } = contentNow(db, { operationId });
  const found = findDraft(db, { operationId }, 'facts');
  const draft = found === null ? null : { ...found, content: found.content as FactsContent };
  const published = { slug, facts };
  return { latest: findLatestNumber(db, { operationId }), published, draft, now: draft?.content ?? published };
}

/** The places that the record knows, by name in a locale; two of one name carry their keys. */
export function placeChoices(db: Db, locale: Locale): readonly Choice[] {
  const { places } = findCommonFiles(db);
  return places
    .map(({ key, names }) => {
      const name = names[locale];
      const alone = places.every((other) => other.key === key || other.names[locale] !== name);
      return { code: key, name: alone ? name : `${name} (${key})` };
    })
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
