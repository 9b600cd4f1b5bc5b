import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/domain/locale';

/** Marks a fact for which no source has been seen; shows nothing for a verified one. */
export async function Unconfirmed({ verified, locale }: { verified: boolean; locale: Locale }) {
  if (verified) return null;
  const t = await getTranslations({ locale, namespace: 'operation' });
  return (
    <>
      {' '}
      <span className="text-small text-soft whitespace-nowrap" title={t('unconfirmedHint')}>
        ({t('unconfirmed')})
      </span>
    </>
  );
}
