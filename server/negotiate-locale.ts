import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import { type Locale, locales, sourceLocale } from '../domain/locale';

/**
 * The locale that suits an `Accept-Language` header best: by its q-values, a region counting as its language (RFC 4647 lookup);
 * the source language where nothing suits or the header is not one.
 */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  const wanted = new Negotiator({ headers: { 'accept-language': acceptLanguage?.slice(0, 1_000) } })
    .languages()
    .filter((tag) => tag !== '*' && isLanguageTag(tag));
  return match(wanted, locales, sourceLocale, { algorithm: 'lookup' }) as Locale;
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
