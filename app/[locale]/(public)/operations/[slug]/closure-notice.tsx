import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Decision } from '@/components/decision';
import { Unconfirmed } from '@/components/unconfirmed';
import { WrittenDate } from '@/components/written-date';
import type { Closure, Profile } from '@/db/queries/profiles';
import type { SeenOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';

/**
 * What an operation says at once that is closed, or whose closure is decided: its last day, why and by which decision it closes, and
 * what follows it.
 */
export async function ClosureNotice({
  profile,
  closure,
  locale,
}: {
  profile: Profile & SeenOn;
  closure: Closure;
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  const { verified, successors, textLocale } = profile;
  const toCome = profile.status !== 'closed';
  // What split off an operation that lived on did not follow it.
  const followers = successors.filter(({ kind }) => kind !== 'split' || closure.kind === 'succeeded');
  return (
    <section aria-labelledby="closure" className="mt-6 max-w-measure border-s-4 border-ink bg-wash px-5 py-4">
      <h2 id="closure" className="font-semibold">
        {t(toCome ? 'operation.closesHeading' : 'operation.closedHeading')}
      </h2>
      <dl className="mt-2 grid gap-x-8 gap-y-2 sm:grid-cols-[auto_1fr]">
        <Row term={t('operation.lastDay')}>
          {closure.lastDay ? <WrittenDate date={closure.lastDay} locale={locale} /> : t('operation.lastDayUnknown')}
          {closure.lastDay && <Unconfirmed verified={verified.has('closedOn')} locale={locale} />}
        </Row>
        <Row term={t('operation.reason')}>
          {t(`closureKind.${closure.kind}`)}
          {closure.kind !== 'unknown' && <Unconfirmed verified={verified.has('closureKind')} locale={locale} />}
        </Row>
        {(closure.decision || closure.decidedOn) && (
          <Row term={t('operation.decision')}>
            {closure.decision && <Decision reference={closure.decision} locale={locale} />}
            {closure.decision && closure.decidedOn && ', '}
            {closure.decidedOn && <WrittenDate date={closure.decidedOn} locale={locale} />}
            <Unconfirmed verified={verified.has('closure.decision')} locale={locale} />
          </Row>
        )}
        {(followers.length > 0 || !toCome) && (
          <Row term={t(toCome ? 'operation.toBeFollowedBy' : 'operation.followedBy')}>
            {followers.length === 0
              ? t('operation.nothingFollowed')
              : followers.map(({ slug, shortName, textLocale: lang }, index) => (
                  <span key={slug}>
                    {index > 0 && ', '}
                    <a
                      href={pathOf(locale, operationPath(slug), profile.asked)}
                      lang={lang === locale ? undefined : lang}
                    >
                      {shortName}
                    </a>
                  </span>
                ))}
            {followers.length > 0 && <Unconfirmed verified={verified.has('successors')} locale={locale} />}
          </Row>
        )}
      </dl>
      {closure.note && (
        <p lang={textLocale === locale ? undefined : textLocale} className="mt-3 max-w-measure">
          {closure.note}
        </p>
      )}
    </section>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-soft">{term}</dt>
      <dd className="-mt-2 sm:mt-0">{children}</dd>
    </div>
  );
}
