import { type Plan, planFields } from '@/db/queries/plans';
import type { Locale } from '@/domain/locale';
import { announcementField } from '@/domain/plan';
import type { TextFields } from '@/domain/text-fields';
import { fieldLabel, type RoomWords } from '../../editing/field-label';

/** The texts of a plan in a locale as their editor shows them: the fields that go with it, and the public wording. */
export function planTexts(plan: Plan, part: Locale): TextFields {
  const { content } = plan.texts[part];
  return Object.fromEntries([announcementField, ...planFields(plan)].map((name) => [name, content[name] ?? '']));
}

/** What a field of a plan's texts is called. */
export function planFieldLabel(t: RoomWords, name: string, locale: Locale): string {
  if (name === announcementField) return t('plansPage.announcementField');
  return name === 'restructuringNotes' ? t('plansPage.restructuringNote') : fieldLabel(t, name, locale);
}
