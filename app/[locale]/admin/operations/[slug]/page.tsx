import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { today } from '@/clock';
import { queryDb } from '@/db/client';
import { findReviewDates } from '@/db/queries/drafts';
import { findEditedOperations } from '@/db/queries/editing';
import { findPlans } from '@/db/queries/plans';
import { isLocale, locales, sourceLocale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { operationPath, pathOf } from '@/i18n/addresses';
import { languageName } from '@/i18n/names';
import { ActionForm, SubmitButton, TextField } from '../../form';
import { PlansTable } from '../../plans/plans-table';
import { Room, Section } from '../../room';
import { roomHead } from '../../room-head';
import { Cell, Row, Table } from '../../table';
import { setReviewDay } from './actions';
import { Publishing } from './publishing';

type Params = { readonly params: Promise<{ readonly locale: string; readonly slug: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, slug } = await params;
  return roomHead(isLocale(locale) ? locale : sourceLocale, slug);
}

/** One operation as those who edit it see it: how each part stands, what can be published, its history. */
export default async function EditedOperationPage({ params }: Params) {
  const { locale, slug } = await params;
  const who = await requireWho(locale, 'enter_rooms');
  if (!isLocale(locale)) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const operation = findEditedOperations(queryDb(), locale, today()).find((candidate) => candidate.slug === slug);
  if (operation === undefined) notFound();
  const path = pathOf(locale, `/admin${operationPath(slug)}`);
  const plans = findPlans(queryDb()).filter(({ operationId }) => operationId === operation.id);
  const reviewOn = findReviewDates(queryDb()).get(operation.id);
  return (
    <Room locale={locale} who={who} here="operations" title={operation.name} lead={t(`status.${operation.status}`)}>
      <p className="mb-6">
        <a href={pathOf(locale, '/admin/operations')}>{t('matrix.all')}</a>
        {' · '}
        <a href={pathOf(locale, operationPath(slug))}>{t('editor.toPublic')}</a>
        {' · '}
        <a href={pathOf(locale, `/admin/preview${operationPath(slug)}/${locale}`)}>{t('preview.link')}</a>
        {' · '}
        <a href={`${path}/life`}>{t('life.link')}</a>
        {' · '}
        <a href={`${path}/history`}>{t('history.title')}</a>
      </p>
      <Section title={t('part.title')}>
        <Table label={t('part.title')} columns={[t('part.part'), t('matrix.state')]}>
          {(['facts', ...locales] as const).map((part) => (
            <Row key={part}>
              <Cell head>
                <a href={`${path}/${part}`}>{part === 'facts' ? t('part.facts') : languageName(part, locale)}</a>
              </Cell>
              <Cell>{t(`partState.${operation.parts[part]}`)}</Cell>
            </Row>
          ))}
        </Table>
      </Section>
      {plans.length > 0 && (
        <section className="mt-10 border-t border-rule pt-5">
          <h2 className="mb-3 font-serif text-xl font-semibold tracking-tight">{t('plans')}</h2>
          <PlansTable locale={locale} plans={plans} label={t('plans')} />
        </section>
      )}
      {may(who, 'publish') && <Publishing locale={locale} subject={slug} of={{ operationId: operation.id }} />}
      {(may(who, 'publish') || may(who, 'draft')) && (
        <Section title={t('reviewDate.title')}>
          <ActionForm action={setReviewDay.bind(null, locale)} label={t('reviewDate.title')}>
            <input type="hidden" name="operation" value={operation.id} />
            <TextField
              name="reviewOn"
              type="date"
              required={false}
              label={t('reviewDate.label')}
              hint={t('reviewDate.hint')}
              value={reviewOn}
            />
            <SubmitButton quiet>{t('save')}</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </Room>
  );
}
