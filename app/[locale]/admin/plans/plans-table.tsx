import { getTranslations } from 'next-intl/server';
import { dayAt } from '@/clock';
import { queryDb } from '@/db/client';
import { findPlan, type PlanEntry } from '@/db/queries/plans';
import { findSubjects } from '@/db/queries/subjects';
import type { Locale } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { writeDate } from '@/i18n/dates';
import { Cell, Row, Table } from '../table';
import { peopleNames } from './people-names';
import { progressOf } from './progress';

/** Plans as a list: what each is for, of which operation, for when, whose it is, and how far. */
export async function PlansTable({
  locale,
  plans,
  label,
}: {
  locale: Locale;
  plans: readonly PlanEntry[];
  label: string;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const subjects = findSubjects(queryDb(), locale);
  const nameOf = peopleNames(t);
  const columns = ['title', 'kind', 'operation', 'target', 'owner', 'state'] as const;
  return (
    <Table label={label} columns={columns.map((column) => t(`plansPage.${column}`))}>
      {plans.map((entry) => {
        const { id, kind, title, operationId, targetDate, ownerId, state, endedAt, announced } = entry;
        const plan = findPlan(id);
        const progress = plan === null || state !== 'preparing' ? null : progressOf(plan);
        return (
          <Row key={id}>
            <Cell head>
              <a href={pathOf(locale, `/admin/plans/${id}`)}>{title}</a>
            </Cell>
            <Cell>{t(`planKind.${kind}`)}</Cell>
            <Cell>{operationId === null ? '' : subjects.get(operationId)?.name}</Cell>
            <Cell>{targetDate === null ? '' : writeDate(targetDate, locale)}</Cell>
            <Cell quiet>{ownerId === null ? '' : nameOf(ownerId)}</Cell>
            <Cell>
              {progress !== null && t('plansPage.progress', { done: progress.done, all: progress.all })}
              {announced && ` · ${t('plansPage.isAnnounced')}`}
              {endedAt !== null && `${t(`planState.${state}`)}, ${writeDate(dayAt(new Date(endedAt)), locale)}`}
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}
