import { getTranslations } from 'next-intl/server';
import { Countries } from '@/components/countries';
import { FurtherInformation } from '@/components/further-information';
import { LifeLine } from '@/components/life-line';
import { Unconfirmed } from '@/components/unconfirmed';
import type { OperationEntry } from '@/db/queries/operations';
import type { SeenOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import type { Status } from '@/domain/status';
import { operationPath, pathOf } from '@/i18n/addresses';
import { datePhrase, writeDate, writeYears } from '@/i18n/dates';
import { OrNames } from './or-names';

/** One operation in the register: its years on the rail, its name as the one link to its page, where, what and in which languages. */
export async function RegisterEntry({ entry, locale }: { entry: OperationEntry & SeenOn; locale: Locale }) {
  const t = await getTranslations({ locale });
  const { status, on, today } = entry;
  const state = stateOf(entry, status, locale, t);
  const lang = entry.textLocale === locale ? undefined : entry.textLocale;
  return (
    <li id={entry.slug} className="grid scroll-mt-4 gap-x-4 border-b border-rule py-6 md:grid-cols-[6rem_1fr]">
      <p className="pt-0.5 text-soft">
        <data value={entry.life.establishedOn} className="whitespace-nowrap">
          {writeYears(entry.life.establishedOn, entry.life.closure ? entry.life.closure.lastDay : undefined)}
        </data>
      </p>
      <div className="max-w-[43rem] min-w-0">
        <h3 className="font-serif text-entry font-semibold tracking-tight" lang={lang}>
          <a
            href={pathOf(locale, operationPath(entry.slug), entry.asked)}
            className={`no-underline hover:underline ${status === 'closed' ? 'text-soft' : 'text-ink'}`}
          >
            {entry.shortName}
          </a>
        </h3>
        <p className="mt-0.5 mb-2 text-soft">
          {entry.seatName && <span lang={lang}>{entry.seatName}, </span>}
          <Countries codes={entry.hostCountries} locale={locale} />
          {state && (
            <span className="ms-3 inline-block rounded-xs border border-was px-1.5 text-small text-ink">{state}</span>
          )}
          {status === 'closed' && <Unconfirmed verified={entry.verified.has('closedOn')} locale={locale} />}
        </p>
        <OrNames seen={entry} lang={lang} locale={locale} />
        <LifeLine life={entry.life} withdrawal={entry.withdrawal} today={today} on={on} locale={locale} />
        <div className="mt-3 grid gap-2" lang={lang}>
          {entry.summary.split(/\n\s*\n/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
        <p className="mt-2 text-small text-soft">
          {lang && <>{t('whereWeAre.sourceText')} </>}
          <FurtherInformation languages={entry.languages} locale={locale} />
        </p>
      </div>
    </li>
  );
}

function stateOf(
  { life }: OperationEntry,
  status: Status,
  locale: Locale,
  t: Awaited<ReturnType<typeof getTranslations<never>>>,
): string | null {
  const lastDay = life.closure?.lastDay;
  if (status === 'planned') return t('whereWeAre.planned', datePhrase(life.establishedOn, locale));
  if (status === 'closed') return lastDay ? t('whereWeAre.closedOn', datePhrase(lastDay, locale)) : null;
  return lastDay ? t('whereWeAre.closesOn', { date: writeDate(lastDay, locale) }) : null;
}
