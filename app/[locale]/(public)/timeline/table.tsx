import { getTranslations } from 'next-intl/server';
import { Countries } from '@/components/countries';
import { Unconfirmed } from '@/components/unconfirmed';
import { WrittenDate } from '@/components/written-date';
import type { TimelineEntry } from '@/db/queries/timeline';
import type { PartialDate } from '@/domain/calendar';
import { eventOfRestructuring } from '@/domain/chronology';
import type { Locale } from '@/domain/locale';
import type { Tie } from '@/domain/timeline';
import { operationPath, pathOf } from '@/i18n/addresses';
import type { RegionRows } from './chart';

/** Everything that the timeline draws, as a table. */
export async function Table({
  groups,
  ties,
  locale,
}: {
  groups: readonly RegionRows[];
  ties: readonly Tie[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  const bySlug = new Map(groups.flatMap(({ rows }) => rows.map(({ operation }) => [operation.slug, operation])));
  return (
    <table className="timeline-table">
      <thead>
        <tr className="text-small text-soft">
          <th scope="col">{t('timeline.operation')}</th>
          <th scope="col">{t('operation.hostCountry', { count: 1 })}</th>
          <th scope="col">{t('timeline.from')}</th>
          <th scope="col">{t('timeline.until')}</th>
          <th scope="col">{t('timeline.happened')}</th>
          <th scope="col">{t('timeline.followed')}</th>
        </tr>
      </thead>
      {groups.map(({ region, rows }) => (
        <tbody key={region}>
          <tr>
            <th scope="rowgroup" colSpan={6} className="text-lg">
              {t(`region.${region}`)}
            </th>
          </tr>
          {rows.map(({ operation }) => (
            <Operation
              key={operation.slug}
              operation={operation}
              successors={ties.flatMap(({ predecessor, successor, kind }) => {
                const found = predecessor === operation.slug ? bySlug.get(successor) : undefined;
                return found ? [{ kind, successor: found }] : [];
              })}
              locale={locale}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

async function Operation({
  operation,
  successors,
  locale,
}: {
  operation: TimelineEntry;
  successors: readonly { kind: Tie['kind']; successor: TimelineEntry }[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  const { life, verified, withdrawal, closureKind, restructurings } = operation;
  const lastDay = life.closure?.lastDay;
  const happened: readonly { on: PartialDate; words: string; field: string }[] = [
    ...restructurings.map(({ effectiveOn, kind }) => ({
      on: effectiveOn,
      words: t(`event.${eventOfRestructuring[kind]}`, noPlace),
      field: `restructuring.${effectiveOn}`,
    })),
    ...(withdrawal ? [{ on: withdrawal.withdrawnOn, words: t('event.withdrawn', noPlace), field: 'withdrawnOn' }] : []),
    ...(withdrawal?.returnedOn
      ? [{ on: withdrawal.returnedOn, words: t('event.returned', noPlace), field: 'returnedOn' }]
      : []),
  ];
  const reason = closureKind && closureKind !== 'unknown' ? t(`closureKind.${closureKind}`) : null;
  return (
    <tr>
      <th scope="row">
        <NameLink of={operation} locale={locale} />
      </th>
      <td data-label={t('operation.hostCountry', { count: operation.hostCountries.length })}>
        <span>
          <Countries codes={operation.hostCountries} locale={locale} />
        </span>
      </td>
      <td data-label={t('timeline.from')}>
        <span>
          <WrittenDate date={life.establishedOn} locale={locale} />
          <Unconfirmed verified={verified.has('establishedOn')} locale={locale} />
        </span>
      </td>
      <td data-label={t('timeline.until')}>
        <span>
          {lastDay ? (
            <>
              <WrittenDate date={lastDay} locale={locale} />
              <Unconfirmed verified={verified.has('closedOn')} locale={locale} />
            </>
          ) : (
            t(life.closure ? 'operation.lastDayUnknown' : 'timeline.open')
          )}
        </span>
      </td>
      <td data-label={t('timeline.happened')}>
        {(happened.length > 0 || reason) && (
          <ul>
            {happened.map(({ on, words, field }) => (
              <li key={`${on} ${words}`}>
                <WrittenDate date={on} locale={locale} /> · {words}
                <Unconfirmed verified={verified.has(field)} locale={locale} />
              </li>
            ))}
            {reason && <li>{t('timeline.ended', { reason })}</li>}
          </ul>
        )}
      </td>
      <td data-label={t('timeline.followed')}>
        {successors.length > 0 && (
          <ul>
            {successors.map(({ kind, successor }) => (
              <li key={successor.slug}>
                <NameLink of={successor} locale={locale} /> ({t(`successionKind.${kind}`)})
                <Unconfirmed
                  verified={verified.has('successors') || successor.verified.has('predecessors')}
                  locale={locale}
                />
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

const noPlace = { place: '', until: '' };

function NameLink({ of: { slug, shortName, textLocale }, locale }: { of: TimelineEntry; locale: Locale }) {
  return (
    <a href={pathOf(locale, operationPath(slug))} lang={textLocale === locale ? undefined : textLocale}>
      {shortName}
    </a>
  );
}
