import { getTranslations } from 'next-intl/server';
import { KosovoNote } from '@/components/kosovo-note';
import type { findTimeline } from '@/db/queries/timeline';
import type { Day } from '@/domain/calendar';
import { regions } from '@/domain/closed-lists';
import type { Locale } from '@/domain/locale';
import { axisFor, timelineOf } from '@/domain/timeline';
import { env } from '@/env';
import { pathOf } from '@/i18n/addresses';
import { countryName } from '@/i18n/names';
import { JsonLd } from '../json-ld';
import { PublicPage } from '../public-page';
import { breadcrumbs, organization } from '../structured-data';
import { Shapes } from './bar';
import { RegionChart, Years } from './chart';
import { Key } from './key';
import { Table } from './table';
import './timeline.css';

/** Every operation from its first day to its last on one axis, by region; drawn, and the same as a table. */
export async function TimelineDocument({
  locale,
  timeline: { operations, ties },
  today,
}: {
  locale: Locale;
  timeline: ReturnType<typeof findTimeline>;
  today: Day;
}) {
  const t = await getTranslations({ locale });
  const axis = axisFor(
    operations.map(({ life }) => life),
    today,
  );
  const groups = regions
    .map((region) => ({
      region,
      rows: timelineOf(
        operations.filter((operation) => operation.region === region),
        ties,
        axis,
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
  const { SITE_URL } = env();
  return (
    <PublicPage locale={locale} path="/timeline" room="timeline">
      <h1 className="mb-4 font-serif text-title font-semibold tracking-tight">{t('timeline.title')}</h1>
      <p className="mb-3 max-w-measure font-serif text-lead">{t('timeline.lead')}</p>
      <p className="mb-8 max-w-measure text-soft">
        {t('timeline.hint')}{' '}
        <a href="#table" className="print:hidden">
          {t('timeline.toTable')}
        </a>
      </p>
      <Shapes />
      <Key locale={locale} ahead={axis.until > axis.today} />
      <section aria-labelledby="drawing" className="timeline">
        <h2 id="drawing" className="sr-only">
          {t('timeline.drawing')}
        </h2>
        <Years axis={axis} locale={locale} />
        {groups.map((group) => (
          <RegionChart key={group.region} group={group} axis={axis} locale={locale} />
        ))}
      </section>
      <section aria-labelledby="table" className="mt-14">
        <h2 id="table" className="mb-4 scroll-mt-4 font-serif text-entry font-semibold tracking-tight">
          {t('timeline.table')}
        </h2>
        <Table groups={groups} ties={ties} locale={locale} />
      </section>
      <KosovoNote
        texts={groups.flatMap(({ rows }) =>
          rows.flatMap(({ operation: { shortName, hostCountries } }) => [
            shortName,
            ...hostCountries.map((code) => countryName(code, locale)),
          ]),
        )}
        locale={locale}
      />
      <JsonLd
        things={[
          organization(t('site.organization'), SITE_URL),
          breadcrumbs([
            { name: t('site.name'), url: `${SITE_URL}${pathOf(locale, '')}` },
            { name: t('timeline.title'), url: `${SITE_URL}${pathOf(locale, '/timeline')}` },
          ]),
        ]}
      />
    </PublicPage>
  );
}
