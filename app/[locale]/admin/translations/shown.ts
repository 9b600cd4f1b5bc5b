import { getTranslations } from 'next-intl/server';
import type { Comparison } from '@/db/writes/compare-translation-file';
import { parsePartialDate } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { kindOfField } from '@/domain/text-fields';
import { writeDate, writeInstant } from '@/i18n/dates';
import type { Messages } from '@/i18n/messages';
import { keys, type ShownOperation } from './upload-state';

/** How a field of an operation's texts is called in a locale. */
export async function fieldNames(locale: Locale): Promise<(field: string) => string> {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (field) => {
    const date = parsePartialDate(field.slice(field.indexOf('.') + 1));
    const kind = kindOfField(field) as keyof Messages['rooms']['textField'];
    return t(`textField.${kind}`, { date: date === null ? '' : writeDate(date, locale) });
  };
}

/** A comparison in the words of the person who looks at it. */
export async function shown({ operations }: Comparison, locale: Locale): Promise<readonly ShownOperation[]> {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const nameOf = await fieldNames(locale);
  return operations.map(({ slug, name, draft, changed, sourceChanges, same, untranslated, unknown }) => ({
    slug,
    name,
    draft: draft === null ? null : { by: draft.by ?? t('auditPage.nobody'), at: writeInstant(draft.at, locale) },
    changed: changed.map(({ field, ...text }) => ({ key: keys.text(slug, field), label: nameOf(field), ...text })),
    sourceChanges: sourceChanges.map(({ field, ...change }) => ({ label: nameOf(field), ...change })),
    same: same.length,
    untranslated: untranslated.map(nameOf),
    unknown: unknown.map(nameOf),
  }));
}

/** What is ticked before anybody has decided: every text that is whole. */
export function tickedAtFirst(operations: readonly ShownOperation[]): readonly string[] {
  return operations.flatMap(({ changed }) => changed.flatMap(({ key, partial }) => (partial ? [] : [key])));
}
