import { getTranslations } from 'next-intl/server';
import { Unconfirmed } from '@/components/unconfirmed';
import type { Relative } from '@/db/queries/lineage';
import type { Profile } from '@/db/queries/profiles';
import type { Day } from '@/domain/calendar';
import type { SeenOn } from '@/domain/known-on-a-day';
import { lineage, type Step, type Strand } from '@/domain/lineage';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { writeYears } from '@/i18n/dates';

/** Where an operation stands among all that came before and after it: what followed one by one on a line, what split off beside it. */
export async function Lineage({ profile, locale }: { profile: Profile & SeenOn; locale: Locale }) {
  const strands = lineage(profile.family);
  if (strands.length === 0) return null;
  const t = await getTranslations({ locale });
  return (
    <section aria-labelledby="lineage" className="mt-9">
      <h2 id="lineage" className="mb-3 font-serif text-entry font-semibold tracking-tight">
        {t('operation.lineage')}
      </h2>
      {strands.map((strand) => (
        <StrandOf
          key={strand[0]?.member.slug}
          strand={strand}
          current={profile.slug}
          asked={profile.asked}
          depth={0}
          locale={locale}
        />
      ))}
    </section>
  );
}

type Place = {
  readonly current: string;
  /** The day of the page, where it is not today: the ways on keep it. */
  readonly asked: Day | null;
  readonly depth: number;
  readonly locale: Locale;
};

/** Branches of branches are set in until there is no room to go on with that. */
const deepestSetIn = 4;

function StrandOf({ strand, ...place }: Place & { strand: Strand<Relative> }) {
  return (
    <ol className={`border-s-2 border-rule [&+ol]:mt-4 ${place.depth <= deepestSetIn ? 'ms-1.5' : ''}`}>
      {strand.map((step) => (
        <StepOf key={step.member.slug} step={step} {...place} />
      ))}
    </ol>
  );
}

async function StepOf({ step: { member, tie, again, branches }, ...place }: Place & { step: Step<Relative> }) {
  const { current, asked, depth, locale } = place;
  const t = await getTranslations({ locale });
  const lang = member.textLocale === locale ? undefined : member.textLocale;
  const here = member.slug === current;
  const open = member.lastDay === undefined;
  return (
    <li aria-current={here && !again ? 'true' : undefined} className="relative ps-6">
      <span
        className={`absolute -start-1.5 top-3 size-2.5 border-2 ${open ? 'rounded-full border-line' : 'border-was'} ${here ? (open ? 'bg-line' : 'bg-was') : 'bg-paper'}`}
      />
      <div className="grid gap-x-4 py-1.5 sm:grid-cols-[5.5rem_1fr]">
        <span className="text-soft tabular-nums lining-nums max-sm:text-small">
          {writeYears(member.establishedOn, member.lastDay)}
        </span>
        <span>
          {here ? (
            <b className="font-semibold" lang={lang}>
              {member.shortName}
            </b>
          ) : (
            <a href={pathOf(locale, operationPath(member.slug), asked)} lang={lang}>
              {member.shortName}
            </a>
          )}
          {tie && (
            <>
              {' '}
              <span className="text-small text-soft">({t(`successionKind.${tie.kind}`)})</span>
              <Unconfirmed verified={tie.verified} locale={locale} />
            </>
          )}
          {again && <span className="block text-small text-soft">{t('operation.lineageAgain')}</span>}
        </span>
      </div>
      {branches.map((branch) => (
        <StrandOf key={branch[0]?.member.slug} strand={branch} {...place} depth={depth + 1} />
      ))}
    </li>
  );
}
