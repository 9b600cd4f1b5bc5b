import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { findPlans } from '@/db/queries/plans';
import { mayPrepare } from '@/db/writes/plans';
import { type LocaleParams, localeOf } from '../../locale-params';
import { Room, Section } from '../room';
import { roomHead } from '../room-head';
import { BeginPlan } from './begin-plan';
import { PlansTable } from './plans-table';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('plans'));
}

/** What is being prepared: establishments, restructurings and closures, and what became of those before. */
export default async function PlansPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'enter_rooms');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const plans = findPlans(queryDb());
  const preparing = plans.filter(({ state }) => state === 'preparing');
  const ended = plans.filter(({ state }) => state !== 'preparing');
  return (
    <Room locale={locale} who={who} here="plans" title={t('plans')} lead={t('plansPage.lead')}>
      {preparing.length === 0 ? (
        <p className="font-serif text-lead">{t('plansPage.none')}</p>
      ) : (
        <PlansTable locale={locale} plans={preparing} label={t('planState.preparing')} />
      )}
      {ended.length > 0 && (
        <section className="mt-10 border-t border-rule pt-5">
          <h2 className="mb-3 font-serif text-xl font-semibold tracking-tight">{t('plansPage.ended')}</h2>
          <PlansTable locale={locale} plans={ended} label={t('plansPage.ended')} />
        </section>
      )}
      {mayPrepare(who) && (
        <div className="mt-10 border-t border-rule pt-5">
          <Section title={t('plansPage.begin')}>
            <BeginPlan locale={locale} />
          </Section>
        </div>
      )}
    </Room>
  );
}
