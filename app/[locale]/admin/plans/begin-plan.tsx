import { getTranslations } from 'next-intl/server';
import { findOperations } from '@/db/queries/operations';
import type { Locale } from '@/domain/locale';
import { planKinds } from '@/domain/plan';
import { ActionForm, SelectField, SubmitButton, TextField } from '../form';
import { beginPlan } from './actions';

/** The form that begins a plan: what for, of which operation, what it is called and when it is meant to happen. */
export async function BeginPlan({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const operations = findOperations(locale)
    .map(({ slug, name }) => ({ value: slug, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <ActionForm action={beginPlan.bind(null, locale)} label={t('plansPage.begin')}>
      <SelectField
        name="kind"
        label={t('plansPage.kind')}
        value="closure"
        options={planKinds.map((value) => ({ value, label: t(`planKind.${value}`) }))}
      />
      <SelectField
        name="operation"
        label={t('plansPage.operation')}
        hint={t('plansPage.operationHint')}
        value=""
        options={[{ value: '', label: '–' }, ...operations]}
      />
      <TextField name="title" label={t('plansPage.title')} hint={t('plansPage.titleHint')} />
      <TextField name="targetDate" required={false} label={t('plansPage.target')} hint={t('factsPage.dateHint')} />
      <SubmitButton>{t('plansPage.beginSubmit')}</SubmitButton>
    </ActionForm>
  );
}
