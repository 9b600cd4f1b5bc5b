import { getTranslations } from 'next-intl/server';
import { queryDb } from '@/db/client';
import { findWaitingSchedules } from '@/db/queries/drafts';
import type { AsOnADay } from '@/db/writes/as-on-a-day';
import type { Locale } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { writeInstant } from '@/i18n/dates';
import { subjectNames } from '../../subject-names';
import { endOfDay, type FoundWalk } from './find-walk';

/** What a walk has in it that is not published yet, and what is left out because it cannot be carried out as it stands. */
export async function WhatIsInIt({
  locale,
  walk: { on, plan },
  problem,
  leftOut,
}: Omit<AsOnADay<unknown>, 'answer'> & { locale: Locale; walk: FoundWalk }) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const names = subjectNames(t, locale);
  const due = findWaitingSchedules(queryDb()).filter(({ publishAt }) => publishAt <= endOfDay(on).toISOString());
  const left = new Set(leftOut.map(({ id }) => id));
  const groups = [
    { words: t('walk.scheduled'), schedules: due.filter(({ id }) => !left.has(id)) },
    { words: t('walk.leftOut'), schedules: leftOut },
  ].filter(({ schedules }) => schedules.length > 0);
  return (
    <div className="max-w-measure border-s-4 border-accent bg-wash px-3 py-2">
      {plan !== null && (
        <p>
          <a href={pathOf(locale, `/admin/preview/plans/${plan.id}`)}>{plan.title}</a>
          {' – '}
          {plan.state !== 'preparing'
            ? t('problem.plan_ended')
            : problem === null
              ? t('walk.planIn')
              : t('walk.planOut', { why: t(`problem.${problem.why}`) })}
        </p>
      )}
      {groups.length === 0 && <p>{t('walk.nothingScheduled')}</p>}
      {groups.map(({ words, schedules }) => (
        <div key={words}>
          <p>{words}</p>
          <ul className="ms-5 list-disc">
            {schedules.map(({ id, of, parts, publishAt }) => (
              <li key={id}>
                <a href={names.pathTo(of)}>{names.nameOf(of)}</a> · {names.partsOf(parts)} ·{' '}
                {writeInstant(publishAt, locale)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
