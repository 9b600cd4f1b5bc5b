import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/domain/locale';

// In all six languages the word is one of these, and it is not declined.
const kosovo = /Kosovo|Косово/u;

/**
 * The note by which every mention of Kosovo is to be understood (United Nations Security Council Resolution 1244). Shown where one
 * of the texts on the page mentions it.
 */
export async function KosovoNote({ texts, locale }: { texts: readonly (string | null)[]; locale: Locale }) {
  if (!texts.some((text) => text !== null && kosovo.test(text))) return null;
  const t = await getTranslations({ locale });
  return (
    <p id="kosovo-note" className="mt-12 max-w-measure border-t border-rule pt-3 text-small text-soft">
      {t('kosovoNote')}
    </p>
  );
}
