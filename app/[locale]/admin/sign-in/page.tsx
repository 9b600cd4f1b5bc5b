import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { findWho } from '@/auth/signed-in';
import { readWayBack } from '@/auth/way-back';
import { type LocaleParams, localeOf } from '../../locale-params';
import { ActionForm, SubmitButton, TextField } from '../form';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { signInToRooms } from './actions';
import { type DoorQuery, WayBack } from './way-back';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('signIn.title'));
}

/** The door. Whoever is signed in already stands where they wanted to go, or at their desk. */
export default async function SignInPage({ params, searchParams }: LocaleParams & DoorQuery) {
  const locale = await localeOf(params);
  const wayBack = readWayBack((await searchParams).next);
  if ((await findWho()) !== null) redirect(wayBack ?? `/${locale}/admin`);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <Room locale={locale} who={null} here={null} title={t('signIn.title')} lead={t('signIn.lead')} narrow>
      <ActionForm action={signInToRooms.bind(null, locale)}>
        <WayBack to={wayBack} />
        <TextField name="email" type="email" autoComplete="username" label={t('field.email')} />
        <TextField name="password" type="password" autoComplete="current-password" label={t('field.password')} />
        <SubmitButton>{t('signIn.submit')}</SubmitButton>
      </ActionForm>
      <p className="mt-6 text-small text-soft">{t('signIn.forgotten')}</p>
    </Room>
  );
}
