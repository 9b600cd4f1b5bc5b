import { getTranslations } from 'next-intl/server';
import type { SeenOn } from '@/domain/known-on-a-day';
import type { Locale } from '@/domain/locale';

/** What else an operation may have been called, or where else it may have sat, on a day for which the dates of the change are too coarse. */
export async function OrNames({
  seen: { orNames, orSeats },
  lang,
  locale,
}: {
  seen: SeenOn;
  /** The language of the names, where it is not the page's. */
  lang: string | undefined;
  locale: Locale;
}) {
  if (orNames.length + orSeats.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'onADay' });
  return (
    <div className="mb-2 text-small text-soft">
      {[{ key: 'orName', words: orNames } as const, { key: 'orSeat', words: orSeats } as const].map(
        ({ key, words }) =>
          words.length > 0 && (
            <p key={key}>
              {t.rich(key, {
                names: () =>
                  words.map((name, index) => (
                    <span key={name} lang={lang}>
                      {index > 0 && ' / '}
                      {name}
                    </span>
                  )),
              })}
            </p>
          ),
      )}
    </div>
  );
}
