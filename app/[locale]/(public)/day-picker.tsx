import { getTranslations } from 'next-intl/server';
import type { Day } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { firstDayAsked, lastDayAsked } from '@/domain/on-a-day';
import { pathOf } from '@/i18n/addresses';

/** Asks for the page as it was on another day: a form that only reads, so that it works without JavaScript and its answer has an address. */
export async function DayPicker({
  locale,
  path,
  day,
}: {
  locale: Locale;
  /** The page's path below the locale, with its query. */
  path: string;
  /** The day that stands in the field. */
  day: Day;
}) {
  const t = await getTranslations({ locale, namespace: 'onADay' });
  const [page = '', query = ''] = path.split('?');
  return (
    <form action={pathOf(locale, page)} className="flex flex-wrap items-center gap-x-3 gap-y-2 text-small">
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="on" className="text-soft">
        {t('choose')}
      </label>
      <span className="flex gap-x-2">
        <input
          id="on"
          name="on"
          type="date"
          required
          defaultValue={day}
          min={firstDayAsked}
          max={lastDayAsked}
          className="min-h-9 rounded-sm border border-was bg-paper px-2 py-1 tabular-nums lining-nums focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent"
        />
        <button
          type="submit"
          className="min-h-9 rounded-sm border border-was px-3 py-1 text-ink hover:border-accent hover:text-accent focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent"
        >
          {t('show')}
        </button>
      </span>
    </form>
  );
}
