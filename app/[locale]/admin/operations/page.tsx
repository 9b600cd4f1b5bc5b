import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { today } from '@/clock';
import { queryDb } from '@/db/client';
import { findEditedOperations, type PartState } from '@/db/queries/editing';
import { findByWords } from '@/db/queries/search';
import { regions } from '@/domain/closed-lists';
import { locales } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { languageName } from '@/i18n/names';
import { type LocaleParams, localeOf } from '../../locale-params';
import { FilterField, FilterForm, FilterSelect } from '../filter-form';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { Cell, Row, Table } from '../table';
import { matches, moves, partStates, readOperationFilter } from './filter';

type Query = { readonly searchParams: Promise<Readonly<Record<string, string | string[]>>> };

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('operations'));
}

/** All operations, with how each language stands: where six languages are out of step is seen at a glance. */
export default async function EditedOperationsPage({ params, searchParams }: LocaleParams & Query) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'enter_rooms');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const words = await getTranslations({ locale });
  const filter = readOperationFilter(await searchParams);
  const found = filter.words === null ? null : findByWords(queryDb(), filter.words);
  const operations = findEditedOperations(queryDb(), locale, today()).filter((operation) =>
    matches(operation, filter, found),
  );
  const path = pathOf(locale, '/admin/operations');
  return (
    <Room locale={locale} who={who} here="operations" title={t('operations')} lead={t('matrix.lead')}>
      <FilterForm action={path} submit={t('filter.show')}>
        <FilterField name="q" label={t('matrix.words')} value={filter.words} />
        <FilterSelect
          name="region"
          label={t('matrix.region')}
          value={filter.region}
          all={t('filter.all')}
          options={regions.map((region) => ({ value: region, label: words(`region.${region}`) }))}
        />
        <FilterSelect
          name="status"
          label={t('matrix.status')}
          value={filter.status}
          all={t('filter.all')}
          options={(['active', 'closed'] as const).map((status) => ({ value: status, label: t(`status.${status}`) }))}
        />
        <FilterSelect
          name="language"
          label={t('matrix.language')}
          value={filter.language}
          all={t('filter.all')}
          options={locales.map((value) => ({ value, label: languageName(value, locale) }))}
        />
        <FilterSelect
          name="state"
          label={t('matrix.state')}
          value={filter.state}
          all={t('filter.all')}
          options={partStates.map((state) => ({ value: state, label: t(`partState.${state}`) }))}
        />
        <FilterSelect
          name="move"
          label={t('matrix.move')}
          value={filter.move}
          all={t('filter.all')}
          options={moves.map((move) => ({ value: move, label: t(`move.${move}`) }))}
        />
      </FilterForm>
      {operations.length === 0 ? (
        <p>{t('matrix.empty')}</p>
      ) : (
        <Table
          label={t('operations')}
          columns={[t('matrix.operation'), t('part.facts'), ...locales.map((part) => languageName(part, locale))]}
        >
          {operations.map(({ id, slug, name, status, parts }) => (
            <Row key={id}>
              <Cell head>
                <a href={`${pathOf(locale, '/admin')}${operationPath(slug)}`}>{name}</a>
                {status !== 'active' && <span className="font-normal text-soft"> · {t(`status.${status}`)}</span>}
              </Cell>
              {(['facts', ...locales] as const).map((part) => (
                <Cell key={part} quiet={parts[part] === 'published'} aside={parts[part] === 'published'}>
                  <a href={`${path}/${slug}/${part}`} className="text-inherit no-underline hover:underline">
                    <span aria-hidden>{shapes[parts[part]]} </span>
                    <span className="md:sr-only">
                      {part === 'facts' ? t('part.facts') : languageName(part, locale)}:{' '}
                    </span>
                    <span className={parts[part] === 'published' ? 'sr-only' : ''}>
                      {t(`partState.${parts[part]}`)}
                    </span>
                  </a>
                </Cell>
              ))}
            </Row>
          ))}
        </Table>
      )}
      <p className="mt-4 text-small text-soft">
        {t('matrix.count', { count: operations.length })}
        {' · '}
        {shapes.published} {t('partState.published')}
      </p>
    </Room>
  );
}

/** The shape of each state. What is out of step says so in words as well; what is published is left quiet, so that the rest stands out. */
const shapes: Readonly<Record<PartState, string>> = {
  missing: '–',
  published: '●',
  outdated: '◐',
  draft: '✎',
  in_review: '◔',
  approved: '✓',
  scheduled: '⏲',
};
