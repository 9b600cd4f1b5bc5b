import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { WordDiff } from '@/components/word-diff';
import { queryDb, writeDb } from '@/db/client';
import { findAccounts } from '@/db/queries/accounts';
import { findAuthors, findComments, findOthersPresent } from '@/db/queries/drafts';
import { notePresence } from '@/db/writes/drafts';
import { draftMoves, isTranslation } from '@/domain/draft';
import { type Locale, sourceLocale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { isOneLine, kindOfField, textLengths } from '@/domain/text-fields';
import { pathOf } from '@/i18n/addresses';
import { writeInstant } from '@/i18n/dates';
import { languageName } from '@/i18n/names';
import { Room } from '../room';
import { editTexts } from './actions';
import { presenceLasts } from './autosave';
import { fieldLabel } from './field-label';
import { findTexts } from './find-texts';
import { editorPath, heldFrom, siteSubject } from './subject';
import { TextEditor } from './text-editor';

/** The editor of a locale's texts, of an operation or of the site itself. */
export async function EditingRoom({
  locale,
  subject,
  part,
  ways,
}: {
  locale: Locale;
  /** An operation's slug, or `site`. */
  subject: string;
  part: Locale;
  /** Where one can go from here. */
  ways: ReactNode;
}) {
  const who = await requireWho(locale, 'enter_rooms');
  const of = heldFrom(subject);
  if (of === null) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const db = queryDb();
  const texts = findTexts(db, of, part);
  const { draft } = texts;
  const comments = draft === null ? [] : findComments(db, draft.id);
  const translates = isTranslation(part);
  const mayDraft = may(who, 'draft', part);
  const mayDecide = draft !== null && may(who, 'publish') && isMovable(draft.state, 'send_back');
  const seenAfter = new Date(now().getTime() - presenceLasts);
  // Without JavaScript this is how others see that somebody is here.
  if (mayDraft) notePresence(writeDb(), of, part, { accountId: who.accountId, at: now() }, seenAfter);
  const others = findOthersPresent(db, of, part, who.accountId, seenAfter);
  const fields = Object.entries(texts.fields).map(([name, value]) => ({
    name,
    label: fieldLabel(t, name, locale),
    value,
    shownInstead: translates ? texts.source[name] || null : null,
    oneLine: isOneLine(name),
    most: textLengths[kindOfField(name)]?.most ?? 300,
    good: textLengths[kindOfField(name)]?.good ?? null,
    rows: translates ? (texts.source[name] ?? '').split('\n\n').length : 1,
    outdated: texts.outdated.includes(name),
    comments: comments
      .filter(({ field }) => field === name)
      .map(({ id, text, name: by }) => ({ id, text, by: by ?? t('auditPage.nobody') })),
  }));
  const sources = Object.fromEntries(
    translates
      ? fields.map(({ name }) => [
          name,
          <SourceText
            key={name}
            before={texts.outdated.includes(name) ? (texts.sourceBefore[name] ?? '') : null}
            text={texts.source[name] ?? ''}
          />,
        ])
      : [],
  );
  const authors = draft === null ? [] : findAuthors(db, draft.id);
  const state = t(`draftState.${draft?.state ?? 'published'}`);
  return (
    <Room
      locale={locale}
      who={who}
      here={subject === siteSubject ? 'site' : 'operations'}
      title={`${subject === siteSubject ? t('site') : texts.published.name || texts.source.name} · ${languageName(part, locale)}`}
      lead={
        draft === null
          ? state
          : t('editor.draftLead', {
              state,
              name: draft.savedByName ?? t('auditPage.nobody'),
              at: writeInstant(draft.savedAt, locale),
            })
      }
    >
      {ways}
      {draft?.note && <p className="mb-4 border-s-4 border-accent bg-wash px-3 py-2">{draft.note}</p>}
      {comments
        .filter(({ field }) => field === null)
        .map((comment) => (
          <p key={comment.id} className="mb-4 border-s-4 border-accent bg-wash px-3 py-2">
            <b className="font-semibold">{comment.name}:</b> {comment.text}
          </p>
        ))}
      <TextEditor
        action={editTexts.bind(null, locale, subject, part)}
        sources={sources}
        view={{
          fields,
          seen: draft?.version ?? 0,
          basedOn: draft?.basedOn ?? texts.latest,
          madeFrom: texts.madeFrom,
          lang: part,
          keptUnder: `draft ${who.accountId} ${subject} ${part}`,
          address: `${pathOf(locale, editorPath(subject, part))}/draft`,
          here: pathOf(locale, editorPath(subject, part)),
          may: {
            draft: mayDraft,
            decide: mayDecide,
            withdraw: mayDraft && draft?.state === 'in_review',
            discard: mayDraft && draft !== null,
            stillRight: mayDraft && texts.outdated.length > 0,
          },
          reviewers: findAccounts(db)
            .filter(
              ({ id, standing, state: stands }) =>
                stands === 'active' && standing.roles.includes('publisher') && !authors.includes(id),
            )
            .map(({ id, name }) => ({ id, name })),
          others: others.map(({ name, since }) => ({ name, since: writeInstant(since, locale) })),
        }}
      />
    </Room>
  );
}

function isMovable(state: (typeof draftMoves)['send_back']['from'][number] | 'draft', move: keyof typeof draftMoves) {
  return (draftMoves[move].from as readonly string[]).includes(state);
}

/** The source text of a field, paragraph by paragraph; where it has changed since, with what was taken out and put in. */
function SourceText({ before, text }: { before: string | null; text: string }) {
  if (before !== null) {
    return (
      <div lang={sourceLocale}>
        <WordDiff before={before} after={text} />
      </div>
    );
  }
  return (
    <div lang={sourceLocale} className="grid gap-3">
      {text.split('\n\n').map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is known by its place.
        <p key={index} className="whitespace-pre-wrap">
          {paragraph}
        </p>
      ))}
    </div>
  );
}
