import { getTranslations } from 'next-intl/server';
import { Countries } from '@/components/countries';
import type { OperationEntry } from '@/db/queries/operations';
import type { SeenOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';

/** The operations of which the record cannot tell whether they were open on the day, with the sentence that says so. */
export async function Undecided({
  entries,
  locale,
}: {
  entries: readonly (OperationEntry & SeenOn)[];
  locale: Locale;
}) {
  if (entries.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'onADay' });
  return (
    <section aria-labelledby="undecided" className="mt-12 max-w-measure border-t border-rule pt-3">
      <h2 id="undecided" className="font-semibold">
        {t('undecided')}
      </h2>
      <p className="text-small text-soft">{t('undecidedHint', { count: entries.length })}</p>
      <ul className="mt-2 grid gap-1">
        {entries.map(({ slug, shortName, textLocale, hostCountries, asked }) => (
          <li key={slug}>
            <a href={pathOf(locale, operationPath(slug), asked)} lang={textLocale === locale ? undefined : textLocale}>
              {shortName}
            </a>
            <span className="text-small text-soft">
              {' '}
              · <Countries codes={hostCountries} locale={locale} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
