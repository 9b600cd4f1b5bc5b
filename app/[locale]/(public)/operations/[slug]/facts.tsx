import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Countries } from '@/components/countries';
import { Decision } from '@/components/decision';
import { Unconfirmed } from '@/components/unconfirmed';
import { WrittenDate } from '@/components/written-date';
import type { Profile } from '@/db/queries/profiles';
import type { SeenWholeOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';

/** The facts of an operation at a glance. */
export async function Facts({ profile, locale }: { profile: Profile & SeenWholeOn; locale: Locale }) {
  const t = await getTranslations({ locale });
  const { verified, mandate, life, closure, fieldOffices, textLocale } = profile;
  const lang = textLocale === locale ? undefined : textLocale;
  const present = fieldOffices.filter(({ standing }) => standing === 'open');
  const collator = new Intl.Collator(locale);
  const themes = profile.themes.map((theme) => t(`theme.${theme}`)).sort(collator.compare);
  const check = (field: string) => <Unconfirmed verified={verified.has(field)} locale={locale} />;
  return (
    <section aria-labelledby="facts" className="self-start border-t-3 border-ink md:row-span-2">
      <h2 id="facts" className="sr-only">
        {t('operation.facts')}
      </h2>
      <dl className="sm:max-md:columns-2 sm:max-md:gap-10">
        <Fact term={t('operation.kind')}>
          {[profile.kind, ...profile.orKinds].map((kind) => t(`operationKind.${kind}`)).join(' / ')}
        </Fact>
        <Fact term={t('operation.hostCountry', { count: profile.hostCountries.length })}>
          <Countries codes={profile.hostCountries} locale={locale} />
          {check('hostCountry')}
        </Fact>
        {profile.seatName && (
          <Fact term={t('operation.seat')}>
            <span lang={lang}>{profile.seatName}</span>
            {check('seat')}
          </Fact>
        )}
        <Fact term={t('operation.established')}>
          <WrittenDate date={life.establishedOn} locale={locale} />
          {check('establishedOn')}
        </Fact>
        {profile.operationalFrom && (
          <Fact term={t('operation.operationalFrom')}>
            <WrittenDate date={profile.operationalFrom} locale={locale} />
            {check('operationalFrom')}
          </Fact>
        )}
        {mandate && (mandate.decision || mandate.decidedOn) && (
          <Fact term={t('operation.mandate')}>
            {mandate.decision && <Decision reference={mandate.decision} locale={locale} />}
            {mandate.decision && check('mandate.decision')}
            {mandate.decision && mandate.decidedOn && <br />}
            {mandate.decidedOn && <WrittenDate date={mandate.decidedOn} locale={locale} />}
            {mandate.decidedOn && check('mandate.date')}
          </Fact>
        )}
        {closure?.mandateEndedOn && (
          <Fact term={t('operation.mandateEnded')}>
            <WrittenDate date={closure.mandateEndedOn} locale={locale} />
            {check('mandateEndedOn')}
          </Fact>
        )}
        {closure?.lastDay && (
          <Fact term={t('operation.lastDay')}>
            <WrittenDate date={closure.lastDay} locale={locale} />
            {check('closedOn')}
          </Fact>
        )}
        {closure?.administrativeClosureOn && (
          <Fact term={t('operation.administrativeClosure')}>
            <WrittenDate date={closure.administrativeClosureOn} locale={locale} />
            {check('administrativeClosureOn')}
          </Fact>
        )}
        {present.length > 0 && (
          <Fact term={t('operation.fieldOffices')}>
            <ul>
              {present.map(({ place, name, kind }) => (
                <li key={place}>
                  <span lang={lang}>{name}</span> <span className="text-soft">· {t(`fieldOfficeKind.${kind}`)}</span>
                  {check(`fieldOffice.${place}`)}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {themes.length > 0 && (
          <Fact term={t('operation.themes')}>
            <ul>
              {themes.map((theme) => (
                <li key={theme}>{theme}</li>
              ))}
            </ul>
            {check('themes')}
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="break-inside-avoid border-b border-rule py-2.5">
      <dt className="text-small text-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
