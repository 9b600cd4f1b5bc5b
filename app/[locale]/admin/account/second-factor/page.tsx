import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import QRCode from 'qrcode';
import { keyAddress, openSecret } from '@/auth/second-factor';
import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { countRecoveryCodes, findSecondFactor } from '@/db/queries/second-factors';
import { findSettings } from '@/db/queries/settings';
import { mustHaveSecondFactor } from '@/domain/permissions';
import { pathOf } from '@/i18n/addresses';
import { type LocaleParams, localeOf } from '../../../locale-params';
import { ActionForm, SubmitButton, TextField } from '../../form';
import { Grave, Room, Section } from '../../room';
import { roomHead } from '../../room-head';
import { changeSecondFactor, dropSecondFactor } from './actions';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return roomHead(locale, t('secondFactor'));
}

/** Setting up, renewing and giving up a person's own second factor. */
export default async function SecondFactorPage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const who = await requireWho(locale, 'keep_own_account');
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const found = findSecondFactor(queryDb(), who.accountId);
  const required = mustHaveSecondFactor(who.roles, findSettings(queryDb()));
  const lead = t(who.lacksSecondFactor ? 'secondFactorPage.must' : 'secondFactorPage.lead');
  const secret = found === null || found.confirmed ? null : openSecret(found.sealedSecret, who.accountId);
  return (
    <Room locale={locale} who={who} here="account" title={t('secondFactor')} lead={lead} narrow>
      <p className="mb-6">
        <a href={pathOf(locale, '/admin/account')}>{t('secondFactorPage.back')}</a>
      </p>
      <ActionForm action={changeSecondFactor.bind(null, locale)} label={t('secondFactor')}>
        {found === null && (
          <div className="grid max-w-lg gap-4">
            {!who.lacksSecondFactor && (
              <TextField
                name="currentPassword"
                type="password"
                autoComplete="current-password"
                label={t('field.currentPassword')}
              />
            )}
            <SubmitButton name="wish" value="start">
              {t('secondFactorPage.start')}
            </SubmitButton>
          </div>
        )}
        {secret !== null && (
          <div className="grid max-w-lg gap-4">
            <ol className="grid list-decimal gap-1 ps-5">
              <li>{t('secondFactorPage.stepApp')}</li>
              <li>{t('secondFactorPage.stepScan')}</li>
              <li>{t('secondFactorPage.stepCode')}</li>
            </ol>
            {/* biome-ignore lint/performance/noImgElement: a picture that is part of the page, not a file to be optimized. */}
            <img
              src={await QRCode.toDataURL(keyAddress(secret, who.email, t('secondFactorPage.issuer')), { margin: 2 })}
              alt={t('secondFactorPage.picture')}
              width={196}
              height={196}
              className="bg-white"
            />
            <p>
              {t('secondFactorPage.key')}{' '}
              <code className="[overflow-wrap:anywhere]">{secret.match(/.{4}/g)?.join(' ')}</code>
            </p>
            <TextField name="code" autoComplete="one-time-code" inputMode="numeric" label={t('field.code')} />
            <SubmitButton name="wish" value="confirm">
              {t('secondFactorPage.confirm')}
            </SubmitButton>
          </div>
        )}
        {found?.confirmed && (
          <div className="grid max-w-lg gap-4">
            <p>{t('secondFactorPage.codesLeft', { count: countRecoveryCodes(queryDb(), who.accountId) })}</p>
            <TextField
              name="currentPassword"
              type="password"
              autoComplete="current-password"
              label={t('field.currentPassword')}
            />
            <SubmitButton quiet name="wish" value="renew">
              {t('secondFactorPage.renew')}
            </SubmitButton>
          </div>
        )}
      </ActionForm>
      {found?.confirmed && (
        <Section title={t('secondFactorPage.remove')}>
          {required ? (
            <p className="text-soft">{t('problem.second_factor_required')}</p>
          ) : (
            <Grave title={t('secondFactorPage.remove')} words={t('secondFactorPage.removeText')}>
              <ActionForm action={dropSecondFactor.bind(null, locale)} label={t('secondFactorPage.remove')}>
                <TextField
                  name="currentPassword"
                  type="password"
                  autoComplete="current-password"
                  label={t('field.currentPassword')}
                />
                <SubmitButton quiet>{t('secondFactorPage.removeSubmit')}</SubmitButton>
              </ActionForm>
            </Grave>
          )}
        </Section>
      )}
    </Room>
  );
}
