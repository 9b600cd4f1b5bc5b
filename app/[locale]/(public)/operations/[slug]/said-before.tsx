import { getTranslations } from 'next-intl/server';
import type { Day } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { datePhrase } from '@/i18n/dates';

/** Leads to what a page said before it was last published anew. */
export async function SaidBefore({
  path,
  day,
  locale,
}: {
  /** The page's path below the locale, as published on that day. */
  path: string;
  day: Day;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'asPublished' });
  return (
    <span className="block print:hidden">
      {t.rich('saidBefore', {
        ...datePhrase(day, locale),
        link: (words) => (
          <a href={pathOf(locale, path)} rel="nofollow">
            {words}
          </a>
        ),
      })}
    </span>
  );
}
