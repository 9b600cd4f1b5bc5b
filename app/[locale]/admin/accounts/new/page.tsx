import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { type LocaleParams, localeOf } from '../../../locale-params';
import { ActionForm, SubmitButton } from '../../form';
import { Room } from '../../room';
import { roomHead } from '../../room-head';
import { AccountFields } from '../account-fields';
import { inviteAccount } from '../actions';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('accountsPage.invite'));
}

/** Inviting somebody into the rooms. */
export default async function InvitePage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'manage_accounts');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <Room
      locale={locale}
      who={who}
      here="accounts"
      title={t('accountsPage.invite')}
      lead={t('accountsPage.inviteLead')}
      narrow
    >
      <ActionForm action={inviteAccount.bind(null, locale)}>
        <AccountFields locale={locale} account={null} />
        <SubmitButton>{t('accountsPage.inviteSubmit')}</SubmitButton>
      </ActionForm>
    </Room>
  );
}
