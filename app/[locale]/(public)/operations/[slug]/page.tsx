import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { findProfile } from '@/db/queries/profiles';
import { findFieldsBehind } from '@/db/queries/translations';
import type { Locale } from '@/domain/locale';
import { operationPath } from '@/i18n/addresses';
import { localeOf } from '../../../locale-params';
import { headOf } from '../../head';
import { ProfileDocument } from './profile-document';

type Params = { readonly params: Promise<{ readonly locale: string; readonly slug: string }> };

// The head and the page ask for the same profile.
const profileOf = cache((slug: string, locale: Locale) => findProfile(slug, locale));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const locale = await localeOf(params);
  const { slug } = await params;
  const profile = profileOf(slug, locale);
  if (profile === null) notFound();
  const t = await getTranslations({ locale, namespace: 'site' });
  return headOf({
    locale,
    path: operationPath(slug),
    title: t('pageTitle', { title: profile.name }),
    description: profile.description,
    available: profile.locales,
    type: 'article',
  });
}

/** One operation, open or closed, as it is published. */
export default async function OperationPage({ params }: Params) {
  const locale = await localeOf(params);
  const { slug } = await params;
  const profile = profileOf(slug, locale);
  if (profile === null) notFound();
  const behind = findFieldsBehind({ operationId: profile.id }, locale).length > 0;
  return <ProfileDocument profile={profile} locale={locale} behind={behind} />;
}
