import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { sessionLimits } from '@/auth/cookies';
import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { queryDb } from '@/db/client';
import { hasSecondFactor } from '@/db/queries/accounts';
import { findSessionsOf } from '@/db/queries/sessions';
import { locales } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { writeInstant } from '@/i18n/dates';
import { ownName, writeList } from '@/i18n/names';
import { type LocaleParams, localeOf } from '../../locale-params';
import { ActionForm, SelectField, SubmitButton, TextField } from '../form';
import { Room, Section } from '../room';
import { roomHead } from '../room-head';
import { changeOwnAccount, changeOwnPassword, endOtherOwnSessions, endOwnSession } from './actions';
import { deviceName } from './device';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('account.title'));
}

/** A person's own account: name, locale, password, second factor, and where they are signed in. */
export default async function OwnAccountPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'keep_own_account');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const guarded = hasSecondFactor(queryDb(), who.accountId);
  const sessions = findSessionsOf(queryDb(), who.accountId, now(), sessionLimits);
  const roles = writeList(
    who.roles.map((role) => t(`role.${role}`)),
    locale,
  );
  return (
    <Room
      locale={locale}
      who={who}
      here="account"
      title={t('account.title')}
      lead={`${who.email} · ${t('deskPage.roles', { roles })}`}
    >
      <Section title={t('account.details')}>
        <ActionForm action={changeOwnAccount.bind(null, locale)} label={t('account.details')}>
          <TextField name="name" autoComplete="name" label={t('field.name')} value={who.name} />
          <SelectField
            name="locale"
            label={t('field.locale')}
            value={who.locale}
            options={locales.map((value) => ({ value, label: ownName(value) }))}
          />
          <SubmitButton>{t('save')}</SubmitButton>
        </ActionForm>
      </Section>
      <Section title={t('field.password')}>
        <ActionForm action={changeOwnPassword.bind(null, locale)} label={t('field.password')}>
          <input type="text" name="username" autoComplete="username" defaultValue={who.email} readOnly hidden />
          <TextField
            name="currentPassword"
            type="password"
            autoComplete="current-password"
            label={t('field.currentPassword')}
          />
          <TextField
            name="password"
            type="password"
            autoComplete="new-password"
            label={t('field.newPassword')}
            hint={t(guarded ? 'hint.passwordWithSecondFactor' : 'hint.password')}
          />
          <SubmitButton>{t('account.changePassword')}</SubmitButton>
        </ActionForm>
      </Section>
      <Section title={t('secondFactor')}>
        <p className="text-soft">{t(guarded ? 'account.guarded' : 'account.unguarded')}</p>
        <p>
          <a href={pathOf(locale, '/admin/account/second-factor')}>
            {t(guarded ? 'account.toSecondFactor' : 'account.setUpSecondFactor')}
          </a>
        </p>
      </Section>
      <Section title={t('account.sessions')}>
        <ul className="grid gap-3">
          {sessions.map(({ nameHash, device, startedAt, lastUsedAt }) => (
            <li key={nameHash} className="border-b border-rule pb-3">
              <p className="font-semibold">
                {deviceName(device) ?? t('account.unknownDevice')}
                {nameHash === who.sessionHash && (
                  <span className="font-normal text-soft"> · {t('account.thisOne')}</span>
                )}
              </p>
              <p className="text-small text-soft">
                {t('account.sessionTimes', {
                  started: writeInstant(startedAt, locale),
                  used: writeInstant(lastUsedAt, locale),
                })}
              </p>
              {nameHash !== who.sessionHash && (
                <ActionForm action={endOwnSession.bind(null, locale)} label={t('account.endSession')}>
                  <input type="hidden" name="session" value={nameHash} />
                  <SubmitButton quiet>{t('account.endSession')}</SubmitButton>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
        {sessions.length > 1 && (
          <ActionForm action={endOtherOwnSessions.bind(null, locale)} label={t('account.endOthers')}>
            <SubmitButton quiet>{t('account.endOthers')}</SubmitButton>
          </ActionForm>
        )}
      </Section>
    </Room>
  );
}
