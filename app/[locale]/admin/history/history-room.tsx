import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { compareRevisions, findHistory, type RevisionLine } from '@/db/queries/history';
import { contentNow } from '@/db/queries/revisions';
import { fieldsIn } from '@/db/queries/texts';
import type { PartName } from '@/domain/draft';
import { type Locale, sourceLocale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { operationPath, pathOf } from '@/i18n/addresses';
import { writeInstant } from '@/i18n/dates';
import { languageName, writeList } from '@/i18n/names';
import { heldFrom, siteSubject } from '../editing/subject';
import { FilterForm } from '../filter-form';
import { ActionForm, SelectField, SubmitButton, TextField } from '../form';
import { Room, Section } from '../room';
import { Cell, Row, Table } from '../table';
import { bringRevisionBack } from './actions';
import { Changes } from './changes';
import { readCompared } from './compared';

/** What the two pages of histories are given. */
export type HistoryQuery = Readonly<Record<string, string | string[] | undefined>>;

/** The history of an operation, or of the site's own texts: every revision, any two compared, any brought back. */
export async function HistoryRoom({
  locale,
  subject,
  query,
}: {
  locale: Locale;
  /** An operation's slug, or `site`. */
  subject: string;
  query: HistoryQuery;
}) {
  const who = await requireWho(locale, 'enter_rooms');
  const of = heldFrom(subject);
  if (of === null) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const db = queryDb();
  const revisions = findHistory(db, of);
  const latest = revisions[0]?.number ?? 0;
  const compared = readCompared(query, latest);
  const comparison = compared.is === 'two' ? compareRevisions(db, of, compared.from, compared.to) : null;
  const isSite = subject === siteSubject;
  const texts = isSite ? null : fieldsIn(contentNow(db, of), sourceLocale);
  const name = texts?.name ?? t('site');
  const way = pathOf(locale, isSite ? '/admin/site' : `/admin${operationPath(subject)}`);
  const factsName = isSite ? t('history.places') : t('part.facts');
  const nameOf = (part: PartName) => (part === 'facts' ? factsName : languageName(part, locale));
  const whoOf = ({ accountId, name: by }: RevisionLine) =>
    accountId === null ? t('history.firstData') : (by ?? t('auditPage.erased', { number: accountId }));
  const options = revisions.map(({ number, publishedAt }) => ({
    value: String(number),
    label: t('history.option', { number, at: writeInstant(publishedAt, locale) }),
  }));
  return (
    <Room
      locale={locale}
      who={who}
      here={isSite ? 'site' : 'operations'}
      title={`${name} · ${t('history.title')}`}
      lead={t('history.lead')}
    >
      <p className="mb-6">
        <a href={way}>{isSite ? t('editor.toSiteTexts') : t('editor.toOperation')}</a>
      </p>
      <Table
        label={t('history.title')}
        columns={[t('history.number'), t('history.when'), t('history.who'), t('history.why'), t('history.changed')]}
      >
        {revisions.map((revision) => (
          <Row key={revision.number}>
            <Cell head>
              <a href={`${way}/history?to=${revision.number}`}>{revision.number}</a>
            </Cell>
            <Cell quiet>
              <time dateTime={revision.publishedAt}>{writeInstant(revision.publishedAt, locale)}</time>
            </Cell>
            <Cell>{whoOf(revision)}</Cell>
            <Cell>{revision.reason}</Cell>
            <Cell>{writeList(revision.parts.map(nameOf), locale)}</Cell>
          </Row>
        ))}
      </Table>
      <section className="mt-10 border-t border-rule pt-5">
        <h2 className="mb-3 font-serif text-xl font-semibold tracking-tight">
          {compared.is === 'two'
            ? t('history.between', { from: compared.from, to: compared.to })
            : t('history.compare')}
        </h2>
        {compared.is === 'none' && <p>{t('history.only')}</p>}
        {compared.is === 'unknown' && (
          <p role="alert" className="mb-4 border-s-4 border-ink bg-wash px-3 py-2">
            {t('history.unknown')}
          </p>
        )}
        {latest > 1 && (
          <FilterForm action={`${way}/history`} submit={t('history.compare')}>
            <RevisionSelect
              name="from"
              label={t('history.from')}
              value={compared.is === 'two' ? compared.from : latest - 1}
              options={options}
            />
            <RevisionSelect
              name="to"
              label={t('history.to')}
              value={compared.is === 'two' ? compared.to : latest}
              options={options}
            />
          </FilterForm>
        )}
        {comparison && <Changes locale={locale} factsName={factsName} comparison={comparison} />}
      </section>
      {latest > 1 && (may(who, 'draft') || may(who, 'publish')) && (
        <Section title={t('history.bringBack')}>
          <p className="text-soft">{t('history.bringBackText')}</p>
          <ActionForm action={bringRevisionBack.bind(null, locale, subject)} label={t('history.bringBack')}>
            <input type="hidden" name="seen" value={latest} />
            <SelectField
              name="revision"
              label={t('history.which')}
              options={options.slice(1)}
              value={String(compared.is === 'two' ? Math.min(compared.from, compared.to, latest - 1) : latest - 1)}
            />
            <TextField name="reason" label={t('history.reason')} />
            <SubmitButton>{t('history.bringBackSubmit')}</SubmitButton>
          </ActionForm>
        </Section>
      )}
    </Room>
  );
}

function RevisionSelect({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: number;
  options: readonly { value: string; label: string }[];
}) {
  return (
    <label className="grid gap-1">
      <span className="font-semibold">{label}</span>
      <select
        name={name}
        defaultValue={String(value)}
        className="rounded-sm border border-was bg-paper px-3 py-2 focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
