'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useContext, useEffect, useRef } from 'react';
import type { Choice } from '@/i18n/codes';
import { type Ways, WaysOn } from '../../../editing/ways-on';
import { SubmitButton } from '../../../form';
import { Fact, Group, type Option, Rows, type Shown, ShownFacts } from './fact-inputs';
import type { FactFields } from './fact-rows';
import { type FactsState, unsentFacts } from './facts-state';

/** What the form of facts is given: the facts, and what this person may do with them now. */
export type FactsView = Pick<Shown, 'fields' | 'published' | 'comments' | 'options'> & {
  readonly seen: number;
  readonly basedOn: number;
  readonly themes: readonly Option[];
  readonly known: {
    readonly places: readonly Choice[];
    readonly languages: readonly Choice[];
    readonly countries: readonly Choice[];
    readonly facts: readonly string[];
  };
  readonly reviewers: readonly { readonly id: number; readonly name: string }[];
  readonly may: Ways;
};

/** The form of an operation's facts, and the ways that a draft of them can go. Works without JavaScript too. */
export function FactsForm({
  action,
  view,
}: {
  action: (state: FactsState, form: FormData) => Promise<FactsState>;
  view: FactsView;
}) {
  const [state, act] = useActionState(action, unsentFacts);
  const t = useTranslations('rooms');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.problem) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [state]);
  const fields: FactFields = state.mine ?? view.fields;
  const { problem, spare, theirs } = state;
  const { may } = view;
  const shown: Shown = { ...view, fields, theirs, problem, spare, editable: may.draft, decides: may.decide };
  return (
    <ShownFacts value={shown}>
      <form action={act} ref={form} aria-label={t('factsPage.form')} className="grid max-w-4xl gap-6">
        <input type="hidden" name="seen" value={state.seen ?? view.seen} />
        <input type="hidden" name="basedOn" value={state.basedOn ?? view.basedOn} />
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
        {may.draft && (
          <p className="max-w-measure text-small text-soft">
            {t('factsPage.dateHint')} {t('factsPage.rowsHint')} {t('factsPage.pickHint')}
          </p>
        )}
        <Single group="kind" />
        <Single group="slug" hint={t('factsPage.slugHint')} />
        <Single group="region" />
        <Rows group="hostCountries" />
        <Rows group="seats" />
        <Rows group="fieldOffices" />
        <Group group="mandate">
          <div className="grid gap-x-3 gap-y-1 sm:grid-cols-2">
            <Fact name="mandate.decision" label={t('factsPage.column.decision')} />
            <Fact name="mandate.decidedOn" label={t('factsPage.column.decidedOn')} />
          </div>
        </Group>
        <Themes options={view.themes} />
        <Rows group="furtherInformationLanguages" />
        <Rows group="formerNames" hint={t('factsPage.namesHint')} />
        <Single group="siteUrl" />
        <Rows group="sources" hint={t('factsPage.sourcesHint')} />
        <WaysOn
          may={may}
          reviewers={view.reviewers}
          besideSave={
            <SubmitButton quiet name="wish" value="rows">
              {t('factsPage.addRows')}
            </SubmitButton>
          }
        />
      </form>
      {may.draft && <Lists {...view.known} />}
    </ShownFacts>
  );
}

function Single({ group, hint }: { group: 'kind' | 'slug' | 'region' | 'siteUrl'; hint?: string }) {
  const t = useTranslations('rooms');
  return (
    <Group group={group} {...(hint === undefined ? {} : { hint })}>
      <Fact name={group} label={t(`factsPage.group.${group}`)} />
    </Group>
  );
}

function Themes({ options }: { options: readonly Option[] }) {
  const { fields, editable } = useContext(ShownFacts);
  const chosen = (value: string) => fields[`themes.${value}`] !== undefined;
  return (
    <Group group="themes">
      <ul className="grid gap-1 sm:grid-cols-2">
        {options
          .filter(({ value }) => editable || chosen(value))
          .map(({ value, label }) => (
            <li key={value}>
              {editable ? (
                <label className="flex items-baseline gap-2 py-0.5">
                  <input
                    type="checkbox"
                    name={`themes.${value}`}
                    defaultChecked={chosen(value)}
                    className="size-4 shrink-0 translate-y-0.5 accent-accent"
                  />
                  <span>{label}</span>
                </label>
              ) : (
                label
              )}
            </li>
          ))}
      </ul>
    </Group>
  );
}

/** What fields offer while one types: names, with the codes that stand for them. */
function Lists({ places, languages, countries, facts }: FactsView['known']) {
  const named = { 'known-places': places, 'known-languages': languages, 'known-countries': countries };
  return (
    <>
      {Object.entries(named).map(([id, choices]) => (
        <datalist key={id} id={id}>
          {choices.map(({ code, name }) => (
            <option key={code} value={name}>
              {code}
            </option>
          ))}
        </datalist>
      ))}
      <datalist id="known-facts">
        {facts.map((path) => (
          <option key={path} value={path} />
        ))}
      </datalist>
    </>
  );
}
