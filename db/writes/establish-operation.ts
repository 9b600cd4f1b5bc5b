import type { LifeProblem, Standard } from '../../domain/life-rules';
import { refuseLife } from '../../domain/life-rules';
import { type Locale, locales, sourceLocale } from '../../domain/locale';
import { fromFields, missingFields, type TextFields, toFields } from '../../domain/text-fields';
import type { Db } from '../client';
import type { OperationFiles } from '../exchange/format';
import { findLives } from '../queries/lives';
import * as t from '../schema';
import { type Drafter, refuseFields } from './drafts';
import { writeLife } from './life-content';
import { writeTexts } from './operation-content';
import { refuseFactsNow } from './publish-facts';
import { recordFounding } from './record';

/** An operation that is new: its address, its facts, and its profile in the source language and as many others as there are. */
export type Establishment = {
  readonly slug: string;
  readonly facts: Omit<
    OperationFiles['facts'],
    'changedAt' | 'restructurings' | 'closure' | 'withdrawal' | 'successors'
  >;
  readonly profiles: Readonly<Partial<Record<Locale, TextFields>>>;
  readonly standard: Standard;
  readonly reason: string | null;
};

export type EstablishmentRefusal =
  | LifeProblem['why']
  | NonNullable<ReturnType<typeof refuseFactsNow>>['why']
  | NonNullable<ReturnType<typeof refuseFields>>['why']
  | 'source_text_missing'
  | 'text_missing';

export type EstablishmentProblem = { readonly field: string; readonly why: EstablishmentRefusal };

/** Establishes an operation: from nothing to a published profile, as its first revision. What the rules refuse changes nothing. */
export function establishOperation(
  db: Db,
  establishment: Establishment,
  by: Drafter,
): EstablishmentRefusal | 'forbidden' | null {
  const { reason } = establishment;
  return recordFounding<EstablishmentRefusal>(
    db,
    { ...by, permission: 'record_lifecycle', action: 'operation.established', reason },
    (_, operationId) => applyEstablishment(db, operationId, establishment, by.at)?.why ?? null,
  );
}

/** Makes the operation, or says what is wrong with it. Within `record()`, or where it is only tried. */
export function applyEstablishment(
  db: Db,
  operationId: number,
  { slug, facts: given, profiles, standard }: Establishment,
  at: Date,
): EstablishmentProblem | null {
  const changedAt = at.toISOString();
  const facts: OperationFiles['facts'] = {
    ...given,
    changedAt,
    restructurings: [],
    withdrawal: null,
    closure: null,
    successors: [],
  };
  const problem =
    refuseFactsNow(db, operationId, { slug, facts }) ??
    refuseLife(facts, {
      ownSlug: slug,
      operations: findLives(db),
      standard,
      newly: new Set([
        'establishment.establishedOn',
        ...(facts.establishment.operationalFrom === null ? [] : ['establishment.operationalFrom']),
        'mandate.decidedOn',
      ]),
      explained: new Set(facts.sources.flatMap(({ field, note }) => (note === null ? [] : [field]))),
    });
  if (problem !== null) return problem;
  if (profiles[sourceLocale] === undefined) return { field: `texts.${sourceLocale}.name`, why: 'source_text_missing' };
  const { kind, region, siteUrl } = facts;
  db.insert(t.operations).values({ id: operationId, slug, kind, region, siteUrl, changedAt }).run();
  writeLife(db, operationId, { slug, facts });
  for (const locale of locales) {
    const texts = profiles[locale];
    if (texts === undefined) continue;
    const names = ['name', 'shortName', 'seatName', 'summary', 'body', 'description'];
    const formerNames = facts.formerNames.map(({ from }) => `formerNames.${from}`);
    const fields = toFields(fromFields(texts), [...names, ...formerNames]);
    const missing = missingFields(fields)[0];
    if (missing !== undefined) return { field: `texts.${locale}.${missing}`, why: 'text_missing' };
    const refused = refuseFields(fields);
    if (refused !== null) return { field: `texts.${locale}.${refused.field}`, why: refused.why };
    const madeFrom = locale === sourceLocale ? null : 1;
    writeTexts(db, { operationId, locale }, fromFields(fields), { madeFrom, changedAt });
  }
  return null;
}
