import { isLanguageFree } from '@/domain/decision';
import { type Locale, sourceLocale } from '@/domain/locale';

/** A reference to a decision, marked as being in the source language where it has words and the page is in another. */
export function Decision({ reference, locale }: { reference: string; locale: Locale }) {
  if (locale === sourceLocale || isLanguageFree(reference)) return reference;
  return <span lang={sourceLocale}>{reference}</span>;
}
