import { getTranslations } from 'next-intl/server';
import { queryDb } from '@/db/client';
import { findLatestNumber } from '@/db/queries/revisions';
import { type Locale, locales } from '@/domain/locale';
import { languageName } from '@/i18n/names';
import { ActionForm, SubmitButton, TextField } from '../../../form';
import { Section } from '../../../room';
import { addKnownPlace } from './actions';

/** The form that makes a place known, in all languages at once. */
export async function AddPlace({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <div className="mt-10">
      <Section title={t('factsPage.place.title')}>
        <p className="text-soft">{t('factsPage.place.text')}</p>
        <ActionForm action={addKnownPlace.bind(null, locale)} label={t('factsPage.place.title')}>
          <input type="hidden" name="basedOn" value={findLatestNumber(queryDb(), 'common')} />
          <TextField name="key" label={t('factsPage.place.key')} hint={t('factsPage.place.keyHint')} />
          <TextField name="latitude" label={t('factsPage.place.latitude')} />
          <TextField name="longitude" label={t('factsPage.place.longitude')} />
          <TextField name="geonames" required={false} inputMode="numeric" label={t('factsPage.place.geonames')} />
          {locales.map((language) => (
            <TextField
              key={language}
              name={`name.${language}`}
              label={t('factsPage.place.name', { language: languageName(language, locale) })}
            />
          ))}
          <SubmitButton quiet>{t('factsPage.place.submit')}</SubmitButton>
        </ActionForm>
      </Section>
    </div>
  );
}
