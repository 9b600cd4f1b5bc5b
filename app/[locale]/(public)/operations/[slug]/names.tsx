import { getTranslations } from 'next-intl/server';
import { Unconfirmed } from '@/components/unconfirmed';
import type { Profile } from '@/db/queries/profiles';
import type { PartialDate } from '@/domain/calendar';
import { dayAfter } from '@/domain/chronology';
import type { SeenWholeOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';
import { datePhrase, lastDatePhrase } from '@/i18n/dates';

/** The names an operation has had, each with its dates; shown where it has had more than one or where its name is unconfirmed. */
export async function Names({ profile, locale }: { profile: Profile & SeenWholeOn; locale: Locale }) {
  const { formerNames, laterNames, seats, textLocale, verified } = profile;
  const nameVerified = verified.has(profile.nameField);
  if (formerNames.length + laterNames.length === 0 && nameVerified) return null;
  const t = await getTranslations({ locale, namespace: 'operation' });
  const toCome = await getTranslations({ locale, namespace: 'onADay' });
  const lang = textLocale === locale ? undefined : textLocale;
  const last = formerNames.at(-1);
  const formerSeats = seats.filter(({ until }) => until !== null);
  return (
    <section aria-labelledby="names" className="mt-9">
      <h2 id="names" className="mb-3 font-serif text-entry font-semibold tracking-tight">
        {t('names')}
      </h2>
      <ul className="grid gap-2">
        {formerNames.map(({ from, until, name }) => (
          <li key={from}>
            <span lang={lang}>{name}</span>
            <span className="block text-small text-soft">
              <Span from={from} until={until} locale={locale} />
              <Unconfirmed verified={verified.has(`formerName.${from}.${textLocale}`)} locale={locale} />
            </span>
          </li>
        ))}
        <li>
          <b className="font-semibold" lang={lang}>
            {profile.name}
          </b>
          <span className="block text-small text-soft">
            {last && t('nameSince', datePhrase(dayAfter(last.until), locale))}
            <Unconfirmed verified={nameVerified} locale={locale} />
          </span>
        </li>
        {laterNames.map(({ from, name, field }) => (
          <li key={from}>
            <span lang={lang}>{name}</span>
            <span className="block text-small text-soft">
              {toCome('nameFrom', datePhrase(from, locale))}
              <Unconfirmed verified={verified.has(field)} locale={locale} />
            </span>
          </li>
        ))}
      </ul>
      {formerSeats.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold">{t('formerSeats')}</h3>
          <ul className="mt-1">
            {formerSeats.map(({ place, name, from, until }) => (
              <li key={place}>
                <span lang={lang}>{name}</span>{' '}
                <span className="text-small text-soft">
                  {until && <Span from={from} until={until} locale={locale} />}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** From when until when something was so, both dates in words; only until when, where nobody knows since when. */
async function Span({ from, until, locale }: { from: PartialDate | null; until: PartialDate; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'operation' });
  const last = lastDatePhrase(until, locale);
  const lastDate = () => <time dateTime={until}>{last.date}</time>;
  if (from === null) return t.rich('until', { precision: last.precision, date: lastDate });
  const first = datePhrase(from, locale);
  return t.rich('fromUntil', {
    from: () => <time dateTime={from}>{first.date}</time>,
    fromPrecision: first.precision,
    until: lastDate,
    untilPrecision: last.precision,
  });
}
