import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Day } from '@/domain/calendar';
import { type Locale, locales } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { ownName } from '@/i18n/names';
import { DayBanner } from './day-banner';
import { DayPicker } from './day-picker';

const rooms = [
  { key: 'operations', path: '', dated: true },
  { key: 'closed', path: '/closed', dated: true },
  { key: 'timeline', path: '/timeline', dated: false },
  { key: 'about', path: '/about', dated: false },
] as const;

/** Where a page stands: in which room of the site, below which locale, and in which languages it has a text of its own. */
export type Standing = {
  readonly locale: Locale;
  /** The page's path below the locale, with its query, but without the day that it shows. */
  readonly path: string;
  readonly room: (typeof rooms)[number]['key'] | null;
  readonly available?: readonly Locale[];
  /** The day that the page shows, where it can show any. */
  readonly shows?: { readonly on: Day; readonly today: Day };
};

/** The frame of every public page: the way in, the page, the way on. */
export async function PublicPage({ children, ...standing }: Standing & { children: ReactNode }) {
  const { locale, path, shows } = standing;
  const elsewhen = shows && shows.on !== shows.today ? shows : null;
  const t = await getTranslations({ locale });
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:left-4 focus:top-2 focus:z-10 focus:bg-paper focus:px-3 focus:py-2"
      >
        {t('navigation.skip')}
      </a>
      <Header {...standing} />
      <main id="content" tabIndex={-1} className="grow outline-none">
        {elsewhen && <DayBanner locale={locale} path={path} {...elsewhen} />}
        <div className="mx-auto w-full max-w-page px-4 pt-8 pb-20 md:px-8 md:pt-12">
          {children}
          {shows && !elsewhen && (
            <div className="mt-14 border-t border-rule pt-4 print:hidden">
              <DayPicker locale={locale} path={path} day={shows.today} />
            </div>
          )}
        </div>
      </main>
      <footer className="border-t border-rule">
        <div className="mx-auto flex max-w-page flex-wrap gap-x-6 gap-y-1 px-4 py-6 text-small text-soft md:px-8">
          <span>{t('site.organization')}</span>
          <nav aria-label={t('navigation.footer')}>
            <ul className="flex flex-wrap gap-x-6 gap-y-1">
              <li>
                <a href={pathOf(locale, '/about')}>{t('about.title')}</a>
              </li>
              <li>
                <a href={pathOf(locale, '/changes')}>{t('changes.title')}</a>
              </li>
              <li>
                <a href={pathOf(locale, '/translations')}>{t('translations.title')}</a>
              </li>
            </ul>
          </nav>
        </div>
      </footer>
    </div>
  );
}

async function Header({ locale, path, room, available = locales, shows }: Standing) {
  const t = await getTranslations({ locale });
  const asked = shows === undefined || shows.on === shows.today ? null : shows.on;
  return (
    <header className="border-b border-rule print:border-b-0">
      <div className="mx-auto flex max-w-page flex-wrap items-baseline gap-x-8 gap-y-1 px-4 pt-4 pb-3 md:px-8">
        <a
          href={pathOf(locale, '', asked)}
          className="flex flex-col gap-x-2.5 text-ink no-underline hover:underline sm:flex-row sm:items-baseline"
        >
          <b className="font-serif text-lg font-semibold tracking-tight">{t('site.name')}</b>
          <span className="text-small text-soft">{t('site.subject')}</span>
        </a>
        <nav aria-label={t('navigation.main')} className="print:hidden">
          <ul className="flex flex-wrap gap-x-5">
            {rooms.map(({ key, path: target, dated }) => (
              <li key={key}>
                <a
                  href={pathOf(locale, target, dated ? asked : null)}
                  aria-current={room === key ? (path === target ? 'page' : 'true') : undefined}
                  className="inline-block border-b-2 border-transparent py-1.5 text-soft no-underline hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
                >
                  {t(`navigation.${key}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={t('navigation.languages')} className="lg:ms-auto print:hidden">
          <ul className="flex flex-wrap gap-x-4">
            {locales.map((target) => (
              <li key={target}>
                <a
                  href={pathOf(target, path, asked)}
                  hrefLang={target}
                  lang={target}
                  aria-current={target === locale ? 'true' : undefined}
                  className="inline-block border-b-2 border-transparent py-1.5 text-small text-soft no-underline hover:text-ink aria-[current]:border-accent aria-[current]:text-ink"
                >
                  {ownName(target)}
                  {!available.includes(target) && (
                    <span lang={locale} className="ms-1">
                      ({t('navigation.sourceTextOnly')})
                    </span>
                  )}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
