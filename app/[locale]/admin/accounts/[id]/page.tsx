import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { type Account, findAccount } from '@/db/queries/accounts';
import { isLocale, sourceLocale } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { ActionForm, SubmitButton } from '../../form';
import { Grave, Room, Section } from '../../room';
import { roomHead } from '../../room-head';
import { AccountFields } from '../account-fields';
import { changeAccountDetails, erasePerson, giveLink, reopenAccount, shutAccount } from '../actions';

type Params = { readonly params: Promise<{ readonly locale: string; readonly id: string }> };

async function read(params: Params['params']) {
  const { locale, id } = await params;
  if (!isLocale(locale)) notFound();
  return { locale, account: /^\d{1,15}$/.test(id) ? findAccount(queryDb(), Number(id)) : null };
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale: isLocale(locale) ? locale : sourceLocale, namespace: 'rooms' });
  return roomHead(isLocale(locale) ? locale : sourceLocale, t('accounts'));
}

/** One account: who it is, what they may do, and what can be done for or about them. */
export default async function AccountPage({ params }: Params) {
  const who = await requireWho((await params).locale, 'manage_accounts');
  const { locale, account } = await read(params);
  if (account === null) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const { id, name, email, standing, state } = account;
  return (
    <Room locale={locale} who={who} here="accounts" title={name} lead={summaryOf(account, t)}>
      <p className="mb-6">
        <a href={pathOf(locale, '/admin/accounts')}>{t('accountsPage.back')}</a>
        {' · '}
        <a href={`${pathOf(locale, '/admin/audit')}?account=${id}`}>{t('accountsPage.inLog')}</a>
      </p>
      <Section title={t('accountsPage.details')}>
        <ActionForm action={changeAccountDetails.bind(null, locale, id)} label={t('accountsPage.details')}>
          <AccountFields locale={locale} account={{ name, email, roles: standing.roles, locales: standing.locales }} />
          <SubmitButton>{t('save')}</SubmitButton>
        </ActionForm>
      </Section>
      {state !== 'disabled' && (
        <Section title={t('accountsPage.link')}>
          <p className="text-soft">{t(state === 'invited' ? 'accountsPage.linkInvited' : 'accountsPage.linkActive')}</p>
          <ActionForm action={giveLink.bind(null, locale, id)} label={t('accountsPage.link')}>
            <SubmitButton quiet name="wish" value="link">
              {t('accountsPage.makeLink')}
            </SubmitButton>
            <Grave title={t('accountsPage.anew')} words={t('accountsPage.anewText')}>
              <SubmitButton quiet name="wish" value="anew">
                {t('accountsPage.anewSubmit')}
              </SubmitButton>
            </Grave>
          </ActionForm>
        </Section>
      )}
      <Section title={t('accountsPage.grave')}>
        {state === 'disabled' ? (
          <ActionForm action={reopenAccount.bind(null, locale, id)} label={t('accountsPage.enable')}>
            <SubmitButton quiet>{t('accountsPage.enable')}</SubmitButton>
          </ActionForm>
        ) : (
          <Grave title={t('accountsPage.disable')} words={t('accountsPage.disableText')}>
            <ActionForm action={shutAccount.bind(null, locale, id)} label={t('accountsPage.disable')}>
              <SubmitButton quiet>{t('accountsPage.disableSubmit')}</SubmitButton>
            </ActionForm>
          </Grave>
        )}
        <Grave title={t('accountsPage.erase')} words={t('accountsPage.eraseText')}>
          <ActionForm action={erasePerson.bind(null, locale, id)} label={t('accountsPage.erase')}>
            <SubmitButton quiet>{t('accountsPage.eraseSubmit')}</SubmitButton>
          </ActionForm>
        </Grave>
      </Section>
    </Room>
  );
}

function summaryOf(
  { state, hasSecondFactor }: Account,
  t: Awaited<ReturnType<typeof getTranslations<'rooms'>>>,
): string {
  return [
    t(`accountState.${state}`),
    t(hasSecondFactor ? 'accountsPage.withSecondFactor' : 'accountsPage.without'),
  ].join(' · ');
}
