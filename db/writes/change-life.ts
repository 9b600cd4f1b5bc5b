import type { AuditAction } from '../../domain/audit-action';
import { isTranslation, type PartName } from '../../domain/draft';
import type { LifeFacts } from '../../domain/life';
import type { Changed, LifeChangeRefusal } from '../../domain/life-changes';
import { type LifeProblem, refuseLife, type Standard } from '../../domain/life-rules';
import { type Locale, locales, sourceLocale } from '../../domain/locale';
import { refuseSuccessions } from '../../domain/succession';
import { changedFields, fromFields, missingFields, type TextFields } from '../../domain/text-fields';
import type { Db } from '../client';
import { findLives, findPredecessors } from '../queries/lives';
import { knownDate } from '../queries/operations';
import { contentNow, findLatestNumber, type OperationContent } from '../queries/revisions';
import { fieldsIn, findTranslationState } from '../queries/texts';
import { type Drafter, refuseFields } from './drafts';
import { writeLife } from './life-content';
import { writeTexts } from './operation-content';
import { refuseFactsNow } from './publish-facts';
import { type DoorRefusal, record } from './record';

/** The texts that go with a change of a life: of each locale the fields that change. */
export type LifeTexts = Readonly<Partial<Record<Locale, TextFields>>>;

/** A change of an operation's life. */
export type LifeChange = {
  readonly operationId: number;
  /** The revision that the person saw. */
  readonly seen: number;
  /** What the log calls it. */
  readonly action: AuditAction;
  readonly standard: Standard;
  readonly texts: LifeTexts;
  /** Why a fact is unknown, by the path of the fact: `closedOn`. For editors, in the source language; kept beside its sources. */
  readonly explanations: Readonly<Record<string, string>>;
  readonly reason: string | null;
  /** What becomes of the life. */
  readonly change: (life: LifeFacts) => Changed | LifeChangeRefusal;
};

export type LifeWriteRefusal =
  | LifeProblem['why']
  | LifeChangeRefusal
  | NonNullable<ReturnType<typeof refuseFactsNow>>['why']
  | NonNullable<ReturnType<typeof refuseFields>>['why']
  | 'life_texts_missing';

/** What every verb of a life is given besides its own facts. */
export type Recorded = Omit<LifeChange, 'action' | 'change'>;

/** What is wrong with a change, and where in its form. */
export type LifeWriteProblem = { readonly field: string; readonly why: LifeWriteRefusal };

/**
 * Changes the life of an operation through the door: the facts, and the texts that tell of them in every locale that it has a profile
 * in, as one revision. What the rules refuse changes nothing.
 */
export function changeLife(db: Db, change: LifeChange, by: Drafter): LifeWriteRefusal | DoorRefusal | null {
  const { operationId, seen, action, reason } = change;
  const parts: Partial<Record<PartName, number>> = Object.fromEntries(
    ['facts', ...locales].map((part) => [part, seen]),
  );
  return record<LifeWriteRefusal>(
    db,
    { ...by, permission: 'record_lifecycle', action, of: { operationId }, parts, reason },
    () => applyLifeChange(db, change)?.why ?? null,
  );
}

/** Makes the change, or says what is wrong with it. Within `record()`, or where it is only tried. */
export function applyLifeChange(
  db: Db,
  { operationId, standard, texts, explanations, change }: Omit<LifeChange, 'seen' | 'action' | 'reason'>,
): LifeWriteProblem | null {
  const content = contentNow(db, { operationId });
  const changed = change(content.facts);
  if (typeof changed === 'string') return { field: '', why: changed };
  const facts = { ...content.facts, ...changed.life, sources: explained(content.facts.sources, explanations) };
  const problem =
    refuseLife(facts, {
      ownSlug: content.slug,
      operations: findLives(db),
      standard,
      newly: new Set(changed.newly),
      explained: new Set(facts.sources.flatMap(({ field, note }) => (note === null ? [] : [field]))),
    }) ??
    refuseForPredecessors(db, content, facts) ??
    refuseFactsNow(db, operationId, { slug: content.slug, facts });
  if (problem !== null) return problem;
  const number = findLatestNumber(db, { operationId }) + 1;
  const before = Object.fromEntries(
    locales.map((locale) => [locale, content.profiles[locale] ? fieldsIn(content, locale) : {}]),
  );
  const named = content.facts.formerNames.map(({ from }) => from);
  writeLife(db, operationId, { slug: content.slug, facts: facts as typeof content.facts });
  const wasInStep = (locale: Locale) =>
    isTranslation(locale) && findTranslationState(db, { operationId }, locale)?.outdated.length === 0;
  const lately = facts.formerNames.map(({ from }) => from).filter((from) => !named.includes(from));
  const told: string[] = [];
  for (const locale of locales) {
    const old = content.profiles[locale];
    if (old === undefined) continue;
    // The name that an operation has now becomes the one that it had.
    const kept = Object.fromEntries(lately.map((from) => [`formerNames.${from}`, old.name]));
    if (lately.length > 0 && (texts[locale]?.name ?? old.name) === old.name)
      return { field: `texts.${locale}.name`, why: 'life_texts_missing' };
    const given = { ...kept, ...texts[locale] };
    const names = Object.keys(fieldsIn(contentNow(db, { operationId }), locale));
    const fields = Object.fromEntries(names.map((name) => [name, given[name] ?? before[locale]?.[name] ?? '']));
    const changedNow = changedFields(before[locale] ?? {}, fields);
    if (locale === sourceLocale) told.push(...changedNow);
    if (changedNow.length === 0 && missingFields(fields).length === 0) continue;
    const missing = missingFields(fields)[0];
    if (missing !== undefined) return { field: `texts.${locale}.${missing}`, why: 'life_texts_missing' };
    const refused = refuseFields(fields);
    if (refused !== null) return { field: `texts.${locale}.${refused.field}`, why: refused.why };
    // A translation stays in step if it says something of all that the source text now says otherwise.
    const inStep = wasInStep(locale) && told.filter((name) => names.includes(name)).every((name) => name in given);
    const madeFrom = isTranslation(locale) ? (inStep ? number : (content.madeFrom[locale] ?? number)) : null;
    writeTexts(db, { operationId, locale }, fromFields(fields), { madeFrom, changedAt: old.changedAt });
  }
  return null;
}

/** A new first day must fit what came before: whoever it followed ended on the day before it, or has said why not. */
function refuseForPredecessors(db: Db, { slug, facts }: OperationContent, changed: LifeFacts): LifeProblem | null {
  if (facts.establishment.establishedOn === changed.establishment.establishedOn) return null;
  const operations = new Map(findLives(db));
  const { establishedOn } = changed.establishment;
  operations.set(slug, { successors: [], ...operations.get(slug), establishedOn: knownDate(establishedOn) });
  for (const predecessor of findPredecessors(db, slug)) {
    const { facts: life, slug: ownSlug } = contentNow(db, predecessor);
    const around = {
      ownSlug,
      operations,
      standard: 'history',
      newly: new Set<string>(),
      explained: new Set<string>(),
    } as const;
    const wrong = refuseSuccessions(life, around);
    if (wrong !== null) return { field: 'establishment.establishedOn', why: wrong.why };
  }
  return null;
}

/** The sources of the facts, with why some are unknown. */
function explained<Source extends { field: string; note: string | null }>(
  sources: readonly Source[],
  explanations: Readonly<Record<string, string>>,
): readonly (Source | { field: string; confidence: 'recalled'; url: null; note: string })[] {
  const added = Object.entries(explanations)
    .filter(([field, note]) => !sources.some((source) => source.field === field && source.note === note))
    .map(([field, note]) => ({ field, confidence: 'recalled' as const, url: null, note }));
  return [...sources, ...added];
}
