import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { findTranslationWork } from '@/db/queries/translation-file';
import { locales, sourceLocale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { pathOf } from '@/i18n/addresses';
import { languageName } from '@/i18n/names';
import { type LocaleParams, localeOf } from '../../locale-params';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { Cell, Row, Table } from '../table';
import { bringTranslations } from './actions';
import { UploadForm } from './upload-form';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('translations'));
}

/** What is to be translated into each language, and the way of texts to a translator's own tool and back. */
export default async function TranslationsPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'enter_rooms');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const translated = locales.filter((language) => language !== sourceLocale);
  const matrix = pathOf(locale, '/admin/operations');
  return (
    <Room locale={locale} who={who} here="translations" title={t('translations')} lead={t('translationsPage.lead')}>
      <Table
        label={t('translations')}
        columns={[
          t('translationsPage.language'),
          t('partState.outdated'),
          t('partState.missing'),
          t('partState.draft'),
          t('translationsPage.file'),
        ]}
      >
        {translated.map((language) => {
          const { outdated, missing, drafts } = findTranslationWork(queryDb(), language);
          const counts = [
            { state: 'outdated', count: outdated.length },
            { state: 'missing', count: missing.length },
            { state: 'draft', count: drafts },
          ] as const;
          const name = languageName(language, locale);
          return (
            <Row key={language}>
              <Cell head>{name}</Cell>
              {counts.map(({ state, count }) => (
                <Cell key={state} quiet={count === 0}>
                  <span className="md:hidden">{t(`partState.${state}`)}: </span>
                  {count === 0 ? count : <a href={`${matrix}?language=${language}&state=${state}`}>{count}</a>}
                </Cell>
              ))}
              <Cell quiet>
                {outdated.length + missing.length === 0 ? (
                  t('translationsPage.nothing')
                ) : (
                  <a href={pathOf(locale, `/admin/translations/xliff?locale=${language}`)}>
                    {t('translationsPage.takeOut', { language: name })}
                  </a>
                )}
              </Cell>
            </Row>
          );
        })}
      </Table>
      <p className="mt-4 max-w-measure text-small text-soft">{t('translationsPage.single')}</p>
      {translated.some((language) => may(who, 'draft', language)) && (
        <section aria-labelledby="bring-back" className="mt-10 border-t border-rule pt-5">
          <h2 id="bring-back" className="mb-3 font-serif text-xl font-semibold tracking-tight">
            {t('translationsPage.bringBack')}
          </h2>
          <UploadForm action={bringTranslations.bind(null, locale)} />
        </section>
      )}
    </Room>
  );
}
