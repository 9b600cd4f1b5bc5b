import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { findWho } from '@/auth/signed-in';
import { type LocaleParams, localeOf } from '../../locale-params';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { SignInForm } from './sign-in-form';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('signIn.title'));
}

/** The door. Whoever is signed in already stands at their desk. */
export default async function SignInPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  if ((await findWho()) !== null) redirect(`/${locale}/admin`);
  const t = await getTranslations({ locale, namespace: 'rooms.signIn' });
  return (
    <Room locale={locale} who={null} here={null}>
      <div className="max-w-sm">
        <h1 className="mb-2 font-serif text-3xl font-semibold tracking-tight">{t('title')}</h1>
        <p className="mb-6 text-soft">{t('lead')}</p>
        <SignInForm
          locale={locale}
          words={{
            email: t('email'),
            password: t('password'),
            submit: t('submit'),
            wrong: t('wrong'),
            wait: Array.from({ length: 60 }, (_, index) => t('wait', { minutes: index + 1 })),
          }}
        />
      </div>
    </Room>
  );
}
