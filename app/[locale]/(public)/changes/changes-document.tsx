import { getTranslations } from 'next-intl/server';
import { KosovoNote } from '@/components/kosovo-note';
import { type Day, latest, type PartialDate } from '@/domain/calendar';
import { byYear } from '@/domain/life-events';
import type { Locale } from '@/domain/locale';
import { env } from '@/env';
import { pathOf } from '@/i18n/addresses';
import { datePhrase } from '@/i18n/dates';
import { JsonLd } from '../json-ld';
import { PublicPage } from '../public-page';
import { breadcrumbs, organization } from '../structured-data';
import { Announced } from './announced';
import type { AnnouncedPlan, Change } from './find-changes';
import { Entries, Section } from './section';
import { ToCome } from './to-come';

/** What was established, restructured, closed or substantially rewritten, by year; first of all what is decided and still to come. */
export async function ChangesDocument({
  locale,
  changes,
  announced,
  today,
}: {
  locale: Locale;
  changes: readonly Change[];
  announced: readonly AnnouncedPlan[];
  today: Day;
}) {
  const t = await getTranslations({ locale });
  const { toCome, years } = byYear(changes, today);
  const { SITE_URL } = env();
  return (
    <PublicPage locale={locale} path="/changes" room={null}>
      <h1 className="mb-4 font-serif text-title font-semibold tracking-tight">{t('changes.title')}</h1>
      <p className="mb-10 max-w-measure font-serif text-lead">
        {changes.length === 0 ? t('changes.empty') : t('changes.lead')}
      </p>
      <div className="grid gap-x-14 gap-y-8 md:grid-cols-[13rem_minmax(0,1fr)]">
        <YearIndex years={years} toCome={toCome} announced={announced} locale={locale} />
        <div className="grid gap-12">
          <ToCome changes={toCome} locale={locale} />
          <Announced plans={announced} locale={locale} />
          {years.map(({ year, changes: inYear }) => (
            <Section
              key={year}
              id={`y${year}`}
              heading={<time dateTime={year}>{year}</time>}
              aside={<OperationsOn day={latest(year as PartialDate)} locale={locale} />}
            >
              <Entries changes={inYear} locale={locale} />
            </Section>
          ))}
        </div>
      </div>
      <KosovoNote
        texts={[
          ...announced.flatMap(({ name, text }) => [name, text]),
          ...changes.flatMap((change) => [
            change.name,
            ...(change.is === 'event' ? [change.before, change.event.note ?? null] : []),
          ]),
        ]}
        locale={locale}
      />
      <JsonLd
        things={[
          organization(t('site.organization'), SITE_URL),
          breadcrumbs([
            { name: t('site.name'), url: `${SITE_URL}${pathOf(locale, '')}` },
            { name: t('changes.title'), url: `${SITE_URL}${pathOf(locale, '/changes')}` },
          ]),
        ]}
      />
    </PublicPage>
  );
}

/** The years at the side, each with how much it has. */
async function YearIndex({
  years,
  toCome,
  announced,
  locale,
}: {
  years: readonly { readonly year: string; readonly changes: readonly Change[] }[];
  toCome: readonly Change[];
  announced: readonly AnnouncedPlan[];
  locale: Locale;
}) {
  if (years.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'changes' });
  const look = 'inline-block py-1 text-ink no-underline hover:text-accent hover:underline';
  return (
    <nav aria-label={t('years')} className="self-start border-t-3 border-ink pt-2 md:sticky md:top-4 print:hidden">
      {toCome.length > 0 && (
        <p className="mb-1 border-b border-rule pb-1">
          <a href="#to-come" className={`font-semibold ${look}`}>
            {t('toCome')}
          </a>
        </p>
      )}
      {announced.length > 0 && (
        <p className="mb-1 border-b border-rule pb-1">
          <a href="#announced" className={`font-semibold ${look}`}>
            {t('announced')}
          </a>
        </p>
      )}
      <ul className="flex flex-wrap gap-x-4 md:grid md:grid-cols-3">
        {years.map(({ year }) => (
          <li key={year}>
            <a href={`#y${year}`} className={look}>
              <time dateTime={year}>{year}</time>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Leads to the operations as they were on a day. */
async function OperationsOn({ day, locale }: { day: Day; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'changes' });
  return (
    <a href={pathOf(locale, `?on=${day}`)} rel="nofollow">
      {t('operationsOn', datePhrase(day, locale))}
    </a>
  );
}
