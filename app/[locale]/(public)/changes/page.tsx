import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { today } from '@/clock';
import { type LocaleParams, localeOf } from '../../locale-params';
import { headOf } from '../head';
import { ChangesDocument } from './changes-document';
import { findAnnouncedPlans, findChanges } from './find-changes';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  return headOf({
    locale,
    path: '/changes',
    title: t('site.pageTitle', { title: t('changes.title') }),
    description: t('changes.description'),
  });
}

/** What has changed and what is decided to, as it is published. */
export default async function ChangesPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const day = today();
  return (
    <ChangesDocument
      locale={locale}
      changes={findChanges(locale)}
      announced={findAnnouncedPlans(locale, day)}
      today={day}
    />
  );
}
