import { getTranslations } from 'next-intl/server';
import type { Day } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { datePhrase, writeDate } from '@/i18n/dates';
import { DayPicker } from './day-picker';

/** Tells on which day a page stands that is not today's, what of it is of that day and what is not, and leads to another day or back. */
export async function DayBanner({
  locale,
  path,
  on,
  today,
}: {
  locale: Locale;
  /** The page's path below the locale, with its query. */
  path: string;
  on: Day;
  today: Day;
}) {
  const t = await getTranslations({ locale, namespace: 'onADay' });
  return (
    <section aria-label={t('label')} className="border-b-3 border-accent bg-wash">
      <div className="mx-auto grid max-w-page gap-x-12 gap-y-3 px-4 py-4 md:grid-cols-[minmax(0,1fr)_auto] md:px-8">
        <div className="max-w-measure">
          <p className="font-serif text-entry font-semibold tracking-tight">
            {t.rich('title', {
              precision: datePhrase(on, locale).precision,
              date: () => <time dateTime={on}>{writeDate(on, locale)}</time>,
            })}
          </p>
          <p className="mt-1 text-small text-soft">{t(on < today ? 'past' : 'future')}</p>
        </div>
        <div className="grid content-between justify-items-start gap-y-3 md:justify-items-end print:hidden">
          <DayPicker locale={locale} path={path} day={on} />
          <a href={pathOf(locale, path)} className="text-small">
            {t('back')}
          </a>
        </div>
      </div>
    </section>
  );
}
