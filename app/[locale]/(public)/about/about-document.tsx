import { getTranslations } from 'next-intl/server';
import { Markdown } from '@/components/markdown';
import { type Db, queryDb } from '@/db/client';
import { findSiteText, type SiteText } from '@/db/queries/site';
import { findFieldsBehind } from '@/db/queries/translations';
import type { Locale } from '@/domain/locale';
import { env } from '@/env';
import { pathOf } from '@/i18n/addresses';
import { PublicPage } from '../public-page';
import { TranslationNotice } from '../translation-notice';

/** The site's own text that this page shows. */
export type AboutTexts = {
  readonly about: SiteText | null;
  /** Whether it was translated from an earlier version of its source text. */
  readonly behind: boolean;
};

/** The text of the page about the site, as a connection sees it. */
export function findAboutTexts(locale: Locale, db: Db = queryDb()): AboutTexts {
  return {
    about: findSiteText('about', locale, db),
    behind: findFieldsBehind('common', locale, db).includes('about'),
  };
}

/** What the site is, who runs it and how to report an error, and what it does for privacy and accessibility. */
export async function AboutDocument({ locale, texts: { about, behind } }: { locale: Locale; texts: AboutTexts }) {
  const t = await getTranslations({ locale });
  const { OPERATOR_NAME, OPERATOR_CONTACT } = env();
  return (
    <PublicPage locale={locale} path="/about" room="about">
      <h1 className="mb-6 font-serif text-title font-semibold tracking-tight">{t('about.title')}</h1>
      {behind && about?.textLocale === locale && <TranslationNotice locale={locale} path="/about" />}
      {about && (
        <div lang={about.textLocale === locale ? undefined : about.textLocale} className="prose max-w-measure">
          <Markdown text={about.text} />
        </div>
      )}
      <section aria-labelledby="operator" className="prose mt-9 max-w-measure">
        <h2 id="operator">{t('about.operator')}</h2>
        <p>{OPERATOR_NAME ? t('about.operatorNamed', { name: OPERATOR_NAME }) : t('about.operatorUnnamed')}</p>
        <p>{t.rich('about.notTheOrganization', { link: (words) => <a href="https://www.osce.org/">{words}</a> })}</p>
        <p>
          {OPERATOR_CONTACT
            ? t.rich('about.report', {
                link: () => (
                  <a href={OPERATOR_CONTACT.includes('://') ? OPERATOR_CONTACT : `mailto:${OPERATOR_CONTACT}`}>
                    {OPERATOR_CONTACT}
                  </a>
                ),
              })
            : t('about.reportUnknown')}
        </p>
      </section>
      <p className="mt-9 max-w-measure">
        {t.rich('translations.fromAbout', { link: (words) => <a href={pathOf(locale, '/translations')}>{words}</a> })}
      </p>
      <p className="mt-12 max-w-measure border-t border-rule pt-3 text-small text-soft">{t('kosovoNote')}</p>
    </PublicPage>
  );
}
