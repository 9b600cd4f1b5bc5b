import { getTranslations } from 'next-intl/server';
import type { Day } from '@/domain/calendar';
import { type Locale, sourceLocale } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { ownName } from '@/i18n/names';

/** Tells a reader that a text was translated from an earlier version of its source text, and where that stands. */
export async function TranslationNotice({
  locale,
  path,
  asked = null,
}: {
  locale: Locale;
  /** The page's path below the locale. */
  path: string;
  /** The day that the page shows, where it is not today. */
  asked?: Day | null;
}) {
  const t = await getTranslations({ locale, namespace: 'translations' });
  return (
    <p className="mb-6 max-w-measure border-s-2 border-rule ps-4 text-small text-soft">
      {t.rich('notice', {
        link: () => (
          <a href={pathOf(sourceLocale, path, asked)} hrefLang={sourceLocale} lang={sourceLocale}>
            {ownName(sourceLocale)}
          </a>
        ),
      })}
    </p>
  );
}
