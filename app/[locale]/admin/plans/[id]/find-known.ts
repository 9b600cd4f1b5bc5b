import { queryDb } from '@/db/client';
import { findOperations } from '@/db/queries/operations';
import type { Locale } from '@/domain/locale';
import { countryChoices, languageChoices } from '@/i18n/codes';
import { placeChoices } from '../../operations/[slug]/facts/find-facts';
import type { Known } from './planned-fields';

/** What the fields of a plan offer: every place, country, language and operation, by name in a locale. */
export function findKnown(locale: Locale): Known {
  return {
    places: placeChoices(queryDb(), locale),
    countries: countryChoices(locale),
    languages: languageChoices(locale),
    operations: findOperations(locale)
      .map(({ slug, name }) => ({ code: slug, name }))
      .sort((a, b) => a.name.localeCompare(b.name, locale)),
  };
}
