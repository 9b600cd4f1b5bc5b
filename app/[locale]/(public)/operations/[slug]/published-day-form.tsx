import { getTranslations } from 'next-intl/server';
import type { Day } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';

const look =
  'rounded-sm border border-was bg-paper px-3 py-1.5 text-ink focus-visible:outline-3 focus-visible:outline-offset-2 focus-visible:outline-accent';

/** Asks for what this site said of an operation on another day. */
export async function PublishedDayForm({
  slug,
  on,
  latest,
  locale,
}: {
  slug: string;
  on: Day;
  /** The last day that can be asked for. */
  latest: Day;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'asPublished' });
  return (
    <form action={pathOf(locale, operationPath(slug))} className="mt-4 flex flex-wrap items-end gap-3 print:hidden">
      <label className="grid max-w-full gap-1">
        <span className="text-small text-soft">{t('day')}</span>
        <input
          type="date"
          name="as-published"
          defaultValue={on}
          max={latest}
          required
          className={`max-w-full ${look}`}
        />
      </label>
      <button type="submit" className={`cursor-pointer font-semibold hover:border-ink ${look}`}>
        {t('show')}
      </button>
    </form>
  );
}
