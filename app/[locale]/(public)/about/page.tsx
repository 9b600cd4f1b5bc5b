import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Markdown } from '@/components/markdown';
import { findSiteText } from '@/db/queries/site';
import { findFieldsBehind } from '@/db/queries/translations';
import { env } from '@/env';
import { pathOf } from '@/i18n/addresses';
import { type LocaleParams, localeOf } from '../../locale-params';
import { headOf } from '../head';
import { PublicPage } from '../public-page';
import { TranslationNotice } from '../translation-notice';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  return headOf({
    locale,
    path: '/about',
    title: t('site.pageTitle', { title: t('about.title') }),
    description: t('about.description'),
  });
}

/** What the site is, who runs it and how to report an error, and what it does for privacy and accessibility. */
export default async function AboutPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  const { OPERATOR_NAME, OPERATOR_CONTACT } = env();
  const about = findSiteText('about', locale);
  return (
    <PublicPage locale={locale} path="/about" room="about">
      <h1 className="mb-6 font-serif text-title font-semibold tracking-tight">{t('about.title')}</h1>
      {about?.textLocale === locale && findFieldsBehind('common', locale).includes('about') && (
        <TranslationNotice locale={locale} path="/about" />
      )}
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
