import { getTranslations } from 'next-intl/server';
import { today } from '@/clock';
import { KosovoNote } from '@/components/kosovo-note';
import type { Profile } from '@/db/queries/profiles';
import type { Day } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { datePhrase } from '@/i18n/dates';
import { PublicPage } from '../../public-page';
import { PublishedDayForm } from './published-day-form';

/** What a reader gets who asks what this site said of an operation on a day before it said anything. */
export async function NotYetPublished({
  profile: { slug, name, textLocale, locales },
  on,
  first,
  locale,
}: {
  profile: Profile;
  on: Day;
  /** The day on which it was first published; there is none in a record without revisions. */
  first: Day | undefined;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'asPublished' });
  return (
    <PublicPage locale={locale} path={operationPath(slug, on)} room="operations" available={locales}>
      <h1
        lang={textLocale === locale ? undefined : textLocale}
        className="max-w-[34ch] font-serif text-3xl leading-tight font-semibold tracking-tight md:text-4xl"
      >
        {name}
      </h1>
      <p className="mt-6 max-w-measure font-serif text-lead">{t('nothingYet', datePhrase(on, locale))}</p>
      <ul className="mt-6 grid gap-2">
        {first && (
          <li>
            <a href={pathOf(locale, operationPath(slug, first))}>{t('first', datePhrase(first, locale))}</a>
          </li>
        )}
        <li>
          <a href={pathOf(locale, operationPath(slug))}>{t('toToday')}</a>
        </li>
        <li>
          <a href={pathOf(locale, `${operationPath(slug)}?on=${on}`)}>{t('wasSo')}</a>
        </li>
      </ul>
      <PublishedDayForm slug={slug} on={on} latest={today()} locale={locale} />
      <KosovoNote texts={[name]} locale={locale} />
    </PublicPage>
  );
}
