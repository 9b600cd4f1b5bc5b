import { getTranslations } from 'next-intl/server';
import { Decision } from '@/components/decision';
import { Unconfirmed } from '@/components/unconfirmed';
import { WrittenDate } from '@/components/written-date';
import type { FieldOffice, Profile } from '@/db/queries/profiles';
import { chronology } from '@/domain/chronology';
import type { SeenOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { writeDate } from '@/i18n/dates';

/** What changed when in the life of an operation, and the field offices whose dates are not recorded. */
export async function Chronology({ profile, locale }: { profile: Profile & SeenOn; locale: Locale }) {
  const t = await getTranslations({ locale });
  const lang = profile.textLocale === locale ? undefined : profile.textLocale;
  const undated = profile.fieldOffices.filter(({ openedOn, closedOn }) => openedOn === null && closedOn === null);
  const former = undated.filter(({ standing }) => standing === 'closed');
  const past = profile.on < profile.today;
  // On a past day an office may have opened by then and yet not be known to have been there still.
  const unknown = (past ? profile.fieldOffices : undated).filter(({ standing }) => standing === 'unknown');
  return (
    <section aria-labelledby="chronology" className="mt-9">
      <h2 id="chronology" className="mb-3 font-serif text-entry font-semibold tracking-tight">
        {t('operation.chronology')}
      </h2>
      <ol className="border-t border-rule">
        {chronology(profile).map(({ on, kind, field, decision, note, place, until }) => (
          <li
            key={`${on} ${kind} ${place ?? ''}`}
            className="grid gap-x-4 border-b border-rule py-2 sm:grid-cols-[11rem_1fr]"
          >
            <span className="text-soft">
              <WrittenDate date={on} locale={locale} />
            </span>
            <span>
              {t(`event.${kind}`, { place: place ?? '', until: until ? writeDate(until, locale) : '' })}
              {decision && (
                <span className="text-soft">
                  {' '}
                  · <Decision reference={decision} locale={locale} />
                </span>
              )}
              <Unconfirmed verified={profile.verified.has(field)} locale={locale} />
              {note && (
                <span lang={lang} className="block text-soft">
                  {note}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      <UndatedOffices offices={former} heading={t('operation.formerFieldOffices')} profile={profile} locale={locale} />
      <UndatedOffices
        offices={unknown}
        heading={t(past ? 'onADay.unknownFieldOffices' : 'operation.unknownFieldOffices')}
        profile={profile}
        locale={locale}
      />
    </section>
  );
}

async function UndatedOffices({
  offices,
  heading,
  profile,
  locale,
}: {
  offices: readonly FieldOffice[];
  heading: string;
  profile: Profile;
  locale: Locale;
}) {
  if (offices.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'fieldOfficeKind' });
  return (
    <>
      <h3 className="mt-4 font-semibold">{heading}</h3>
      <ul className="mt-1">
        {offices.map(({ place, name, kind, asOf }) => (
          <li key={place}>
            <span lang={profile.textLocale === locale ? undefined : profile.textLocale}>{name}</span>{' '}
            <span className="text-soft">
              · {t(kind)}
              {asOf && (
                <>
                  , <WrittenDate date={asOf} locale={locale} />
                </>
              )}
            </span>
            <Unconfirmed verified={profile.verified.has(`fieldOffice.${place}`)} locale={locale} />
          </li>
        ))}
      </ul>
    </>
  );
}
