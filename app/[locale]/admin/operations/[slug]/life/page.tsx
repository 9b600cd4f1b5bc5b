import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { today } from '@/clock';
import { queryDb } from '@/db/client';
import { latest, type PartialDate } from '@/domain/calendar';
import { isLocale, sourceLocale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { operationPath, pathOf } from '@/i18n/addresses';
import { writeDate } from '@/i18n/dates';
import { heldFrom } from '../../../editing/subject';
import { ActionForm, SubmitButton, TextField } from '../../../form';
import { Grave, Room, Section } from '../../../room';
import { roomHead } from '../../../room-head';
import { annulDecidedClosure, extendRecordedMandate, recordWithdrawal } from './actions';
import { CorrectionForm } from './correction-form';
import { findLife } from './find-life';
import { LifeShown } from './life-shown';
import { lifeWords } from './life-words';

type Params = { readonly params: Promise<{ readonly locale: string; readonly slug: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, slug } = await params;
  const language = isLocale(locale) ? locale : sourceLocale;
  const t = await getTranslations({ locale: language, namespace: 'rooms' });
  return roomHead(language, `${slug} · ${t('life.link')}`);
}

/** The life of an operation: its dates, its mandate, what changed it, its end and what followed; and the ways to put it right. */
export default async function LifePage({ params }: Params) {
  const { locale, slug } = await params;
  const who = await requireWho(locale, 'enter_rooms');
  const of = heldFrom(slug);
  if (!isLocale(locale) || of === null || of === 'common') notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const view = findLife(queryDb(), of.operationId, locale);
  const words = await lifeWords(locale, view.others);
  const { profiles, facts } = view.content;
  const name = (profiles[locale] ?? profiles[sourceLocale])?.name ?? slug;
  const lastDay = (facts.closure?.lastDay ?? null) as PartialDate | null;
  const annullable = lastDay !== null && latest(lastDay) >= today();
  const seen = <input type="hidden" name="seen" value={view.seen} />;
  return (
    <Room locale={locale} who={who} here="operations" title={t('life.title', { name })} lead={t('life.lead')}>
      <p className="mb-6">
        <a href={pathOf(locale, `/admin${operationPath(slug)}`)}>{t('editor.toOperation')}</a>
        {' · '}
        <a href={pathOf(locale, `/admin${operationPath(slug)}/facts`)}>{t('part.facts')}</a>
        {' · '}
        <a href={pathOf(locale, `/admin${operationPath(slug)}/history`)}>{t('history.title')}</a>
        {' · '}
        <a href={pathOf(locale, operationPath(slug))}>{t('editor.toPublic')}</a>
      </p>
      {!may(who, 'record_lifecycle') ? (
        <LifeShown view={view} words={words} locale={locale} />
      ) : (
        <>
          {annullable && lastDay && (
            <Section title={t('life.decided', { date: writeDate(lastDay, locale) })}>
              <Grave title={t('life.annul.title')} words={t('life.annul.words')}>
                <ActionForm action={annulDecidedClosure.bind(null, locale, slug)} label={t('life.annul.title')}>
                  {seen}
                  <TextField name="reason" label={t('life.annul.reason')} />
                  <SubmitButton quiet>{t('life.annul.submit')}</SubmitButton>
                </ActionForm>
              </Grave>
            </Section>
          )}
          <Section title={t('life.extend.title')}>
            <ActionForm action={extendRecordedMandate.bind(null, locale, slug)} label={t('life.extend.title')}>
              {seen}
              <TextField name="until" label={words.labelOf('mandateExtensions.until')} hint={t('life.dayHint')} />
              <TextField name="decision" label={words.labelOf('decision')} required={false} />
              <TextField name="decidedOn" label={words.labelOf('decidedOn')} required={false} />
              <SubmitButton quiet>{t('life.extend.submit')}</SubmitButton>
            </ActionForm>
          </Section>
          <Section title={t('life.withdraw.title')}>
            <ActionForm action={recordWithdrawal.bind(null, locale, slug)} label={t('life.withdraw.title')}>
              {seen}
              <TextField
                name="withdrawnOn"
                label={words.labelOf('withdrawal.withdrawnOn')}
                hint={t('factsPage.dateHint')}
                value={facts.withdrawal?.withdrawnOn}
              />
              <TextField
                name="returnedOn"
                label={words.labelOf('withdrawal.returnedOn')}
                required={false}
                value={facts.withdrawal?.returnedOn ?? ''}
              />
              <SubmitButton quiet>{t('life.withdraw.submit')}</SubmitButton>
            </ActionForm>
          </Section>
          <section className="mt-10 max-w-4xl border-t border-rule pt-5">
            <h2 className="mb-3 font-serif text-xl font-semibold tracking-tight">{t('life.correct')}</h2>
            <CorrectionForm slug={slug} view={view} words={words} locale={locale} />
          </section>
        </>
      )}
    </Room>
  );
}
