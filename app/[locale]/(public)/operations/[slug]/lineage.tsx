import { getTranslations } from 'next-intl/server';
import { Unconfirmed } from '@/components/unconfirmed';
import type { Kin, Profile } from '@/db/queries/profiles';
import type { Day } from '@/domain/calendar';
import type { SeenOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { writeYears } from '@/i18n/dates';

/** What came before an operation and what followed it, with the operation between them. */
export async function Lineage({ profile, locale }: { profile: Profile & SeenOn; locale: Locale }) {
  const { predecessors, successors, life } = profile;
  if (predecessors.length + successors.length === 0) return null;
  const t = await getTranslations({ locale });
  const years = writeYears(life.establishedOn, life.closure ? life.closure.lastDay : undefined);
  return (
    <section aria-labelledby="lineage" className="mt-9">
      <h2 id="lineage" className="mb-3 font-serif text-entry font-semibold tracking-tight">
        {t('operation.lineage')}
      </h2>
      <ol className="ms-1.5 border-s-2 border-rule">
        {predecessors.map((kin) => (
          <KinEntry
            key={kin.slug}
            kin={kin}
            asked={profile.asked}
            label={t('operation.predecessors')}
            verified={profile.verified.has('predecessors')}
            locale={locale}
          />
        ))}
        <li aria-current="true" className="relative grid grid-cols-[6.5rem_1fr] py-1.5 ps-6">
          <span
            className={`absolute -start-1.5 top-3 size-2.5 ${life.closure ? 'border-2 border-was bg-was' : 'rounded-full bg-line'}`}
          />
          <span className="text-soft tabular-nums lining-nums">{years}</span>
          <b className="font-semibold" lang={profile.textLocale === locale ? undefined : profile.textLocale}>
            {profile.shortName}
          </b>
        </li>
        {successors.map((kin) => (
          <KinEntry
            key={kin.slug}
            kin={kin}
            asked={profile.asked}
            label={t('operation.successors')}
            verified={profile.verified.has('successors')}
            locale={locale}
          />
        ))}
      </ol>
    </section>
  );
}

async function KinEntry({
  kin,
  asked,
  label,
  verified,
  locale,
}: {
  kin: Kin;
  asked: Day | null;
  label: string;
  verified: boolean;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'successionKind' });
  const open = kin.lastDay === undefined;
  return (
    <li className="relative grid grid-cols-[6.5rem_1fr] py-1.5 ps-6">
      <span
        className={`absolute -start-1.5 top-3 size-2.5 border-2 bg-paper ${open ? 'rounded-full border-line' : 'border-was'}`}
      />
      <span className="text-soft tabular-nums lining-nums">
        <span className="sr-only">{label}, </span>
        {writeYears(kin.establishedOn, kin.lastDay)}
      </span>
      <span>
        <a
          href={pathOf(locale, operationPath(kin.slug), asked)}
          lang={kin.textLocale === locale ? undefined : kin.textLocale}
        >
          {kin.shortName}
        </a>{' '}
        <span className="text-small text-soft">({t(kin.kind)})</span>
        <Unconfirmed verified={verified} locale={locale} />
      </span>
    </li>
  );
}
