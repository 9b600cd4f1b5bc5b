import { getTranslations } from 'next-intl/server';
import { type Locale, locales } from '@/domain/locale';
import { type Role, roles } from '@/domain/permissions';
import { languageName } from '@/i18n/names';
import { Checkboxes, TextField } from '../form';

/** The fields by which an administrator says who somebody is and what they may do. */
export async function AccountFields({
  locale,
  account,
}: {
  locale: Locale;
  account: { name: string; email: string; roles: readonly Role[]; locales: readonly Locale[] } | null;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <>
      <TextField name="name" label={t('field.name')} value={account?.name} />
      <TextField name="email" type="email" label={t('field.email')} value={account?.email} />
      <Checkboxes
        name="roles"
        legend={t('accountsPage.roles')}
        options={roles.map((role) => ({ value: role, label: t(`role.${role}`), hint: t(`roleMeaning.${role}`) }))}
        values={account?.roles ?? []}
      />
      <Checkboxes
        name="locales"
        legend={t('accountsPage.locales')}
        hint={t('accountsPage.localesHint')}
        options={locales.map((value) => ({ value, label: languageName(value, locale) }))}
        values={account?.locales ?? []}
      />
    </>
  );
}
