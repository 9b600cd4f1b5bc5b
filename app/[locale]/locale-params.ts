import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { isLocale, type Locale } from '@/domain/locale';

/** What Next gives to a page below `[locale]`. */
export type LocaleParams = { readonly params: Promise<{ readonly locale: string }> };

/** The locale of the page's address; there is no page below anything that is not one. */
export async function localeOf(params: LocaleParams['params']): Promise<Locale> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  return locale;
}
