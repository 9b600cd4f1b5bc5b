import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/domain/locale';
import type { Change } from './find-changes';
import { Entries, Section } from './section';

/** What is decided and lies ahead, the next first: it stands before everything that has happened. Shows nothing where nothing does. */
export async function ToCome({ changes, locale }: { changes: readonly Change[]; locale: Locale }) {
  if (changes.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'changes' });
  return (
    <Section id="to-come" heading={t('toCome')} aside={t('toComeHint')}>
      <Entries changes={changes} locale={locale} />
    </Section>
  );
}
