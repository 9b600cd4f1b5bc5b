import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { type AuditLine, findAudit } from '@/db/queries/audit';
import { auditActions } from '@/domain/audit-action';
import type { Locale } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { writeInstant } from '@/i18n/dates';
import { type LocaleParams, localeOf } from '../../locale-params';
import { FilterField, FilterForm, FilterSelect } from '../filter-form';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { Cell, Row, Table } from '../table';
import { keptQuery, readFilter } from './filter';

type Query = { readonly searchParams: Promise<Readonly<Record<string, string | string[]>>> };

/** How many entries a page of the log shows. */
const pageLength = 100;

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('audit'));
}

/** The log: who did what when, the latest first. */
export default async function AuditPage({ params, searchParams }: LocaleParams & Query) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'read_audit');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const query = await searchParams;
  const filter = readFilter(query);
  const kept = keptQuery(query);
  const lines = findAudit(queryDb(), filter, pageLength);
  const path = pathOf(locale, '/admin/audit');
  const oldest = lines.length === pageLength ? lines.at(-1) : undefined;
  const nameOf = ({ accountId, name }: AuditLine) =>
    accountId === null ? t('auditPage.nobody') : (name ?? t('auditPage.erased', { number: accountId }));
  return (
    <Room locale={locale} who={who} here="audit" title={t('audit')} lead={t('auditPage.lead')}>
      <FilterForm action={path} submit={t('filter.show')}>
        <FilterSelect
          name="action"
          label={t('auditPage.what')}
          value={filter.action}
          all={t('filter.all')}
          options={auditActions.map((action) => ({ value: action, label: t(`action.${action}`) }))}
        />
        <FilterField name="account" label={t('auditPage.account')} value={kept.get('account')} />
        <FilterField name="subject" label={t('auditPage.subject')} value={kept.get('subject')} />
        <FilterField name="from" type="date" label={t('auditPage.from')} value={kept.get('from')} />
        <FilterField name="until" type="date" label={t('auditPage.until')} value={kept.get('until')} />
      </FilterForm>
      <p className="mb-4 text-small">
        <a href={`${path}/csv?${kept}`}>{t('auditPage.download')}</a>
      </p>
      {lines.length === 0 ? (
        <p>{t('auditPage.empty')}</p>
      ) : (
        <Table
          label={t('audit')}
          columns={[t('auditPage.when'), t('auditPage.who'), t('auditPage.what'), t('auditPage.subject')]}
        >
          {lines.map((line) => (
            <Row key={line.id}>
              <Cell quiet>
                <time dateTime={line.at}>{writeInstant(line.at, locale)}</time>
              </Cell>
              <Cell>
                {line.accountId === null ? (
                  nameOf(line)
                ) : (
                  <a href={`${path}?account=${line.accountId}`}>{nameOf(line)}</a>
                )}
              </Cell>
              <Cell>{t(`action.${line.action}`)}</Cell>
              <Cell>
                {line.subject !== null && <Subject line={line} locale={locale} />}
                {Object.entries(line.details).map(([key, value]) => (
                  <span key={key} className="block text-soft">
                    {t.has(`detail.${key}` as 'detail.roles') ? t(`detail.${key}` as 'detail.roles') : key}
                    {`: ${typeof value === 'boolean' ? t(value ? 'yes' : 'no') : value}`}
                  </span>
                ))}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {oldest && (
        <p className="mt-6">
          <a href={`${path}?${new URLSearchParams([...kept, ['before', String(oldest.id)]])}`}>
            {t('auditPage.older')}
          </a>
        </p>
      )}
    </Room>
  );
}

/** What an entry is about: an account, whose name is shown while it is there, or an operation. */
function Subject({ line, locale }: { line: AuditLine; locale: Locale }) {
  if (line.subjectAccount === null) return line.subject;
  const path = pathOf(locale, `/admin/accounts/${line.subjectAccount.id}`);
  return <a href={path}>{line.subjectAccount.name}</a>;
}
