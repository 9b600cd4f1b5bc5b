import { getTranslations } from 'next-intl/server';
import { Countries } from '@/components/countries';
import type { OperationEntry } from '@/db/queries/operations';
import { regions } from '@/domain/closed-lists';
import type { SeenOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { countryName } from '@/i18n/names';
import { RegisterEntry } from './register-entry';

type Entry = OperationEntry & SeenOn;

/** The register: the operations by region, with an index of the regions and their countries beside it. */
export async function Register({ entries: all, locale }: { entries: readonly Entry[]; locale: Locale }) {
  const t = await getTranslations({ locale });
  const collator = new Intl.Collator(locale);
  const countriesOf = (hostCountries: readonly string[]) =>
    hostCountries.map((code) => countryName(code, locale)).join();
  const byCountry = (entries: readonly Entry[]) =>
    [...entries].sort((a, b) => collator.compare(countriesOf(a.hostCountries), countriesOf(b.hostCountries)));
  const sections = regions
    .map((region) => ({ region, entries: all.filter((entry) => entry.region === region) }))
    .filter(({ entries }) => entries.length > 0);
  const counted = (entries: readonly Entry[]) => {
    const count = (wanted: Entry['status']) => entries.filter(({ status }) => status === wanted).length;
    const [open, closed, planned] = [count('active'), count('closed'), count('planned')];
    return [
      t('whereWeAre.regionCount', { open, closed, both: String(open > 0 && closed > 0) }),
      planned > 0 && t('onADay.plannedCount', { count: planned }),
    ]
      .filter(Boolean)
      .join(', ');
  };
  return (
    <div className="grid gap-x-14 gap-y-8 md:grid-cols-[13rem_1fr]">
      <nav id="regions" aria-label={t('whereWeAre.regions')} className="self-start md:sticky md:top-4 print:hidden">
        <ul className="border-t-3 border-ink">
          {sections.map(({ region, entries }) => (
            <li key={region} className="border-b border-rule py-2">
              <a
                href={`#${region}`}
                className="flex justify-between gap-4 font-semibold text-ink no-underline hover:text-accent hover:underline"
              >
                {t(`region.${region}`)}{' '}
                <data value={entries.length} className="font-normal text-soft">
                  {entries.length}
                </data>
              </a>
              <ul className="mt-0.5 flex flex-wrap gap-x-3 text-small md:block">
                {byCountry(entries).map(({ slug, hostCountries }) => (
                  <li key={slug}>
                    <a
                      href={`#${slug}`}
                      className="inline-block py-0.5 text-soft no-underline hover:text-accent hover:underline"
                    >
                      <Countries codes={hostCountries} locale={locale} />
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-12">
        {sections.map(({ region, entries }) => (
          <section key={region} id={region} aria-labelledby={`${region}-heading`}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-t-3 border-ink pt-2">
              <h2 id={`${region}-heading`} className="text-lg font-semibold">
                {t(`region.${region}`)}
              </h2>
              <p className="text-soft">{counted(entries)}</p>
            </div>
            <ol>
              {entries.map((entry) => (
                <RegisterEntry key={entry.slug} entry={entry} locale={locale} />
              ))}
            </ol>
          </section>
        ))}
      </div>
    </div>
  );
}
