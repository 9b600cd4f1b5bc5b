import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LocaleParams, localeOf } from '../../locale-params';
import { ChoosePassword } from '../choose-password';
import { roomHead } from '../room-head';
import { chooseNewPassword } from './actions';

type Query = { readonly searchParams: Promise<Readonly<Record<string, string | string[]>>> };

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('reset.title'));
}

/** Where the link for a new password leads. */
export default async function ResetPage({ params, searchParams }: LocaleParams & Query) {
  const locale = await localeOf(params);
  const { token } = await searchParams;
  return (
    <ChoosePassword
      locale={locale}
      purpose="reset"
      token={token}
      action={(secret) => chooseNewPassword.bind(null, locale, secret)}
    />
  );
}
