import { getTranslations } from 'next-intl/server';
import type { Day } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { lastDayAsked } from '@/domain/on-a-day';
import { pathOf } from '@/i18n/addresses';
import { FilterField, FilterForm } from '../../filter-form';

/** Asks for the day on which a walk goes; what else it shows stays. */
export async function DayForm({
  locale,
  day,
  today,
  kept,
}: {
  locale: Locale;
  day: Day;
  today: Day;
  kept: Readonly<Record<string, string | null>>;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <FilterForm action={pathOf(locale, '/admin/preview/on')} submit={t('walk.show')}>
      {Object.entries(kept).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <FilterField name="day" label={t('walk.day')} value={day} type="date" min={today} max={lastDayAsked} />
    </FilterForm>
  );
}
