import { getTranslations } from 'next-intl/server';
import { dayAt, today } from '@/clock';
import type { AsPublished } from '@/db/queries/as-published';
import type { Day } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { datePhrase, writeDate } from '@/i18n/dates';
import { PublishedDayForm } from './published-day-form';

/** Tells a reader that a page is what this site said on a day, by which revision, and the ways to other days and to today. */
export async function AsPublishedNotice({
  said: { profile, number, publishedAt },
  on,
  days,
  locale,
}: {
  said: AsPublished;
  on: Day;
  /** The days on which the operation was published, the first first. */
  days: readonly Day[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'asPublished' });
  const { slug } = profile;
  const published = dayAt(new Date(publishedAt));
  const earlier = days.filter((day) => day < published).at(-1);
  const later = days.find((day) => day > on);
  const ways = [
    { words: t('toToday'), path: operationPath(slug) },
    { words: t('wasSo'), path: `${operationPath(slug)}?on=${on}` },
    earlier && { words: t('earlier', { date: writeDate(earlier, locale) }), path: operationPath(slug, earlier) },
    later && { words: t('later', { date: writeDate(later, locale) }), path: operationPath(slug, later) },
  ].filter((way) => way !== undefined);
  return (
    <section
      aria-labelledby="as-published"
      className="mb-8 grid gap-x-16 gap-y-4 border-t-3 border-accent bg-wash px-5 py-4 md:grid-cols-[1fr_19rem]"
    >
      <div className="max-w-measure">
        <p id="as-published" className="font-serif text-lg font-semibold">
          {t('said', datePhrase(on, locale))}
        </p>
        <p className="mt-1 text-soft">
          {t.rich('revision', {
            number,
            precision: datePhrase(published, locale).precision,
            date: () => <time dateTime={published}>{writeDate(published, locale)}</time>,
          })}
        </p>
        <PublishedDayForm slug={slug} on={on} latest={today()} locale={locale} />
      </div>
      <nav aria-label={t('ways')} className="print:hidden">
        <ul className="grid gap-1.5">
          {ways.map(({ words, path }) => (
            <li key={path}>
              <a href={pathOf(locale, path)}>{words}</a>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  );
}
