import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { findAccounts } from '@/db/queries/accounts';
import { roles } from '@/domain/permissions';
import { pathOf } from '@/i18n/addresses';
import { writeInstant } from '@/i18n/dates';
import { writeList } from '@/i18n/names';
import { type LocaleParams, localeOf } from '../../locale-params';
import { FilterForm, FilterSelect } from '../filter-form';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { Cell, Row, Table } from '../table';
import { accountStates, matchesFilter, readAccountFilter } from './filter';

type Query = { readonly searchParams: Promise<Readonly<Record<string, string | string[]>>> };

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('accounts'));
}

/** Who has an account, and what they may do. */
export default async function AccountsPage({ params, searchParams }: LocaleParams & Query) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'manage_accounts');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const filter = readAccountFilter(await searchParams);
  const accounts = findAccounts(queryDb()).filter((account) => matchesFilter(account, filter));
  const path = pathOf(locale, '/admin/accounts');
  return (
    <Room locale={locale} who={who} here="accounts" title={t('accounts')} lead={t('accountsPage.lead')}>
      <p className="mb-6">
        <a href={`${path}/new`}>{t('accountsPage.invite')}</a>
      </p>
      <FilterForm action={path} submit={t('filter.show')}>
        <FilterSelect
          name="role"
          label={t('accountsPage.role')}
          value={filter.role}
          all={t('filter.all')}
          options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        <FilterSelect
          name="state"
          label={t('accountsPage.state')}
          value={filter.state}
          all={t('filter.all')}
          options={accountStates.map((state) => ({ value: state, label: t(`accountState.${state}`) }))}
        />
      </FilterForm>
      {accounts.length === 0 ? (
        <p>{t('accountsPage.empty')}</p>
      ) : (
        <Table
          label={t('accounts')}
          columns={[
            t('field.name'),
            t('accountsPage.roles'),
            t('accountsPage.state'),
            t('secondFactor'),
            t('accountsPage.lastUsed'),
          ]}
        >
          {accounts.map(({ id, name, email, standing, state, hasSecondFactor, lastUsedAt }) => (
            <Row key={id}>
              <Cell head>
                <a href={`${path}/${id}`}>{name}</a>
                <span className="block font-normal text-soft">{email}</span>
              </Cell>
              <Cell>
                {writeList(
                  standing.roles.map((role) => t(`role.${role}`)),
                  locale,
                )}
                {standing.roles.includes('translator') && (
                  <span className="block text-soft uppercase">{standing.locales.join(', ')}</span>
                )}
              </Cell>
              <Cell>{t(`accountState.${state}`)}</Cell>
              <Cell>{t(hasSecondFactor ? 'yes' : 'no')}</Cell>
              <Cell quiet>{lastUsedAt === null ? t('accountsPage.never') : writeInstant(lastUsedAt, locale)}</Cell>
            </Row>
          ))}
        </Table>
      )}
    </Room>
  );
}
