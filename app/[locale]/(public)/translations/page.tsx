import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { today } from '@/clock';
import { KosovoNote } from '@/components/kosovo-note';
import { findTranslations } from '@/db/queries/translations';
import type { SiteTextKey } from '@/domain/closed-lists';
import { sourceLocale } from '@/domain/locale';
import { env } from '@/env';
import { operationPath, pathOf } from '@/i18n/addresses';
import { languageName, ownName } from '@/i18n/names';
import { type LocaleParams, localeOf } from '../../locale-params';
import { headOf } from '../head';
import { JsonLd } from '../json-ld';
import { PublicPage } from '../public-page';
import { breadcrumbs, organization } from '../structured-data';
import { LanguageEntry, type TextLink } from './language-entry';

/** Where each of the site's own texts is read, below the locale. */
const pageOfText: Readonly<Record<SiteTextKey, string>> = {
  introduction: '',
  conflictPreventionCentre: '',
  about: '/about',
};

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  return headOf({
    locale,
    path: '/translations',
    title: t('site.pageTitle', { title: t('translations.title') }),
    description: t('translations.description'),
  });
}

/** How complete and how current each language of the site is. */
export default async function TranslationsPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale });
  const languages = findTranslations(locale, today());
  const { SITE_URL } = env();
  const textNames: Readonly<Record<SiteTextKey, string>> = {
    introduction: t('translations.introduction'),
    conflictPreventionCentre: t('whereWeAre.centre'),
    about: t('about.title'),
  };
  return (
    <PublicPage locale={locale} path="/translations" room="about">
      <h1 className="mb-4 font-serif text-title font-semibold tracking-tight">{t('translations.title')}</h1>
      <p className="mb-10 max-w-measure font-serif text-lead">{t('translations.lead')}</p>
      <div className="grid gap-12">
        {languages.map(({ language, operations, siteTexts }) => {
          const toOperation = (operation: (typeof operations.missing)[number]): TextLink => ({
            href: pathOf(language, operationPath(operation.slug)),
            words: operation.shortName,
            lang: operation.textLocale === locale ? undefined : operation.textLocale,
          });
          const toText = (key: SiteTextKey): TextLink => ({
            href: pathOf(language, pageOfText[key]),
            words: textNames[key],
            lang: undefined,
          });
          return (
            <section key={language} aria-labelledby={language}>
              <div className="flex flex-wrap items-baseline justify-between gap-x-4 border-t-3 border-ink pt-2">
                <h2 id={language} className="text-lg font-semibold first-letter:uppercase">
                  {languageName(language, locale)}
                </h2>
                <p className="text-soft">
                  {language === sourceLocale ? (
                    t('translations.source')
                  ) : (
                    <a href={pathOf(language, '')} hrefLang={language} lang={language}>
                      {ownName(language)}
                    </a>
                  )}
                </p>
              </div>
              <LanguageEntry
                title={t('translations.operations')}
                language={language}
                locale={locale}
                all={operations.all}
                outdated={operations.outdated.map(toOperation)}
                missing={operations.missing.map(toOperation)}
              />
              <LanguageEntry
                title={t('translations.siteTexts')}
                language={language}
                locale={locale}
                all={siteTexts.all}
                outdated={siteTexts.outdated.map(toText)}
                missing={siteTexts.missing.map(toText)}
              />
            </section>
          );
        })}
      </div>
      <KosovoNote
        texts={languages.flatMap(({ operations: { outdated, missing } }) =>
          [...outdated, ...missing].map(({ shortName }) => shortName),
        )}
        locale={locale}
      />
      <JsonLd
        things={[
          organization(t('site.organization'), SITE_URL),
          breadcrumbs([
            { name: t('site.name'), url: `${SITE_URL}${pathOf(locale, '')}` },
            { name: t('translations.title'), url: `${SITE_URL}${pathOf(locale, '/translations')}` },
          ]),
        ]}
      />
    </PublicPage>
  );
}
