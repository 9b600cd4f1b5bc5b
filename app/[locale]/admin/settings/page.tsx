import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { findSettings } from '@/db/queries/settings';
import { type LocaleParams, localeOf } from '../../locale-params';
import { ActionForm, Checkboxes, SubmitButton } from '../form';
import { Room } from '../room';
import { roomHead } from '../room-head';
import { changeRoomSettings } from './actions';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('settings'));
}

/** What is decided about the rooms. */
export default async function SettingsPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'change_settings');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const settings = findSettings(queryDb());
  const options = (['secondFactorRequired', 'ownChangesApprovable'] as const).map((value) => ({
    value,
    label: t(`setting.${value}.label`),
    hint: t(`setting.${value}.hint`),
  }));
  return (
    <Room locale={locale} who={who} here="settings" title={t('settings')} lead={t('settingsPage.lead')} narrow>
      <ActionForm action={changeRoomSettings.bind(null, locale)}>
        <Checkboxes
          name="settings"
          legend={t('settingsPage.rules')}
          options={options}
          values={options.map(({ value }) => value).filter((value) => settings[value])}
        />
        <SubmitButton>{t('save')}</SubmitButton>
      </ActionForm>
    </Room>
  );
}
