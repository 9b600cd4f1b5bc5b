import { getTranslations } from 'next-intl/server';
import { queryDb } from '@/db/client';
import { findAccounts } from '@/db/queries/accounts';
import type { Plan } from '@/db/queries/plans';
import { mayPrepare } from '@/db/writes/plans';
import type { Locale } from '@/domain/locale';
import { ActionForm, SelectField, SubmitButton, TextField } from '../../form';
import { Grave, Section } from '../../room';
import { cancelThisPlan, describeThisPlan } from './actions';

/** What a plan is called, when it is meant to happen and who sees to it; and cancelling it. */
export async function PlanDescription({ locale, plan }: { locale: Locale; plan: Plan }) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const owners = findAccounts(queryDb()).filter(
    ({ id, standing }) => mayPrepare({ ...standing, lacksSecondFactor: false }) || id === plan.ownerId,
  );
  return (
    <div className="mt-10 border-t border-rule pt-5">
      <Section title={t('plansPage.about')}>
        <ActionForm action={describeThisPlan.bind(null, locale, String(plan.id))} label={t('plansPage.about')}>
          <TextField name="title" label={t('plansPage.title')} value={plan.title} />
          <TextField
            name="targetDate"
            required={false}
            label={t('plansPage.target')}
            hint={t('factsPage.dateHint')}
            value={plan.targetDate ?? ''}
          />
          <SelectField
            name="owner"
            label={t('plansPage.owner')}
            value={plan.ownerId === null ? '' : String(plan.ownerId)}
            options={[{ value: '', label: '–' }, ...owners.map(({ id, name }) => ({ value: String(id), label: name }))]}
          />
          <SubmitButton quiet>{t('save')}</SubmitButton>
        </ActionForm>
        <Grave title={t('plansPage.cancel')} words={t('plansPage.cancelText')}>
          <ActionForm action={cancelThisPlan.bind(null, locale, String(plan.id))} label={t('plansPage.cancel')}>
            <TextField name="reason" label={t('plansPage.reason')} />
            <SubmitButton quiet>{t('plansPage.cancelSubmit')}</SubmitButton>
          </ActionForm>
        </Grave>
      </Section>
    </div>
  );
}
