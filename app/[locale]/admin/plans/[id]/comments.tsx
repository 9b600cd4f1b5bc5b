import { getTranslations } from 'next-intl/server';
import type { Plan } from '@/db/queries/plans';
import type { Locale } from '@/domain/locale';
import { writeInstant } from '@/i18n/dates';
import { ActionForm, SubmitButton, TextArea } from '../../form';
import { Section } from '../../room';
import { sayOfPlan } from './actions';

/** What was said about a plan, and saying something. */
export async function PlanComments({
  locale,
  plan,
  nameOf,
}: {
  locale: Locale;
  plan: Plan;
  nameOf: (accountId: number) => string;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  if (plan.comments.length === 0 && plan.state !== 'preparing') return null;
  return (
    <div className="mt-10 border-t border-rule pt-5">
      <Section title={t('plansPage.comments')}>
        {plan.comments.map(({ id, text, accountId, at }) => (
          <div key={id} className="border-s-2 border-rule ps-3">
            <p className="text-small text-soft">
              {nameOf(accountId)}, {writeInstant(at, locale)}
            </p>
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
          </div>
        ))}
        {plan.state === 'preparing' && (
          <ActionForm action={sayOfPlan.bind(null, locale, String(plan.id))} label={t('plansPage.comments')}>
            <TextArea name="comment" label={t('plansPage.comment')} />
            <SubmitButton quiet>{t('plansPage.say')}</SubmitButton>
          </ActionForm>
        )}
      </Section>
    </div>
  );
}
