import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { hashToken } from '@/auth/tokens';
import { now } from '@/clock';
import { queryDb } from '@/db/client';
import { worksStill } from '@/db/queries/one-time-links';
import { type LocaleParams, localeOf } from '../../locale-params';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { SetupForm } from './setup-form';

type Query = { readonly searchParams: Promise<Readonly<Record<string, string | string[]>>> };

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return { ...(await roomHead(locale, t('setup.title'))), referrer: 'no-referrer' };
}

/** Where the link leads that `npm start` prints while nobody has an account. */
export default async function SetupPage({ params, searchParams }: LocaleParams & Query) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const { token } = await searchParams;
  const works = typeof token === 'string' && worksStill(queryDb(), hashToken(token), 'setup', now());
  return (
    <Room locale={locale} who={null} here={null}>
      <div className="max-w-md">
        <h1 className="mb-2 font-serif text-3xl font-semibold tracking-tight">
          {works ? t('setup.title') : t('setup.linkInvalid')}
        </h1>
        <p className="mb-6 text-soft">{works ? t('setup.lead') : t('setup.linkInvalidText')}</p>
        {works && (
          <SetupForm
            locale={locale}
            token={token}
            words={{
              name: t('setup.name'),
              email: t('setup.email'),
              password: t('setup.password'),
              passwordHint: t('setup.passwordHint'),
              submit: t('setup.submit'),
              problem: {
                name_missing: t('problem.name_missing'),
                email_wrong: t('problem.email_wrong'),
                password_short: t('problem.password_short'),
                password_long: t('problem.password_long'),
                password_common: t('problem.password_common'),
                password_own: t('problem.password_own'),
                link_invalid: t('setup.linkInvalid'),
              },
            }}
          />
        )}
      </div>
    </Room>
  );
}
