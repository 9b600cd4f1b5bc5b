import { getTranslations } from 'next-intl/server';
import { queryDb } from '@/db/client';
import { isBegun, type Plan } from '@/db/queries/plans';
import type { SignedIn } from '@/db/queries/sessions';
import { findSettings } from '@/db/queries/settings';
import { stepsOpen, versionsOf } from '@/db/writes/carry-out-plan';
import { parsePartialDate } from '@/domain/calendar';
import { type Locale, locales, sourceLocale } from '@/domain/locale';
import { may } from '@/domain/permissions';
import { effectiveDayOf, type PlannedEstablishment, refuseCarryingOut } from '@/domain/plan';
import { pathOf } from '@/i18n/addresses';
import { writeDate } from '@/i18n/dates';
import { languageName, writeList } from '@/i18n/names';
import { ActionForm, SubmitButton } from '../../form';
import { refusalWords } from '../../refusal-words';
import type { Progress } from '../progress';
import { carryOutThisPlan } from './actions';

/** What is still missing before a plan can be carried out, a look at what readers will see, and the button that does it. */
export async function CarryingOut({
  locale,
  plan,
  progress,
  who,
  operation,
}: {
  locale: Locale;
  plan: Plan;
  progress: Progress;
  who: SignedIn;
  /** What the operation is called; `null` where it is to be established. */
  operation: string | null;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const open = stepsOpen(plan);
  // Why this person may not, whatever is still missing.
  const own = refuseCarryingOut({ ...plan, openSteps: [] }, who.accountId, findSettings(queryDb()));
  const { problem, missing } = progress;
  const inTheWay = [
    ...open.map((step) => ({ key: step, words: t(`planStep.${step}`) })),
    ...(missing.length > 0 ? [{ key: 'texts', words: textsMissing() }] : []),
    ...(problem !== null && !(missing.length > 0 && problem.field.startsWith('texts.'))
      ? [{ key: 'problem', words: refusalWords(t, problem.why) }]
      : []),
  ];
  function textsMissing(): string {
    const languages = missing.map((part) => languageName(part, locale));
    return t('plansPage.textsMissing', { languages: writeList(languages, locale) });
  }
  const day = parsePartialDate(effectiveDayOf(plan.kind, plan.facts.content));
  const name =
    operation ??
    (plan.texts[locale].content.name ||
      plan.texts[sourceLocale].content.name ||
      (plan.facts.content as PlannedEstablishment).slug);
  const ended = plan.state !== 'preparing';
  // Without JavaScript a form shows its answer only where it stood: whoever comes too late to an ended plan is told so there.
  const mayDo = may(who, 'record_lifecycle') && own === null && inTheWay.length === 0 && day !== null;
  return (
    <section className={ended ? '' : 'mt-10 border-t border-rule pt-5'}>
      {!ended && (
        <>
          <h2 className="mb-3 font-serif text-xl font-semibold tracking-tight">{t('plansPage.carryOut')}</h2>
          <div className="mb-4 grid max-w-lg gap-4">
            <p className="text-soft">
              {t('plansPage.carryOutText')}{' '}
              <a href={pathOf(locale, `/admin/preview/plans/${plan.id}`)}>{t('plansPage.preview')}</a>
            </p>
            {inTheWay.length > 0 && (
              <div>
                <p className="font-semibold">{t('plansPage.stillMissing')}</p>
                <ul className="ms-5 list-disc">
                  {inTheWay.map(({ key, words }) => (
                    <li key={key}>{words}</li>
                  ))}
                </ul>
              </div>
            )}
            {!may(who, 'record_lifecycle') && <p className="text-soft">{t('plansPage.byPublisher')}</p>}
            {may(who, 'record_lifecycle') && own !== null && (
              <p className="border-s-4 border-ink bg-wash px-3 py-2">{refusalWords(t, own)}</p>
            )}
          </div>
        </>
      )}
      <div className="max-w-lg">
        {may(who, 'record_lifecycle') && (
          <ActionForm action={carryOutThisPlan.bind(null, locale, String(plan.id))} label={t('plansPage.carryOut')}>
            <input type="hidden" name="seen" value={JSON.stringify(versionsOf(plan))} />
            {mayDo && (
              <SubmitButton>
                {t(`plansPage.carryOutSubmit.${plan.kind}`, {
                  operation: name,
                  date: writeDate(day, locale),
                  count: locales.filter((part) => isBegun(plan.texts[part].content)).length,
                })}
              </SubmitButton>
            )}
          </ActionForm>
        )}
      </div>
    </section>
  );
}
