import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { organizationTimeZone } from '@/clock';
import { queryDb } from '@/db/client';
import { type AuditLine, findAudit } from '@/db/queries/audit';
import { auditActions } from '@/domain/audit-action';
import { pathOf } from '@/i18n/addresses';
import { formattingTag } from '@/i18n/formatting-tag';
import { type LocaleParams, localeOf } from '../../locale-params';
import { SubmitButton } from '../form-field';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { readFilter } from './filter';

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
  const filter = readFilter(await searchParams);
  const lines = findAudit(queryDb(), filter, pageLength);
  const instants = new Intl.DateTimeFormat(formattingTag(locale), {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: organizationTimeZone,
  });
  const path = pathOf(locale, '/admin/audit');
  const chosen = filter.action === null ? '' : `action=${filter.action}`;
  const oldest = lines.length === pageLength ? lines.at(-1) : undefined;
  const nameOf = ({ accountId, name }: AuditLine) =>
    accountId === null ? t('auditPage.nobody') : (name ?? t('auditPage.erased', { number: accountId }));
  return (
    <Room locale={locale} who={who} here="audit">
      <h1 className="mb-2 font-serif text-3xl font-semibold tracking-tight">{t('auditPage.title')}</h1>
      <p className="mb-6 text-soft">{t('auditPage.lead')}</p>
      <form action={path} className="mb-6 flex flex-wrap items-end gap-4">
        <div>
          <label htmlFor="action" className="mb-1 block font-semibold">
            {t('auditPage.action')}
          </label>
          <select
            id="action"
            name="action"
            defaultValue={filter.action ?? ''}
            className="rounded-sm border border-was bg-paper px-3 py-2"
          >
            <option value="">{t('auditPage.all')}</option>
            {auditActions.map((action) => (
              <option key={action} value={action}>
                {t(`action.${action}`)}
              </option>
            ))}
          </select>
        </div>
        <SubmitButton>{t('auditPage.filter')}</SubmitButton>
        <a href={`${path}/csv${chosen && `?${chosen}`}`} className="py-2">
          {t('auditPage.download')}
        </a>
      </form>
      {lines.length === 0 ? (
        <p>{t('auditPage.empty')}</p>
      ) : (
        <table className="w-full border-collapse text-small">
          <thead className="border-b-3 border-ink text-start max-md:sr-only">
            <tr>
              {(['when', 'who', 'what', 'subject'] as const).map((column) => (
                <th key={column} scope="col" className="py-2 pe-4 text-start font-semibold">
                  {t(`auditPage.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id} className="border-b border-rule align-top max-md:grid max-md:py-2">
                <td className="py-1.5 pe-4 whitespace-nowrap text-soft max-md:py-0">
                  <time dateTime={line.at}>{instants.format(new Date(line.at))}</time>
                </td>
                <td className="py-1.5 pe-4 max-md:py-0">{nameOf(line)}</td>
                <td className="py-1.5 pe-4 max-md:py-0">{t(`action.${line.action}`)}</td>
                <td className="py-1.5 [overflow-wrap:anywhere] max-md:py-0">
                  {[line.subject, line.details === '{}' ? null : line.details].filter(Boolean).join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {oldest && (
        <p className="mt-6">
          <a href={`${path}?${chosen && `${chosen}&`}before=${oldest.id}`}>{t('auditPage.older')}</a>
        </p>
      )}
    </Room>
  );
}
