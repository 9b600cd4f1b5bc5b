import type { Locale } from '@/domain/locale';
import { countryName } from '@/i18n/names';

/** The names of host countries in the reader's language; Kosovo with the mark of its note. */
export function Countries({ codes, locale }: { codes: readonly string[]; locale: Locale }) {
  return codes.map((code, index) => (
    <span key={code}>
      {index > 0 && ', '}
      {countryName(code, locale)}
      {code === 'XK' && '*'}
    </span>
  ));
}
