import type { Db } from '@/db/client';
import { type Draft, findDraft } from '@/db/queries/drafts';
import { contentNow, findLatestNumber, findRevision, type Held } from '@/db/queries/revisions';
import { fieldsIn, findOutdatedSince, madeFromNow } from '@/db/queries/texts';
import type { FactsContent } from '@/domain/facts';
import { type Locale, sourceLocale } from '@/domain/locale';
import type { TextFields } from '@/domain/text-fields';

/** Everything that the editor of a locale's texts shows. */
export type Texts = {
  /** The number of the latest revision. */
  readonly latest: number;
  /** What the draft says; where there is none, what is published. */
  readonly fields: TextFields;
  readonly published: TextFields;
  /** The source text as it is published now. */
  readonly source: TextFields;
  /** The source text as it was when the translation was made from it. */
  readonly sourceBefore: TextFields;
  readonly outdated: readonly string[];
  readonly draft: Draft | null;
  /** The revision of the source text that a save now is made from. */
  readonly madeFrom: number | null;
};

/** What the editor of a locale's texts shows: draft, published text, source text and what has changed in it. */
export function findTexts(db: Db, of: Held, part: Locale): Texts {
  const content = contentNow(db, of);
  const published = fieldsIn(content, part);
  const draft = findDraft(db, of, part);
  // Facts may have got fields, or lost some, since the draft of the text began; a draft of facts may have names to come.
  const drafted = draft === null ? null : (draft.content as TextFields);
  const toCome = Object.fromEntries(
    formerNamesToCome(db, of)
      .filter((name) => published[name] === undefined)
      .map((name) => [name, '']),
  );
  const fields = Object.fromEntries(
    Object.entries({ ...published, ...toCome }).map(([name, text]) => [name, drafted?.[name] ?? text]),
  );
  const sourceDraft = (findDraft(db, of, sourceLocale)?.content ?? {}) as TextFields;
  const sourceToCome = Object.fromEntries(Object.keys(toCome).map((name) => [name, sourceDraft[name] ?? '']));
  const source = { ...fieldsIn(content, sourceLocale), ...sourceToCome };
  const madeFrom = content.madeFrom[part];
  const before = madeFrom === undefined ? undefined : findRevision(db, of, madeFrom)?.content;
  return {
    latest: findLatestNumber(db, of),
    fields,
    published,
    source,
    sourceBefore: before === undefined ? source : fieldsIn(before, sourceLocale),
    outdated: madeFrom === undefined ? [] : findOutdatedSince(db, of, madeFrom),
    draft,
    madeFrom: madeFromNow(db, of, part),
  };
}

/** The fields of former names that a draft of facts dates; their texts are published together with it. */
function formerNamesToCome(db: Db, of: Held): readonly string[] {
  const facts = of === 'common' ? null : (findDraft(db, of, 'facts')?.content as FactsContent | undefined);
  return facts?.facts.formerNames.map(({ from }) => `formerNames.${from}`) ?? [];
}
