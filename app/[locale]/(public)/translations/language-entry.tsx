import { getTranslations } from 'next-intl/server';
import { type Locale, sourceLocale } from '@/domain/locale';

/** A text that can be read, as a link names it. */
export type TextLink = { readonly href: string; readonly words: string; readonly lang: Locale | undefined };

/** How many of a kind of texts a language has and how many of these are current; with the others by name. */
export async function LanguageEntry({
  title,
  language,
  locale,
  all,
  outdated,
  missing,
}: {
  title: string;
  language: Locale;
  locale: Locale;
  all: number;
  outdated: readonly TextLink[];
  missing: readonly TextLink[];
}) {
  const t = await getTranslations({ locale, namespace: 'translations' });
  const there = all - missing.length;
  const current = there - outdated.length;
  return (
    <div className="grid gap-x-6 gap-y-2 border-b border-rule py-4 md:grid-cols-[13rem_minmax(0,1fr)]">
      <h3 className="font-semibold">{title}</h3>
      <div className="min-w-0 max-w-measure">
        <Bar all={all} current={current} outdated={outdated.length} />
        <p className="mt-2">
          {language === sourceLocale
            ? t('written', { count: there, all })
            : `${t('translated', { count: there, all })} ${t('current', { count: current })}`}
        </p>
        <Texts title={t('outdated', { count: outdated.length })} texts={outdated} language={language} />
        <Texts title={t('missing', { count: missing.length })} texts={missing} language={language} />
      </div>
    </div>
  );
}

function Texts({ title, texts, language }: { title: string; texts: readonly TextLink[]; language: Locale }) {
  if (texts.length === 0) return null;
  return (
    <>
      <p className="mt-2 text-small text-soft">{title}</p>
      <ul className="flex flex-wrap gap-x-4 text-small">
        {texts.map(({ href, words, lang }) => (
          <li key={words}>
            <a href={href} hrefLang={language} lang={lang} className="inline-block py-0.5">
              {words}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What is current as a bar, what is behind as its hollow end, what is not there as the thread below: as on a life line. */
function Bar({ all, current, outdated }: { all: number; current: number; outdated: number }) {
  const share = (count: number) => `${all === 0 ? 0 : Math.round((10_000 * count) / all) / 100}%`;
  return (
    <svg width="100%" height="12" className="mt-1.5 block overflow-visible text-line" aria-hidden="true">
      <rect x="0" y="6" width="100%" height="1" className="fill-rule" />
      <rect x="0" y="4" width={share(current)} height="5" fill="currentColor" />
      {outdated > 0 && (
        <rect
          x={share(current)}
          y="4.5"
          width={share(outdated)}
          height="4"
          className="fill-paper"
          stroke="currentColor"
        />
      )}
    </svg>
  );
}
