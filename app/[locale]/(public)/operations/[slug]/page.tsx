import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { startOfDay, today } from '@/clock';
import { findAsPublished } from '@/db/queries/as-published';
import { findProfile } from '@/db/queries/profiles';
import { findFieldsBehind } from '@/db/queries/translations';
import { readAskedDay } from '@/domain/asked-day';
import { addDays, type Day } from '@/domain/calendar';
import { listedOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { operationPath } from '@/i18n/addresses';
import { datePhrase } from '@/i18n/dates';
import { localeOf } from '../../../locale-params';
import { dayAsked } from '../../day-asked';
import { headOf } from '../../head';
import { type Query, queryOf } from '../../query-of';
import { AsPublishedNotice } from './as-published-notice';
import { NotYetPublished } from './not-yet-published';
import { ProfileDocument } from './profile-document';
import { publishedDays } from './published-days';

type Params = { readonly params: Promise<{ readonly locale: string; readonly slug: string }> } & Query;

// The head and the page ask for the same profile.
const profileOf = cache((slug: string, locale: Locale) => findProfile(slug, locale));
const saidOn = cache((slug: string, locale: Locale, day: Day) =>
  findAsPublished(slug, locale, startOfDay(addDays(day, 1))),
);

export async function generateMetadata({ params, searchParams }: Params): Promise<Metadata> {
  const locale = await localeOf(params);
  const { slug } = await params;
  const profile = profileOf(slug, locale);
  if (profile === null) notFound();
  const t = await getTranslations({ locale });
  const head = { locale, path: operationPath(slug), type: 'article' } as const;
  const asked = await askedDay(searchParams);
  if (asked === undefined) {
    const day = today();
    const shown = await dayAsked(searchParams);
    return headOf({
      ...head,
      title: t('site.pageTitle', { title: listedOn(profile, shown ?? day, day).name }),
      description: profile.description,
      available: profile.locales,
      asked: shown,
    });
  }
  const { name } = saidOn(slug, locale, asked)?.profile ?? profile;
  const words = { name, ...datePhrase(asked, locale) };
  return headOf({
    ...head,
    title: t('site.pageTitle', { title: t('asPublished.title', words) }),
    description: t('asPublished.description', words),
    present: false,
  });
}

/** One operation, open or closed, as it is published, as of today or of a day; or as it was published on the day that a reader asks for. */
export default async function OperationPage({ params, searchParams }: Params) {
  const locale = await localeOf(params);
  const { slug } = await params;
  const profile = profileOf(slug, locale);
  if (profile === null) notFound();
  const days = publishedDays(slug);
  const on = await askedDay(searchParams);
  if (on === undefined) {
    const behind = findFieldsBehind({ operationId: profile.id }, locale).length > 0;
    const day = today();
    return (
      <ProfileDocument
        profile={profile}
        locale={locale}
        behind={behind}
        on={(await dayAsked(searchParams)) ?? day}
        today={day}
        saidBefore={days.at(-2)}
      />
    );
  }
  const said = saidOn(slug, locale, on);
  if (said === null) return <NotYetPublished profile={profile} on={on} first={days[0]} locale={locale} />;
  return (
    <ProfileDocument
      profile={said.profile}
      locale={locale}
      behind={said.behind}
      on={on}
      today={on}
      said={{ on, notice: <AsPublishedNotice said={said} on={on} days={days} locale={locale} /> }}
    />
  );
}

/** The day whose publication is asked for; the server has refused what is none. */
async function askedDay(searchParams: Query['searchParams']): Promise<Day | undefined> {
  const day = readAskedDay(await queryOf(searchParams), 'as-published');
  if (day === null) notFound();
  return day;
}
