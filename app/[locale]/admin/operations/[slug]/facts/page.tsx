import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { findAccounts } from '@/db/queries/accounts';
import { findAuthors, findComments } from '@/db/queries/drafts';
import { contentNow } from '@/db/queries/revisions';
import {
  confidences,
  fieldOfficeKinds,
  fieldOfficeStandings,
  operationKinds,
  regions,
  themes,
} from '@/domain/closed-lists';
import { draftMoves } from '@/domain/draft';
import type { FactsContent } from '@/domain/facts';
import { isLocale, type Locale, locales, sourceLocale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { operationPath, pathOf } from '@/i18n/addresses';
import { countryChoices, languageChoices } from '@/i18n/codes';
import { writeInstant } from '@/i18n/dates';
import { messagesOf } from '@/i18n/messages';
import { heldFrom } from '../../../editing/subject';
import { Room } from '../../../room';
import { roomHead } from '../../../room-head';
import { editFacts } from './actions';
import { AddPlace } from './add-place';
import { toFactFields } from './fact-fields';
import { FactsForm } from './facts-form';
import { findFacts, placeChoices } from './find-facts';

type Params = { readonly params: Promise<{ readonly locale: string; readonly slug: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, slug } = await params;
  const language = isLocale(locale) ? locale : sourceLocale;
  const t = await getTranslations({ locale: language, namespace: 'rooms' });
  return roomHead(language, `${slug} · ${t('part.facts')}`);
}

/** The form of an operation's facts: what it is, where, since when, and where we know it from. */
export default async function FactsPage({ params }: Params) {
  const { locale, slug } = await params;
  const who = await requireWho(locale, 'enter_rooms');
  const of = heldFrom(slug);
  if (!isLocale(locale) || of === null || of === 'common') notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const db = queryDb();
  const { draft, now, published, latest } = findFacts(db, of.operationId);
  const places = placeChoices(db, locale);
  const comments = draft === null ? [] : findComments(db, draft.id);
  const authors = draft === null ? [] : findAuthors(db, draft.id);
  const state = t(`draftState.${draft?.state ?? 'published'}`);
  const mayDraft = may(who, 'draft');
  const nobody = t('auditPage.nobody');
  const movable: readonly string[] = draftMoves.send_back.from;
  const { profiles } = contentNow(db, of);
  return (
    <Room
      locale={locale}
      who={who}
      here="operations"
      title={t('factsPage.title', { name: (profiles[locale] ?? profiles[sourceLocale])?.name ?? slug })}
      lead={
        draft === null
          ? state
          : t('editor.draftLead', {
              state,
              name: draft.savedByName ?? nobody,
              at: writeInstant(draft.savedAt, locale),
            })
      }
    >
      <p className="mb-6">
        <a href={pathOf(locale, `/admin${operationPath(slug)}`)}>{t('editor.toOperation')}</a>
        {' · '}
        <a href={pathOf(locale, `/admin${operationPath(slug)}/life`)}>{t('life.link')}</a>
        {' · '}
        <a href={pathOf(locale, operationPath(slug))}>{t('editor.toPublic')}</a>
      </p>
      {draft?.note && <p className="mb-4 border-s-4 border-accent bg-wash px-3 py-2">{draft.note}</p>}
      {comments
        .filter(({ field }) => field === null)
        .map(({ id, name, text }) => (
          <p key={id} className="mb-4 border-s-4 border-accent bg-wash px-3 py-2">
            <b className="font-semibold">{name ?? nobody}:</b> {text}
          </p>
        ))}
      <FactsForm
        action={editFacts.bind(null, locale, slug)}
        view={{
          fields: toFactFields(now, places, locale),
          published: draft === null ? null : toFactFields(published, places, locale),
          comments: comments.map(({ id, field, text, name }) => ({ id, field, text, by: name ?? nobody })),
          options: {
            ...optionsIn(locale),
            standing: fieldOfficeStandings.map((value) => ({ value, label: t(`factsPage.standing.${value}`) })),
            confidence: confidences.map((value) => ({ value, label: t(`factsPage.confidence.${value}`) })),
          },
          seen: draft?.version ?? 0,
          basedOn: draft?.basedOn ?? latest,
          themes: themes.map((value) => ({ value, label: messagesOf(locale).theme[value] })),
          known: {
            places,
            languages: languageChoices(locale),
            countries: countryChoices(locale),
            facts: pathsOf(now),
          },
          reviewers: findAccounts(db)
            .filter(
              ({ id, standing, state: stands }) =>
                stands === 'active' && standing.roles.includes('publisher') && !authors.includes(id),
            )
            .map(({ id, name }) => ({ id, name })),
          may: {
            draft: mayDraft,
            decide: draft !== null && may(who, 'publish') && movable.includes(draft.state),
            withdraw: mayDraft && draft?.state === 'in_review',
            discard: mayDraft && draft !== null,
          },
        }}
      />
      {may(who, 'publish') && <AddPlace locale={locale} />}
    </Room>
  );
}

/** `kind` by itself is the operation's; in a row it is a field office's. */
function optionsIn(locale: Locale) {
  const words = messagesOf(locale);
  return {
    region: regions.map((value) => ({ value, label: words.region[value] })),
    kind: fieldOfficeKinds.map((value) => ({ value, label: words.fieldOfficeKind[value] })),
    operationKind: operationKinds.map((value) => ({ value, label: words.operationKind[value] })),
  };
}

/** The paths of facts that a source can be for: those of this operation, and those that any has. */
function pathsOf({ facts }: FactsContent): readonly string[] {
  return [
    ...new Set([
      ...facts.sources.map(({ field }) => field),
      ...locales.map((locale) => `name.${locale}`),
      ...['slug', 'region', 'hostCountry', 'seat', 'seat.coordinates', 'establishedOn', 'operationalFrom'],
      ...['mandate.decision', 'mandate.date', 'themes', 'furtherInformationLanguages', 'siteUrl'],
      ...facts.fieldOffices.map(({ place }) => `fieldOffice.${place}`),
      ...facts.formerNames.flatMap(({ from }) => locales.map((locale) => `formerName.${from}.${locale}`)),
    ]),
  ].sort();
}
