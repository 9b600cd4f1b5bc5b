import { defineRouting } from 'next-intl/routing';
import { locales, sourceLocale } from '../domain/locale';

/** How addresses carry the locale. Public pages set no cookie, and each page writes its own alternates. */
export const routing = defineRouting({
  locales,
  defaultLocale: sourceLocale,
  localePrefix: 'always',
  localeCookie: false,
  localeDetection: false,
  alternateLinks: false,
});
