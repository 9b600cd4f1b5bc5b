import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { dayAt } from '@/clock';
import { FurtherInformation } from '@/components/further-information';
import { KosovoNote } from '@/components/kosovo-note';
import { LifeLine } from '@/components/life-line';
import { Markdown } from '@/components/markdown';
import type { Profile } from '@/db/queries/profiles';
import type { Day } from '@/domain/calendar';
import { wholeOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { env } from '@/env';
import { operationPath, pathOf } from '@/i18n/addresses';
import { writeDate } from '@/i18n/dates';
import { countryName } from '@/i18n/names';
import { JsonLd } from '../../json-ld';
import { OrNames } from '../../or-names';
import { PublicPage } from '../../public-page';
import { breadcrumbs, operationData, organization } from '../../structured-data';
import { TranslationNotice } from '../../translation-notice';
import { AnnouncementNotice } from './announcement-notice';
import { Chronology } from './chronology';
import { ClosureNotice } from './closure-notice';
import { Facts } from './facts';
import { Lineage } from './lineage';
import { Names } from './names';
import { NotYet } from './not-yet';
import { SaidBefore } from './said-before';
import { Sources } from './sources';
import { Standing } from './standing';

/** An operation's page as of the day `on`: its profile, its facts, what came before and after it, and where all that was seen. */
export async function ProfileDocument({
  profile: recorded,
  locale,
  behind,
  on,
  today,
  said,
  saidBefore,
}: {
  profile: Profile;
  locale: Locale;
  on: Day;
  today: Day;
  /** Whether the text was translated from an earlier version of its source text. */
  behind: boolean;
  /** Where it is shown as published on a day, that day, which is also its `on` and its `today`, and what tells the reader so. */
  said?: { readonly on: Day; readonly notice: ReactNode };
  /** The latest day on which the page said something else. */
  saidBefore?: Day | undefined;
}) {
  const t = await getTranslations({ locale });
  const profile = wholeOn(recorded, on, today);
  const { status, asked } = profile;
  const closed = status === 'closed';
  const untranslated = profile.textLocale !== locale;
  const lang = untranslated ? profile.textLocale : undefined;
  const [lead, ...rest] = profile.summary.split(/\n\s*\n/);
  const path = operationPath(profile.slug, said?.on);
  const { SITE_URL } = env();
  if (status === 'not_yet' && on < today) return <NotYet profile={profile} locale={locale} />;
  const parent = closed
    ? { name: t('archive.title'), path: pathOf(locale, '/closed', asked) }
    : { name: t(`region.${profile.region}`), path: pathOf(locale, `#${profile.region}`, asked) };
  return (
    <PublicPage
      locale={locale}
      path={path}
      room={closed ? 'closed' : 'operations'}
      available={profile.locales}
      // What this site said is one question, what was so another: the page of the one does not lead on to days of the other.
      {...(said ? {} : { shows: { on, today } })}
    >
      <nav aria-label={t('navigation.breadcrumb')} className="mb-4 text-soft print:hidden">
        <ol className="flex flex-wrap gap-x-2">
          <li>
            <a href={pathOf(locale, '', asked)}>{t('site.name')}</a>
          </li>
          <li className="before:me-2 before:content-['›'/'']">
            <a href={parent.path}>{parent.name}</a>
          </li>
        </ol>
      </nav>
      {said?.notice}
      {untranslated && (
        <p className="mb-6 max-w-measure border-s-4 border-accent bg-wash px-4 py-3">
          {t('operation.sourceTextNotice')}
        </p>
      )}
      {behind && !untranslated && <TranslationNotice locale={locale} path={path} asked={asked} />}
      <h1
        lang={lang}
        className={`font-serif font-semibold tracking-tight ${profile.name.length > 60 ? 'max-w-[34ch] text-3xl leading-tight md:text-4xl' : 'max-w-[24ch] text-title'}`}
      >
        {profile.name}
      </h1>
      <Standing profile={profile} status={status} locale={locale} />
      <OrNames seen={profile} lang={lang} locale={locale} />
      {profile.closure && (closed || (status === 'active' && profile.closure.lastDay)) && (
        <ClosureNotice profile={profile} closure={profile.closure} locale={locale} />
      )}
      {profile.announcements
        .filter(({ announcedAt }) => dayAt(new Date(announcedAt)) <= on)
        .map((announcement) => (
          <AnnouncementNotice key={announcement.key} announcement={announcement} locale={locale} />
        ))}
      <div className="mt-8 mb-10">
        <LifeLine life={profile.life} withdrawal={profile.withdrawal} today={today} on={on} locale={locale} large />
      </div>
      <div className="grid gap-x-16 md:grid-cols-[1fr_19rem]">
        <div className="min-w-0 max-w-measure">
          {closed && (
            <p className="mb-5 border-b border-rule pb-3 text-soft">
              {profile.closure?.lastDay
                ? t('operation.historic', { date: writeDate(profile.closure.lastDay, locale) })
                : t('operation.historicUndated')}
            </p>
          )}
          <div lang={lang}>
            <p className="font-serif text-lead">{lead}</p>
            <div className="prose mt-4">
              {rest.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              <Markdown text={profile.body} />
            </div>
          </div>
          <p className="my-7 border-y border-rule py-2.5 text-small text-soft">
            <FurtherInformation languages={profile.languages} locale={locale} />
            {profile.siteUrl && (
              <>
                {' '}
                {t.rich('operation.ownSite', {
                  link: () => <a href={profile.siteUrl ?? undefined}>{new URL(profile.siteUrl ?? '').host}</a>,
                })}
              </>
            )}
          </p>
        </div>
        <Facts profile={profile} locale={locale} />
        <div className="min-w-0 max-w-measure">
          <Lineage profile={profile} locale={locale} />
          <Chronology profile={profile} locale={locale} />
          <Names profile={profile} locale={locale} />
          <Sources sources={profile.sources} locale={locale} />
        </div>
      </div>
      <KosovoNote
        texts={[
          profile.name,
          profile.summary,
          profile.body,
          profile.closure?.note ?? null,
          ...profile.hostCountries.map((code) => countryName(code, locale)),
          ...profile.family.members.map(({ shortName }) => shortName),
          ...[...profile.formerNames, ...profile.laterNames].map(({ name }) => name),
          ...profile.orNames,
          ...profile.restructurings.map(({ note }) => note),
        ]}
        locale={locale}
      />
      <p className="mt-10 text-small text-soft">
        {t.rich('operation.lastChanged', {
          date: () => (
            <time dateTime={dayAt(new Date(profile.changedAt))}>
              {writeDate(dayAt(new Date(profile.changedAt)), locale)}
            </time>
          ),
        })}
        {saidBefore && asked === null && (
          <SaidBefore path={operationPath(profile.slug, saidBefore)} day={saidBefore} locale={locale} />
        )}
      </p>
      {asked === null && !said && (
        <JsonLd
          things={[
            organization(t('site.organization'), SITE_URL),
            operationData(profile, locale, SITE_URL),
            breadcrumbs([
              { name: t('site.name'), url: `${SITE_URL}${pathOf(locale, '')}` },
              ...(closed ? [{ name: parent.name, url: `${SITE_URL}${parent.path}` }] : []),
              { name: profile.shortName, url: `${SITE_URL}${pathOf(locale, path)}` },
            ]),
          ]}
        />
      )}
    </PublicPage>
  );
}
