import { getTranslations } from 'next-intl/server';
import type { TimelineEntry } from '@/db/queries/timeline';
import type { Day } from '@/domain/calendar';
import type { Region } from '@/domain/closed-lists';
import type { Locale } from '@/domain/locale';
import { type Axis, placeOn, type Row, yearsOn } from '@/domain/timeline';
import { operationPath, pathOf } from '@/i18n/addresses';
import { writeDate, writeYears } from '@/i18n/dates';
import { across, Bar } from './bar';

/** The operations of a region, one a row. */
export type RegionRows = { readonly region: Region; readonly rows: readonly Row<TimelineEntry>[] };

/** The years of the axis, above all regions and in reach; each leads to the site as of its first day. */
export async function Years({ axis, locale }: { axis: Axis; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'timeline' });
  return (
    <nav aria-label={t('years')} className="timeline-axis">
      <svg role="none">
        {yearsOn(axis).map(({ year, standsOut }) => {
          const day = `${year}-01-01` as Day;
          const x = across(placeOn(axis, day));
          return (
            <a
              key={year}
              href={`${pathOf(locale, '')}?on=${day}`}
              aria-label={t('onDay', { date: writeDate(day, locale) })}
              className={standsOut ? undefined : 'max-md:hidden print:hidden'}
            >
              <rect x={x} y="4" width="40" height="28" />
              <text x={x} y="23">
                {year}
              </text>
            </a>
          );
        })}
      </svg>
    </nav>
  );
}

/** One region's rows: the name of each operation with its years, and its bar. */
export async function RegionChart({
  group: { region, rows },
  axis,
  locale,
}: {
  group: RegionRows;
  axis: Axis;
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  return (
    <section aria-labelledby={`chart-${region}`} className="mt-6">
      <div className="flex items-baseline justify-between gap-4 border-t-3 border-ink pt-2 pb-1">
        <h3 id={`chart-${region}`} className="text-lg font-semibold">
          {t(`region.${region}`)}
        </h3>
        <data value={rows.length} className="text-soft">
          {rows.length}
        </data>
      </div>
      <div className="timeline-region border-t border-rule">
        <svg aria-hidden="true" className="timeline-grid">
          {yearsOn(axis).map(({ year, standsOut }) => (
            <Upright
              key={year}
              at={placeOn(axis, `${year}-01-01` as Day)}
              className={standsOut ? undefined : 'max-md:hidden'}
            />
          ))}
          {axis.until > axis.today && <Upright at={placeOn(axis, axis.today)} className="today" />}
        </svg>
        <ol>
          {rows.map(({ operation: { slug, shortName, textLocale, life }, ...row }) => (
            <li key={slug}>
              <p>
                <a href={pathOf(locale, operationPath(slug))} lang={textLocale === locale ? undefined : textLocale}>
                  {shortName}
                </a>
                {' \u2002'}
                <data value={life.establishedOn}>
                  {writeYears(life.establishedOn, life.closure ? life.closure.lastDay : undefined)}
                </data>
              </p>
              <Bar row={row} />
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function Upright({ at, className }: { at: number; className: string | undefined }) {
  return <line x1={across(at)} x2={across(at)} y2="100%" className={className} />;
}
