import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { findWho } from '@/auth/signed-in';
import { type LocaleParams, localeOf } from '../../locale-params';
import { ActionForm, SubmitButton, TextField } from '../form';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { signInToRooms } from './actions';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('signIn.title'));
}

/** The door. Whoever is signed in already stands at their desk. */
export default async function SignInPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  if ((await findWho()) !== null) redirect(`/${locale}/admin`);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <Room locale={locale} who={null} here={null} title={t('signIn.title')} lead={t('signIn.lead')} narrow>
      <ActionForm action={signInToRooms.bind(null, locale)}>
        <TextField name="email" type="email" autoComplete="username" label={t('field.email')} />
        <TextField name="password" type="password" autoComplete="current-password" label={t('field.password')} />
        <SubmitButton>{t('signIn.submit')}</SubmitButton>
      </ActionForm>
      <p className="mt-6 text-small text-soft">{t('signIn.forgotten')}</p>
    </Room>
  );
}
