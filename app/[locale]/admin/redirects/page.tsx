import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { findLatestNumber } from '@/db/queries/revisions';
import { findRedirects } from '@/db/queries/site';
import { pathOf } from '@/i18n/addresses';
import { type LocaleParams, localeOf } from '../../locale-params';
import { ActionForm, SubmitButton, TextField } from '../form';
import { Room, Section } from '../room';
import { roomHead } from '../room-head';
import { Cell, Row, Table } from '../table';
import { leadAddress } from './actions';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('redirects'));
}

/** Where addresses lead that were published once and have moved. */
export default async function RedirectsPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'manage_redirects');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <Room locale={locale} who={who} here="redirects" title={t('redirects')} lead={t('redirectsPage.lead')}>
      <Table label={t('redirects')} columns={[t('redirectsPage.from'), t('redirectsPage.to')]}>
        {findRedirects(queryDb()).map(({ from, to }) => (
          <Row key={from}>
            <Cell head>
              <code>{from}</code>
            </Cell>
            <Cell>
              <a href={pathOf(locale, to)}>
                <code>{to}</code>
              </a>
            </Cell>
          </Row>
        ))}
      </Table>
      <div className="mt-10">
        <Section title={t('redirectsPage.add')}>
          <ActionForm action={leadAddress.bind(null, locale)} label={t('redirectsPage.add')}>
            <input type="hidden" name="basedOn" value={findLatestNumber(queryDb(), 'common')} />
            <TextField name="from" label={t('redirectsPage.from')} hint={t('redirectsPage.hint')} />
            <TextField name="to" label={t('redirectsPage.to')} />
            <SubmitButton>{t('redirectsPage.submit')}</SubmitButton>
          </ActionForm>
        </Section>
      </div>
    </Room>
  );
}
