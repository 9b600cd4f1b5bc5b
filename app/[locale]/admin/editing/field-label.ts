import type { getTranslations } from 'next-intl/server';
import { parsePartialDate } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { kindOfField } from '@/domain/text-fields';
import { writeDate } from '@/i18n/dates';
import type { Messages } from '@/i18n/messages';

/** The words of the rooms. */
export type RoomWords = Awaited<ReturnType<typeof getTranslations<'rooms'>>>;

/** What a field of the texts is called: "Summary", "Restructuring of 18 December 2003". */
export function fieldLabel(t: RoomWords, name: string, locale: Locale): string {
  const date = parsePartialDate(name.slice(name.indexOf('.') + 1));
  const kind = kindOfField(name) as keyof Messages['rooms']['textField'];
  return t(`textField.${kind}`, { date: date === null ? '' : writeDate(date, locale) });
}
