import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { Day } from '@/domain/calendar';
import { type Locale, locales } from '@/domain/locale';
import { env } from '@/env';
import { alternatesOf, pathOf } from '@/i18n/addresses';
import { writeDate } from '@/i18n/dates';

/** What a page says of itself to search engines and to those who share it. */
export type HeadOf = {
  readonly locale: Locale;
  /** Path below the locale, without a query: the one address of the page. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** The locales that have a text of this page. In any other, the page shows the source text and is not to be indexed. */
  readonly available?: readonly Locale[];
  readonly type?: 'website' | 'article';
  /** Whether it is the page itself, and not the page as it once was: that is not to be indexed, and no language has an alternate of it. */
  readonly present?: boolean;
  /** The day that the address asks for. There are thousands of them, so that none is to be indexed: the page is the one without a day. */
  readonly asked?: Day | null;
};

/** The `<head>` of a public page. */
export async function headOf({
  locale,
  path,
  title: words,
  description,
  available = locales,
  type = 'website',
  present = true,
  asked = null,
}: HeadOf): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'site' });
  const title = asked === null ? words : `${writeDate(asked, locale)} · ${words}`;
  const own = present && asked === null && available.includes(locale);
  return {
    metadataBase: new URL(env().SITE_URL),
    title,
    description,
    alternates: {
      canonical: pathOf(locale, path),
      ...(own ? { languages: alternatesOf(path, available) } : {}),
    },
    ...(own ? {} : { robots: { index: false, follow: true } }),
    openGraph: {
      type,
      title,
      description,
      url: pathOf(locale, path),
      siteName: t('subject'),
      images: { url: '/share.png', width: 1200, height: 630, alt: t('sharedPicture') },
      locale: openGraphLocales[locale],
      ...(own
        ? { alternateLocale: available.filter((other) => other !== locale).map((other) => openGraphLocales[other]) }
        : {}),
    },
    twitter: { card: 'summary_large_image' },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

// Open Graph wants a territory with each language.
const openGraphLocales: Readonly<Record<Locale, string>> = {
  en: 'en_GB',
  fr: 'fr_FR',
  de: 'de_DE',
  es: 'es_ES',
  it: 'it_IT',
  ru: 'ru_RU',
};
