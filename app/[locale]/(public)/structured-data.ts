import type { BreadcrumbList, GovernmentOrganization, Organization } from 'schema-dts';
import type { Profile } from '@/db/queries/profiles';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { countryName } from '@/i18n/names';

/** The organization that keeps the field operations. */
export function organization(name: string, siteUrl: string): Organization {
  return {
    '@type': 'Organization',
    '@id': `${siteUrl}/#organization`,
    name,
    alternateName: 'OSCE',
    url: 'https://www.osce.org/',
    sameAs: 'https://www.osce.org/',
  };
}

/**
 * An operation as structured data: verified facts only, and so no prose, which tells of unverified ones too. Dates stay as precise as
 * they are known (schema.org dates are ISO 8601, which allows a year or a month); names are always there.
 */
export function operationData(profile: Profile, locale: Locale, siteUrl: string): GovernmentOrganization {
  const url = `${siteUrl}${pathOf(locale, operationPath(profile.slug))}`;
  const { verified, life } = profile;
  const lastDay = life.closure?.lastDay;
  return {
    '@type': 'GovernmentOrganization',
    '@id': `${siteUrl}${operationPath(profile.slug)}#operation`,
    name: profile.name,
    alternateName: profile.shortName,
    url,
    parentOrganization: { '@id': `${siteUrl}/#organization` },
    ...(verified.has('establishedOn') ? { foundingDate: life.establishedOn } : {}),
    ...(lastDay && verified.has('closedOn') ? { dissolutionDate: lastDay } : {}),
    ...(verified.has('hostCountry')
      ? {
          areaServed: profile.hostCountries.map((code) => ({
            '@type': 'Country' as const,
            name: countryName(code, locale),
            ...(code === 'XK' ? {} : { identifier: code }),
          })),
        }
      : {}),
    ...(profile.siteUrl ? { sameAs: profile.siteUrl } : {}),
  };
}

/** The way to a page, from the front page on; each step a name and an address. */
export function breadcrumbs(steps: readonly { readonly name: string; readonly url: string }[]): BreadcrumbList {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: url,
    })),
  };
}
