import { getTranslations } from 'next-intl/server';
import { Countries } from '@/components/countries';
import type { Profile } from '@/db/queries/profiles';
import type { SeenOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import type { Status } from '@/domain/status';
import { datePhrase, writeDate } from '@/i18n/dates';

/** The line below the name: what the operation is on the day, and where. */
export async function Standing({
  profile,
  status,
  locale,
}: {
  profile: Profile & SeenOn;
  status: Status;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'operation' });
  const toCome = await getTranslations({ locale, namespace: 'whereWeAre' });
  const lastDay = profile.life.closure?.lastDay;
  const { establishedOn } = profile.life;
  const words = {
    active: () => t('openSince', datePhrase(establishedOn, locale)),
    planned: () => t('plannedFrom', { date: writeDate(establishedOn, locale) }),
    not_yet: () => t('plannedFrom', { date: writeDate(establishedOn, locale) }),
    undecided: () => t('undecided'),
    closed: () => t('closed'),
  }[status]();
  return (
    <p className="mt-3 flex flex-wrap gap-x-2 text-lg text-soft">
      <span className={status === 'closed' ? 'font-semibold text-ink' : undefined}>{words}</span>
      {status === 'active' && lastDay && (
        <>
          <span aria-hidden="true">·</span>
          <span className="font-semibold text-ink">{toCome('closesOn', { date: writeDate(lastDay, locale) })}</span>
        </>
      )}
      <span aria-hidden="true">·</span>
      <span>
        {profile.seatName && <span lang={profile.textLocale}>{profile.seatName}, </span>}
        <Countries codes={profile.hostCountries} locale={locale} />
      </span>
    </p>
  );
}
