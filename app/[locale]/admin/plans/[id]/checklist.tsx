import { getTranslations } from 'next-intl/server';
import { queryDb } from '@/db/client';
import { findLocalesMissing, isBegun, type Plan, type PlanStepState } from '@/db/queries/plans';
import { type Locale, locales } from '@/domain/locale';
import { stepStates } from '@/domain/plan';
import { pathOf } from '@/i18n/addresses';
import { writeInstant } from '@/i18n/dates';
import { languageName } from '@/i18n/names';
import { ActionForm, SelectField, SubmitButton, TextField } from '../../form';
import { refusalWords } from '../../refusal-words';
import { Section } from '../../room';
import type { Progress } from '../progress';
import { noteStep } from './actions';

type Shown = {
  readonly locale: Locale;
  readonly plan: Plan;
  readonly progress: Progress;
  readonly mayEdit: boolean;
  readonly nameOf: (accountId: number) => string;
};

/** The steps of a plan: what became of each, who said so and when; what the plan answers itself is worked out. */
export async function Checklist({ locale, plan, progress, mayEdit, nameOf }: Shown) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <Section title={t('plansPage.checklist')}>
      <ol className="grid max-w-measure gap-0">
        {plan.steps.map((step) => {
          const state = progress.states[step.step] ?? 'open';
          return (
            <li key={step.step} className="grid gap-x-4 gap-y-1 border-b border-rule py-2 sm:grid-cols-[1fr_9rem]">
              <span className="font-semibold">{t(`planStep.${step.step}`)}</span>
              <span className={state === 'open' ? '' : 'text-soft'}>
                <span aria-hidden>{shapes[state]} </span>
                {t(`planStepState.${state}`)}
              </span>
              <div className="grid gap-1 text-small sm:col-span-2">
                {step.step === 'facts' && progress.factsProblem !== null && (
                  <p>
                    <a href="#facts">{refusalWords(t, progress.factsProblem.why)}</a>
                  </p>
                )}
                {step.step === 'texts' && <Texts locale={locale} plan={plan} />}
                {step.at !== null && step.accountId !== null && (
                  <p className="text-soft">
                    {nameOf(step.accountId)}, {writeInstant(step.at, locale)}
                    {step.note !== null && <span className="text-ink [overflow-wrap:anywhere]">: {step.note}</span>}
                  </p>
                )}
                {mayEdit && step.step !== 'facts' && step.step !== 'texts' && (
                  <NoteStep locale={locale} planId={plan.id} step={step} />
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** The languages of a plan's texts, as links, each with whether it is whole. */
async function Texts({ locale, plan }: { locale: Locale; plan: Plan }) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const missing = plan.state === 'preparing' ? findLocalesMissing(queryDb(), plan) : [];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {locales.map((part) => (
        <li key={part}>
          <a href={pathOf(locale, `/admin/plans/${plan.id}/${part}`)}>{languageName(part, locale)}</a>{' '}
          <span className="text-soft">
            {t(
              missing.includes(part)
                ? 'plansPage.text.missing'
                : isBegun(plan.texts[part].content)
                  ? 'plansPage.text.whole'
                  : 'plansPage.text.none',
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

async function NoteStep({ locale, planId, step }: { locale: Locale; planId: number; step: PlanStepState }) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <ActionForm
      action={noteStep.bind(null, locale, String(planId))}
      label={t('plansPage.noteStep', { step: t(`planStep.${step.step}`) })}
    >
      <div className="grid items-end gap-x-3 gap-y-2 sm:grid-cols-[9rem_1fr_auto]">
        <input type="hidden" name="step" value={step.step} />
        <SelectField
          name="state"
          label={t('plansPage.state')}
          value={step.state}
          options={stepStates.map((value) => ({ value, label: t(`planStepState.${value}`) }))}
        />
        <TextField name="note" required={false} label={t('plansPage.note')} value={step.note ?? ''} />
        <SubmitButton quiet>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  );
}

const shapes = { open: '○', done: '●', not_needed: '–' } as const;
