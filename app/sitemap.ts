import type { MetadataRoute } from 'next';
import { findAddresses } from '@/db/queries/operations';
import { findSiteTextChanges } from '@/db/queries/site';
import { type Locale, locales } from '@/domain/locale';
import { env } from '@/env';
import { alternatesOf, operationPath, pathOf } from '@/i18n/addresses';

export const dynamic = 'force-dynamic';

/** Every page that is to be indexed, with its languages and the instant at which what it shows last changed. */
export default function sitemap(): MetadataRoute.Sitemap {
  const addresses = findAddresses();
  const texts = findSiteTextChanges();
  const operationsChanged = latestOf(addresses.map(({ changedAt }) => changedAt));
  const textChanged = (locale: Locale, keys: readonly string[]) =>
    texts.filter((text) => text.locale === locale && keys.includes(text.key)).map(({ changedAt }) => changedAt);
  const available = (slug: string) => addresses.filter((address) => address.slug === slug).map(({ locale }) => locale);
  return [
    ...locales.flatMap((locale) => [
      page(
        locale,
        '',
        latestOf([operationsChanged, ...textChanged(locale, ['introduction', 'conflictPreventionCentre'])]),
      ),
      page(locale, '/closed', operationsChanged),
      page(locale, '/timeline', operationsChanged),
      page(locale, '/changes', operationsChanged),
      page(locale, '/about', latestOf(textChanged(locale, ['about']))),
      page(locale, '/translations', latestOf([operationsChanged, ...texts.map(({ changedAt }) => changedAt)])),
    ]),
    ...addresses.map(({ slug, locale, changedAt }) => page(locale, operationPath(slug), changedAt, available(slug))),
  ];
}

function page(
  locale: Locale,
  path: string,
  changedAt: string | undefined,
  available: readonly Locale[] = locales,
): MetadataRoute.Sitemap[number] {
  const { SITE_URL } = env();
  const languages = Object.entries(alternatesOf(path, available)).map(([language, to]) => [
    language,
    `${SITE_URL}${to}`,
  ]);
  return {
    url: `${SITE_URL}${pathOf(locale, path)}`,
    ...(changedAt ? { lastModified: changedAt } : {}),
    alternates: { languages: Object.fromEntries(languages) },
  };
}

function latestOf(instants: readonly (string | undefined)[]): string | undefined {
  return instants
    .filter((instant) => instant !== undefined)
    .sort()
    .at(-1);
}
