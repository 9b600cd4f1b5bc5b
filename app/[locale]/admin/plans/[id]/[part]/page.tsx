import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireWho } from '@/auth/signed-in';
import { findPlan, type Plan } from '@/db/queries/plans';
import { mayPrepare } from '@/db/writes/plans';
import { isTranslation } from '@/domain/draft';
import { isLocale, type Locale, locales, sourceLocale } from '@/domain/locale';
import { isOneLine, kindOfField, textLengths } from '@/domain/text-fields';
import { pathOf } from '@/i18n/addresses';
import { writeInstant } from '@/i18n/dates';
import { languageName } from '@/i18n/names';
import { TextEditor } from '../../../editing/text-editor';
import { SubmitButton } from '../../../form';
import { Room } from '../../../room';
import { roomHead } from '../../../room-head';
import { peopleNames } from '../../people-names';
import { planIdFrom } from '../../plan-fields';
import { planFieldLabel, planTexts } from '../plan-texts';
import { editPlanTexts } from './actions';

type Params = { readonly params: Promise<{ readonly locale: string; readonly id: string; readonly part: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, id, part } = await params;
  const plan = findPlan(planIdFrom(id) ?? 0);
  return roomHead(isLocale(locale) ? locale : sourceLocale, `${plan?.title ?? id} · ${part}`);
}

/** The editor of what a plan says in one locale: what readers are told before, and what is published with it. */
export default async function PlanTextsPage({ params }: Params) {
  const { locale, id, part } = await params;
  const who = await requireWho(locale, 'enter_rooms');
  const plan = findPlan(planIdFrom(id) ?? 0);
  if (!isLocale(locale) || !isLocale(part) || plan === null) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const mayWrite = plan.state === 'preparing' && mayPrepare(who, part);
  const { version, savedBy, savedAt } = plan.texts[part];
  const path = pathOf(locale, `/admin/plans/${plan.id}`);
  return (
    <Room
      locale={locale}
      who={who}
      here="plans"
      title={`${plan.title} · ${languageName(part, locale)}`}
      lead={
        savedBy === null || savedAt === null
          ? t('plansPage.textsNone')
          : t('plansPage.textsSaved', { name: peopleNames(t)(savedBy), at: writeInstant(savedAt, locale) })
      }
    >
      <p className="mb-6 flex flex-wrap gap-x-4">
        <a href={path}>{t('plansPage.toPlan')}</a>
        {locales
          .filter((other) => other !== part)
          .map((other) => (
            <a key={other} href={`${path}/${other}`}>
              {languageName(other, locale)}
            </a>
          ))}
      </p>
      <TextEditor
        action={editPlanTexts.bind(null, locale, String(plan.id), part)}
        sources={isTranslation(part) ? sourcesOf(plan) : {}}
        view={{
          fields: fieldsOf(plan, part).map((field) => ({ ...field, label: planFieldLabel(t, field.name, locale) })),
          seen: version,
          basedOn: 0,
          madeFrom: null,
          lang: part,
          keptUnder: `plan ${who.accountId} ${plan.id} ${part}`,
          address: `${path}/${part}/draft`,
          here: `${path}/${part}`,
          may: { draft: mayWrite, decide: false, withdraw: false, discard: false, stillRight: false },
          reviewers: [],
          others: [],
        }}
        ways={
          mayWrite && (
            <SubmitButton name="wish" value="save">
              {t('plansPage.saveTexts')}
            </SubmitButton>
          )
        }
      />
    </Room>
  );
}

function fieldsOf(plan: Plan, part: Locale) {
  const source = planTexts(plan, sourceLocale);
  const translates = isTranslation(part);
  return Object.entries(planTexts(plan, part)).map(([name, value]) => ({
    name,
    value,
    shownInstead: null,
    oneLine: isOneLine(name),
    most: textLengths[kindOfField(name)]?.most ?? 300,
    good: textLengths[kindOfField(name)]?.good ?? null,
    rows: translates ? (source[name] ?? '').split('\n\n').length : 1,
    outdated: false,
    comments: [],
  }));
}

/** The source text of each field, paragraph by paragraph. */
function sourcesOf(plan: Plan) {
  return Object.fromEntries(
    Object.entries(planTexts(plan, sourceLocale)).map(([name, text]) => [
      name,
      <div key={name} lang={sourceLocale} className="grid gap-3">
        {text.split('\n\n').map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is known by its place.
          <p key={index} className="whitespace-pre-wrap">
            {paragraph}
          </p>
        ))}
      </div>,
    ]),
  );
}
