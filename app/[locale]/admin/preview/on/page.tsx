import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { today } from '@/clock';
import { addDays } from '@/domain/calendar';
import { isLocale } from '@/domain/locale';
import { isWalked, readWalkDay, readWalkPlan, walkPath } from '@/i18n/walk';
import { type LocaleParams, localeOf } from '../../../locale-params';
import { roomHead } from '../../room-head';

type Query = { readonly searchParams: Promise<Readonly<Record<string, string | string[]>>> };

export async function generateMetadata({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('walk.link'));
}

/** The way to a walk: from the field that asks for its day, or from a link that names none, to tomorrow. */
export default async function WalkEntrance({ params, searchParams }: LocaleParams & Query) {
  const { locale: address } = await params;
  await requireWho(address, 'enter_rooms');
  const locale = await localeOf(params);
  const { day, plan, language, page = '' } = await searchParams;
  const on = day === undefined ? addDays(today(), 1) : readWalkDay(day, today());
  const planId = readWalkPlan(plan);
  if (on === null || planId === 'wrong' || typeof page !== 'string' || !isWalked(page)) notFound();
  redirect(walkPath(locale, { on, planId }, { ...(isLocale(language) ? { locale: language } : {}), path: page }));
}
