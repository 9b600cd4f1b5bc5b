import type { PartialDate } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { writeDate } from '@/i18n/dates';

/** A date of the record as the locale writes it, readable by machines too. */
export function WrittenDate({ date, locale }: { date: PartialDate; locale: Locale }) {
  return <time dateTime={date}>{writeDate(date, locale)}</time>;
}
