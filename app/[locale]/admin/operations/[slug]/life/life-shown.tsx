import { getTranslations } from 'next-intl/server';
import { parsePartialDate } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { writeDate } from '@/i18n/dates';
import type { LifeView } from './find-life';
import { lifeRows } from './life-fields';
import { isRowGroup, type LifeWords, lifeGroups } from './life-words';

/** A life as it is recorded, to be read. */
export async function LifeShown({ view, words, locale }: { view: LifeView; words: LifeWords; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const { fields, content } = view;
  const filled = lifeGroups
    .map(({ group, fields: single }) => ({
      group,
      names: isRowGroup(group)
        ? content.facts[group].flatMap((_, index) => lifeRows[group].map((column) => `${group}.${index}.${column}`))
        : [...single],
    }))
    .map(({ group, names }) => ({ group, names: names.filter((name) => (fields[name] ?? '') !== '') }))
    .filter(({ names }) => names.length > 0);
  const written = (name: string) => {
    const value = fields[name] ?? '';
    const date = parsePartialDate(value);
    if (date !== null) return writeDate(date, locale);
    return words.optionsOf(name)?.find((option) => option.value === value)?.label ?? value;
  };
  return filled.map(({ group, names }) => (
    <section key={group} className="mb-5 border-t border-rule pt-3">
      <h2 className="mb-1 font-serif text-lg font-semibold">{t(`life.group.${group}`)}</h2>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[14rem_1fr]">
        {names.map((name) => (
          <div key={name} className="contents">
            <dt className="text-soft">{words.labelOf(name)}</dt>
            <dd className="max-sm:mb-2 [overflow-wrap:anywhere]">{written(name)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ));
}
