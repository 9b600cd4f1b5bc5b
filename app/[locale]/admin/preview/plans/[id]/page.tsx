import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { today } from '@/clock';
import { queryDb } from '@/db/client';
import { findLocalesMissing, findPlan, type Plan } from '@/db/queries/plans';
import { stepsOpen } from '@/db/writes/carry-out-plan';
import { addDays, type Day } from '@/domain/calendar';
import { isLocale, type Locale, sourceLocale } from '@/domain/locale';
import { effectiveDayOf } from '@/domain/plan';
import { pathOf } from '@/i18n/addresses';
import { writeDate } from '@/i18n/dates';
import { messagesOf } from '@/i18n/messages';
import { languageName, writeList } from '@/i18n/names';
import { readWalkDay, readWalkPlan, walkPath } from '@/i18n/walk';
import type { RoomWords } from '../../../editing/field-label';
import { Room, Section } from '../../../room';
import { roomHead } from '../../../room-head';
import { Cell, Row, Table } from '../../../table';
import { findChangedPages, type PlanOnADay } from './changed-pages';

type Params = { readonly params: Promise<{ readonly locale: string; readonly id: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, id } = await params;
  const language = isLocale(locale) ? locale : sourceLocale;
  const t = await getTranslations({ locale: language, namespace: 'rooms' });
  return roomHead(language, t('planPreview.title', { title: id }));
}

/** What readers would see if a plan were carried out: on which day which pages change, in which languages, and what is still missing. */
export default async function PlanPreviewPage({ params }: Params) {
  const { locale, id } = await params;
  const who = await requireWho(locale, 'enter_rooms');
  const planId = readWalkPlan(id);
  const plan = typeof planId === 'number' ? findPlan(planId) : null;
  if (!isLocale(locale) || plan === null) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const days = daysOf(plan, today());
  const found =
    plan.state === 'preparing'
      ? findChangedPages(
          plan.id,
          days.map(({ day }) => day),
          locale,
        )
      : [];
  const missing = whatIsMissing(plan, found, t, locale);
  return (
    <Room
      locale={locale}
      who={who}
      here="calendar"
      title={t('planPreview.title', { title: plan.title })}
      lead={t('planPreview.lead')}
    >
      <p className="mb-4">
        <a href={pathOf(locale, `/admin/plans/${plan.id}`)}>{t('planPreview.back')}</a>
      </p>
      <Section title={t('planPreview.missing')}>
        {missing.length === 0 ? (
          <p>{t('planPreview.nothingMissing')}</p>
        ) : (
          <ul className="ms-5 list-disc">
            {missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
      </Section>
      {found.map(({ day, pages }) => (
        <Section
          key={day}
          title={t(`planPreview.${days.find((each) => each.day === day)?.is ?? 'today'}`, {
            date: writeDate(day, locale),
          })}
        >
          <p>
            <a href={walkPath(locale, { on: day, planId: plan.id })}>{t('planPreview.walk')}</a>
          </p>
          {pages.length === 0 ? (
            <p className="text-soft">{t('planPreview.nothingChanges')}</p>
          ) : (
            <Table label={t('planPreview.pages')} columns={[t('planPreview.page'), t('preview.languages')]}>
              {pages.map(({ path, name, locales: changed }) => (
                <Row key={path}>
                  <Cell head>{name ?? titleOf(path, t, locale)}</Cell>
                  <Cell>
                    <ul className="flex flex-wrap gap-x-3">
                      {changed.map((language) => (
                        <li key={language}>
                          <a
                            href={walkPath(locale, { on: day, planId: plan.id }, { locale: language, path })}
                            className="inline-block py-1"
                          >
                            {languageName(language, locale)}
                          </a>
                        </li>
                      ))}
                    </ul>
                  </Cell>
                </Row>
              ))}
            </Table>
          )}
        </Section>
      ))}
    </Room>
  );
}

function titleOf(path: string, t: RoomWords, locale: Locale): string {
  const { archive, changes, timeline } = messagesOf(locale);
  const titles: Readonly<Record<string, string>> = {
    '/closed': archive.title,
    '/changes': changes.title,
    '/timeline': timeline.title,
  };
  return titles[path] ?? t('preview.frontPage');
}

/** The days on which it is worth looking: today, the day on which it takes effect and, of a closure, the first day on which it is closed. */
function daysOf(plan: Plan, now: Day): readonly { readonly day: Day; readonly is: 'today' | 'effective' | 'after' }[] {
  const effective = readWalkDay(effectiveDayOf(plan.kind, plan.facts.content), now);
  const after = plan.kind === 'closure' && effective !== null ? addDays(effective, 1) : null;
  return [
    { day: now, is: 'today' as const },
    ...(effective === null || effective === now ? [] : [{ day: effective, is: 'effective' as const }]),
    ...(after === null ? [] : [{ day: after, is: 'after' as const }]),
  ];
}

function whatIsMissing(plan: Plan, found: readonly PlanOnADay[], t: RoomWords, locale: Locale): readonly string[] {
  if (plan.state !== 'preparing') return [t('problem.plan_ended')];
  const why = found.find(({ problem }) => problem !== null)?.problem?.why;
  const languages = findLocalesMissing(queryDb(), plan).map((language) => languageName(language, locale));
  const steps = stepsOpen(plan).length;
  return [
    ...(why === undefined ? [] : [t('walk.planOut', { why: t(`problem.${why}`) })]),
    ...(languages.length === 0 ? [] : [t('planPreview.languagesMissing', { languages: writeList(languages, locale) })]),
    ...(steps === 0 ? [] : [t('planPreview.stepsOpen', { count: steps })]),
  ];
}
