import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { dayAt } from '@/clock';
import { queryDb } from '@/db/client';
import { findPlan } from '@/db/queries/plans';
import { findSubjects } from '@/db/queries/subjects';
import { mayPrepare } from '@/db/writes/plans';
import { isLocale, sourceLocale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { operationPath, pathOf } from '@/i18n/addresses';
import { writeDate } from '@/i18n/dates';
import { Room } from '../../room';
import { roomHead } from '../../room-head';
import { peopleNames } from '../people-names';
import { planIdFrom } from '../plan-fields';
import { progressOf } from '../progress';
import { Announcing } from './announcing';
import { CarryingOut } from './carrying-out';
import { Checklist } from './checklist';
import { PlanComments } from './comments';
import { PlanDescription } from './description';
import { PlannedFactsSection } from './planned-facts-section';

type Params = { readonly params: Promise<{ readonly locale: string; readonly id: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, id } = await params;
  const language = isLocale(locale) ? locale : sourceLocale;
  const plan = findPlan(planIdFrom(id) ?? 0);
  const t = await getTranslations({ locale: language, namespace: 'rooms' });
  return roomHead(language, plan?.title ?? t('plans'));
}

/** One plan: how far it is, its facts and texts, what readers are told of it, and carrying it out. */
export default async function PlanPage({ params }: Params) {
  const { locale, id } = await params;
  const who = await requireWho(locale, 'enter_rooms');
  const plan = findPlan(planIdFrom(id) ?? 0);
  if (!isLocale(locale) || plan === null) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const nameOf = peopleNames(t);
  const operation = plan.operationId === null ? null : (findSubjects(queryDb(), locale).get(plan.operationId) ?? null);
  const progress = progressOf(plan);
  const preparing = plan.state === 'preparing';
  const mayEdit = preparing && mayPrepare(who);
  const shown = { locale, plan, progress, mayEdit };
  return (
    <Room
      locale={locale}
      who={who}
      here="plans"
      title={plan.title}
      lead={[
        t(`planKind.${plan.kind}`),
        operation?.name,
        plan.targetDate === null ? null : writeDate(plan.targetDate, locale),
        preparing ? t('plansPage.progress', { done: progress.done, all: progress.all }) : t(`planState.${plan.state}`),
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <p className="mb-6">
        <a href={pathOf(locale, '/admin/plans')}>{t('plansPage.all')}</a>
        {operation !== null && (
          <>
            {' · '}
            <a href={pathOf(locale, `/admin${operationPath(operation.slug)}`)}>{t('editor.toOperation')}</a>
            {' · '}
            <a href={pathOf(locale, operationPath(operation.slug))}>{t('editor.toPublic')}</a>
          </>
        )}
        {preparing && (
          <>
            {' · '}
            <a href={pathOf(locale, `/admin/preview/plans/${plan.id}`)}>{t('plansPage.preview')}</a>
          </>
        )}
      </p>
      {plan.endedAt !== null && (
        <div className="mb-8 max-w-measure border-s-4 border-accent bg-wash px-3 py-2">
          <p>
            {t(`plansPage.endedBy.${plan.state === 'cancelled' ? 'cancelled' : 'carried_out'}`, {
              date: writeDate(dayAt(new Date(plan.endedAt)), locale),
              name: plan.endedBy === null ? t('auditPage.nobody') : nameOf(plan.endedBy),
            })}{' '}
            {plan.endReason}
          </p>
        </div>
      )}
      <Checklist {...shown} nameOf={nameOf} />
      <PlannedFactsSection {...shown} />
      {preparing && <Announcing {...shown} mayAnnounce={may(who, 'record_lifecycle')} />}
      <CarryingOut {...shown} who={who} operation={operation?.name ?? null} />
      <PlanComments {...shown} nameOf={nameOf} />
      {mayEdit && <PlanDescription locale={locale} plan={plan} />}
    </Room>
  );
}
