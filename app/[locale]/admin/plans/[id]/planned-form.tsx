'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useContext, useEffect, useRef } from 'react';
import type { PlanKind } from '@/domain/plan';
import { SubmitButton } from '../../form';
import type { ProblemCode } from '../../form-state';
import { Fact, type Option, type Shown, ShownFacts } from '../../operations/[slug]/facts/fact-inputs';
import { type FactsState, unsentFacts } from '../../operations/[slug]/facts/facts-state';
import { groupsOf, type Known, type PlannedGroup, plannedForm, rowsOf } from './planned-fields';

/** What the form of a plan's facts is given. */
export type PlannedView = Pick<Shown, 'fields' | 'options'> & {
  readonly kind: PlanKind;
  readonly seen: number;
  readonly known: Known;
  readonly themes: readonly Option[];
  readonly mayEdit: boolean;
  /** What would be in the way if the plan were carried out as it is kept, and at which field. */
  readonly inTheWay: { readonly code: ProblemCode; readonly field: string } | null;
};

/** The form of a plan's facts, by its kind. Works without JavaScript too. */
export function PlannedForm({
  action,
  view,
}: {
  action: (state: FactsState, form: FormData) => Promise<FactsState>;
  view: PlannedView;
}) {
  const [state, act] = useActionState(action, unsentFacts);
  const t = useTranslations('rooms');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.problem) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [state]);
  const { kind, mayEdit } = view;
  const { problem, spare, theirs } = state;
  const shown: Shown = {
    ...view,
    published: null,
    comments: [],
    decides: false,
    fields: state.mine ?? view.fields,
    theirs,
    // What is kept is judged as it stands; what has just been typed, when it is kept.
    problem: state.mine === null ? view.inTheWay : problem,
    spare,
    editable: mayEdit,
  };
  return (
    <ShownFacts value={shown}>
      <form action={act} ref={form} aria-label={t('plansPage.facts')} className="grid max-w-4xl gap-5">
        <input type="hidden" name="seen" value={state.seen ?? view.seen} />
        <input type="hidden" name="spare" value={spare} />
        <div role="alert" className="empty:hidden">
          {problem && (
            <p className="border-s-4 border-ink bg-wash px-3 py-2">
              {t(`problem.${problem.code}`, { minutes: 0 })} {theirs && t('factsPage.confirmStale')}
            </p>
          )}
        </div>
        <div role="status" className="empty:hidden">
          {state.done && <p className="border-s-4 border-accent bg-wash px-3 py-2">{t(`done.${state.done}`)}</p>}
        </div>
        {mayEdit && (
          <p className="max-w-measure text-small text-soft">
            {t('plansPage.factsHint')} {t('factsPage.pickHint')}
          </p>
        )}
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2 lg:grid-cols-3">
          {plannedForm[kind].single.map((name) => (
            <Fact
              key={name}
              name={name}
              label={t(`plansPage.field.${name}`)}
              list={name === 'seat' ? 'known-places' : undefined}
            />
          ))}
        </div>
        {plannedForm[kind].ticked.map((name) => (
          <Ticked key={name} name={name}>
            {t(`plansPage.field.${name}`)}
          </Ticked>
        ))}
        {groupsOf(kind).map(([group, columns]) => (
          <PlannedRows key={group} kind={kind} group={group} columns={columns} />
        ))}
        {kind === 'establishment' && (
          <fieldset className="border-t border-rule pt-4">
            <legend className="font-semibold">{t('factsPage.group.themes')}</legend>
            <div className="grid gap-1 sm:grid-cols-2">
              {view.themes.map(({ value, label }) => (
                <Ticked key={value} name={`themes.${value}`}>
                  {label}
                </Ticked>
              ))}
            </div>
          </fieldset>
        )}
        {mayEdit && (
          <div className="flex flex-wrap gap-3">
            <SubmitButton name="wish" value="save">
              {t('plansPage.saveFacts')}
            </SubmitButton>
            <SubmitButton quiet name="wish" value="rows">
              {t('factsPage.addRows')}
            </SubmitButton>
          </div>
        )}
      </form>
      {mayEdit && <Lists {...view.known} />}
    </ShownFacts>
  );
}

function Ticked({ name, children }: { name: string; children: ReactNode }) {
  const { fields, editable } = useContext(ShownFacts);
  const ticked = fields[name] !== undefined;
  if (!editable) return ticked ? <p>{children}</p> : null;
  return (
    <label className="flex items-baseline gap-2 py-0.5">
      <input
        type="checkbox"
        name={name}
        defaultChecked={ticked}
        className="size-4 shrink-0 translate-y-0.5 accent-accent"
      />
      <span>{children}</span>
    </label>
  );
}

function PlannedRows({ kind, group, columns }: { kind: PlanKind; group: PlannedGroup; columns: readonly string[] }) {
  const { fields, theirs, spare, editable } = useContext(ShownFacts);
  const t = useTranslations('rooms');
  const most = Math.max(rowsOf(fields, kind, group) + (editable ? spare : 0), theirs ? rowsOf(theirs, kind, group) : 0);
  if (most === 0) return null;
  const label = t(`plansPage.group.${group}`);
  return (
    <fieldset className="grid gap-3 border-t border-rule pt-4">
      <legend className="font-semibold">{label}</legend>
      {Array.from({ length: most }, (_, index) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place.
          key={index}
          className="grid gap-x-3 gap-y-1 border-s-2 border-rule ps-3 sm:grid-cols-2 lg:grid-cols-3"
        >
          <legend className="sr-only">{t('factsPage.row', { group: label, number: index + 1 })}</legend>
          {columns.map((column) => (
            <Fact
              key={column}
              name={`${group}.${index}.${column}`}
              label={t(`plansPage.column.${column as 'slug'}`)}
              list={column === 'slug' ? 'known-operations' : undefined}
            />
          ))}
        </fieldset>
      ))}
    </fieldset>
  );
}

/** What fields offer while one types: names, with the codes that stand for them. */
function Lists({ places, languages, countries, operations }: Known) {
  const named = {
    'known-places': places,
    'known-languages': languages,
    'known-countries': countries,
    'known-operations': operations,
  };
  return Object.entries(named).map(([id, choices]) => (
    <datalist key={id} id={id}>
      {choices.map(({ code, name }) => (
        <option key={code} value={name}>
          {code}
        </option>
      ))}
    </datalist>
  ));
}
