import { getTranslations } from 'next-intl/server';
import { dayAt } from '@/clock';
import { Markdown } from '@/components/markdown';
import { WrittenDate } from '@/components/written-date';
import type { Announcement } from '@/db/queries/announcements';
import type { Locale } from '@/domain/locale';

/** What has been announced of an operation and is not decided: told apart, in look and in words, from what is. */
export async function AnnouncementNotice({ announcement, locale }: { announcement: Announcement; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'announcement' });
  const { key, kind, expected, announcedAt, text, textLocale } = announcement;
  return (
    <section aria-labelledby={key} className="mt-6 max-w-measure border border-dashed border-was px-5 py-4">
      <h2 id={key} className="font-semibold">
        {t(`heading.${kind}`)}
      </h2>
      <div lang={textLocale === locale ? undefined : textLocale} className="prose mt-2">
        <Markdown text={text} />
      </div>
      <p className="mt-2 text-small text-soft">
        {t.rich('announcedOn', {
          date: () => <WrittenDate date={dayAt(new Date(announcedAt))} locale={locale} />,
        })}
        {expected !== null && (
          <> {t.rich('expected', { date: () => <WrittenDate date={expected} locale={locale} /> })}</>
        )}{' '}
        {t('undecided')}
      </p>
    </section>
  );
}
