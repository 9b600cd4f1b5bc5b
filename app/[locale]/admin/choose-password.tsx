import { getTranslations } from 'next-intl/server';
import { hashToken } from '@/auth/tokens';
import { now } from '@/clock';
import { queryDb } from '@/db/client';
import { findLinkOwner } from '@/db/queries/one-time-links';
import type { Locale } from '@/domain/locale';
import { ActionForm, type FormAction, SubmitButton, TextField } from './form';
import { Room } from './room';

/** Where the link of an invitation, or of a new password, leads: whose it is, and the question for the password. */
export async function ChoosePassword({
  locale,
  purpose,
  token,
  action,
}: {
  locale: Locale;
  purpose: 'invitation' | 'reset';
  token: string | string[] | undefined;
  action: (token: string) => FormAction;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const owner = typeof token === 'string' ? findLinkOwner(queryDb(), hashToken(token), purpose, now()) : null;
  if (owner === null || typeof token !== 'string') {
    return (
      <Room locale={locale} who={null} here={null} title={t('link.invalid')} narrow>
        <p className="text-soft">{t('link.invalidText')}</p>
      </Room>
    );
  }
  return (
    <Room
      locale={locale}
      who={null}
      here={null}
      title={t(`${purpose}.title`)}
      lead={t(`${purpose}.lead`, { name: owner.name })}
      narrow
    >
      <ActionForm action={action(token)}>
        {/* For password managers, which want to know whose password it is. */}
        <input type="text" name="username" autoComplete="username" defaultValue={owner.email} readOnly hidden />
        <TextField
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('field.newPassword')}
          hint={t(owner.hasSecondFactor ? 'hint.passwordWithSecondFactor' : 'hint.password')}
        />
        <SubmitButton>{t(`${purpose}.submit`)}</SubmitButton>
      </ActionForm>
    </Room>
  );
}
