import { getTranslations } from 'next-intl/server';
import type { Plan } from '@/db/queries/plans';
import {
  closureKinds,
  fieldOfficeKinds,
  operationKinds,
  regions,
  successionKinds,
  themes,
} from '@/domain/closed-lists';
import type { Locale } from '@/domain/locale';
import { messagesOf } from '@/i18n/messages';
import type { ProblemCode } from '../../form-state';
import type { Progress } from '../progress';
import { editPlannedFacts } from './actions';
import { findKnown } from './find-known';
import { fieldInPlan, toPlannedFields } from './planned-fields';
import { PlannedForm } from './planned-form';

/** What a plan decides: its facts, as a form by its kind, with what would be in the way of them at its field. */
export async function PlannedFactsSection({
  locale,
  plan,
  progress,
  mayEdit,
}: {
  locale: Locale;
  plan: Plan;
  progress: Progress;
  mayEdit: boolean;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const known = findKnown(locale);
  const words = messagesOf(locale);
  const { kind, facts } = plan;
  const { factsProblem } = progress;
  const field = factsProblem === null ? null : fieldInPlan(kind, factsProblem.field);
  const choose = (options: readonly { value: string; label: string }[]) => [{ value: '', label: '–' }, ...options];
  const operationKind = operationKinds.map((value) => ({ value, label: words.operationKind[value] }));
  // What is planned is known, its kind too.
  const closureKind = closureKinds
    .filter((value) => value !== 'unknown')
    .map((value) => ({ value, label: words.closureKind[value] }));
  return (
    <section id="facts" className="mt-10 border-t border-rule pt-5">
      <h2 className="mb-3 font-serif text-xl font-semibold tracking-tight">{t('plansPage.facts')}</h2>
      <PlannedForm
        action={editPlannedFacts.bind(null, locale, String(plan.id))}
        view={{
          kind,
          fields: toPlannedFields(kind, facts.content, known),
          seen: facts.version,
          known,
          options: {
            region: choose(regions.map((value) => ({ value, label: words.region[value] }))),
            // `kind` by itself is the operation's or the closure's; in a row it is a field office's, or how one followed the other.
            operationKind: choose(kind === 'closure' ? closureKind : operationKind),
            kind: choose(
              kind === 'restructuring'
                ? fieldOfficeKinds.map((value) => ({ value, label: words.fieldOfficeKind[value] }))
                : successionKinds.map((value) => ({ value, label: words.successionKind[value] })),
            ),
          },
          themes: themes.map((value) => ({ value, label: words.theme[value] })),
          mayEdit,
          inTheWay:
            facts.version === 0 || factsProblem === null || field === null
              ? null
              : { code: factsProblem.why as ProblemCode, field },
        }}
      />
    </section>
  );
}
