import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { hashToken } from '@/auth/tokens';
import { now } from '@/clock';
import { queryDb } from '@/db/client';
import { setupLinkWorks } from '@/db/queries/one-time-links';
import { type LocaleParams, localeOf } from '../../locale-params';
import { ActionForm, SubmitButton, TextField } from '../form';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { setUpRooms } from './actions';

type Query = { readonly searchParams: Promise<Readonly<Record<string, string | string[]>>> };

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('setup.title'));
}

/** Where the link leads that `npm start` prints while nobody has an account. */
export default async function SetupPage({ params, searchParams }: LocaleParams & Query) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const { token } = await searchParams;
  if (typeof token !== 'string' || !setupLinkWorks(queryDb(), hashToken(token), now())) {
    return (
      <Room locale={locale} who={null} here={null} title={t('link.invalid')} narrow>
        <p className="text-soft">{t('setup.linkInvalid')}</p>
      </Room>
    );
  }
  return (
    <Room locale={locale} who={null} here={null} title={t('setup.title')} lead={t('setup.lead')} narrow>
      <ActionForm action={setUpRooms.bind(null, locale, token)}>
        <TextField name="name" autoComplete="name" label={t('field.name')} />
        <TextField name="email" type="email" autoComplete="username" label={t('field.email')} />
        <TextField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('field.password')}
          hint={t('hint.password')}
        />
        <SubmitButton>{t('setup.submit')}</SubmitButton>
      </ActionForm>
    </Room>
  );
}
