import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { dayAt, now } from '@/clock';
import { WrittenDate } from '@/components/written-date';
import { queryDb } from '@/db/client';
import { type CalendarDay, findCalendar } from '@/db/queries/calendar';
import type { Schedule } from '@/db/queries/drafts';
import type { Locale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { pathOf } from '@/i18n/addresses';
import { writeDate, writeTime } from '@/i18n/dates';
import { type LocaleParams, localeOf } from '../../locale-params';
import type { RoomWords } from '../editing/field-label';
import { refusalWords } from '../refusal-words';
import { Room, Section } from '../room';
import { roomHead } from '../room-head';
import { type SubjectNames, subjectNames } from '../subject-names';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('calendar'));
}

/** The editorial calendar: what is due, what is scheduled and planned, and what became of it; by day. */
export default async function CalendarPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'enter_rooms');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const { due, coming, past } = findCalendar(queryDb(), now(), dayAt);
  const names = subjectNames(t, locale);
  const shown = { locale, t, names, mayCancel: may(who, 'publish') };
  return (
    <Room locale={locale} who={who} here="calendar" title={t('calendar')} lead={t('calendarPage.lead')}>
      <p className="mb-6">
        <a href={pathOf(locale, '/admin/preview/on')}>{t('walk.link')}</a>
      </p>
      {due.length > 0 && (
        <Section title={t('calendarPage.due')}>
          <ul className="grid gap-2">
            {due.map(({ operationId, on }) => (
              <li key={operationId}>
                <a href={names.pathTo({ operationId })}>{names.nameOf({ operationId })}</a>
                {' – '}
                {t('calendarPage.reviewSince', { date: writeDate(on, locale) })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('calendarPage.coming')}>
        {coming.length === 0 ? (
          <p className="text-soft">{t('calendarPage.nothingComing')}</p>
        ) : (
          <Days days={coming} {...shown} />
        )}
      </Section>
      <Section title={t('calendarPage.past')}>
        {past.length === 0 ? (
          <p className="text-soft">{t('calendarPage.nothingPast')}</p>
        ) : (
          <Days days={past} {...shown} />
        )}
      </Section>
    </Room>
  );
}

type Shown = {
  readonly locale: Locale;
  readonly t: RoomWords;
  readonly names: SubjectNames;
  readonly mayCancel: boolean;
};

function Days({ days, ...shown }: Shown & { days: readonly CalendarDay[] }) {
  const { locale, t, names } = shown;
  return days.map(({ day, schedules, reviews, lives }) => (
    <div key={day}>
      <h3 className="mb-1 font-semibold">
        <WrittenDate date={day} locale={locale} />
      </h3>
      <ul className="grid gap-2 border-s-2 border-rule ps-4">
        {schedules.map((schedule) => (
          <li key={schedule.id}>
            <a href={names.pathTo(schedule.of)}>{names.nameOf(schedule.of)}</a>
            {' – '}
            <ScheduleWords schedule={schedule} {...shown} />
          </li>
        ))}
        {reviews.map(({ operationId }) => (
          <li key={operationId}>
            <a href={names.pathTo({ operationId })}>{names.nameOf({ operationId })}</a>
            {' – '}
            {t('calendarPage.review')}
          </li>
        ))}
        {lives.map((life) =>
          life.is === 'target' ? (
            <li key={`plan ${life.plan.id}`}>
              <a href={pathOf(locale, `/admin/plans/${life.plan.id}`)}>{life.plan.title}</a>
              {' – '}
              {t('calendarPage.target', { kind: t(`planKind.${life.plan.kind}`) })}
            </li>
          ) : (
            <li key={`${life.is} ${life.operationId}`}>
              <a href={names.pathTo(life)}>{names.nameOf(life)}</a>
              {' – '}
              {t(`calendarPage.${life.is}`)}
            </li>
          ),
        )}
      </ul>
    </div>
  ));
}

function ScheduleWords({ schedule, locale, t, names, mayCancel }: Shown & { schedule: Schedule }) {
  const { state, of, publishAt, madeByName, madeBy, refusal } = schedule;
  const parts = names.partsOf(schedule.parts);
  if (state === 'done') return t('calendarPage.done', { parts });
  if (state === 'lapsed' || state === 'cancelled') return t('calendarPage.lapsed', { parts });
  if (state === 'refused') return t('calendarPage.refused', { parts, why: refusalWords(t, refusal) });
  return (
    <>
      {t('calendarPage.scheduled', {
        time: writeTime(publishAt, locale),
        parts,
        name: madeByName ?? t('auditPage.erased', { number: madeBy }),
      })}
      {mayCancel && (
        <>
          {' '}
          <a href={names.pathTo(of)}>
            {t('calendarPage.cancel')}
            <span className="sr-only">: {names.nameOf(of)}</span>
          </a>
        </>
      )}
    </>
  );
}
