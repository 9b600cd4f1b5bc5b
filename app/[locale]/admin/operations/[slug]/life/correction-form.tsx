import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/domain/locale';
import { languageName } from '@/i18n/names';
import { ActionForm, SelectField, SubmitButton, TextField } from '../../../form';
import { Seldom, TextArea } from '../../../form-texts';
import { correctRecordedLife } from './actions';
import type { LifeView } from './find-life';
import { type LifeRowGroup, lifeRows, spareRows } from './life-fields';
import { isRowGroup, type LifeWords, lifeGroups } from './life-words';

type Shown = { readonly view: LifeView; readonly words: LifeWords; readonly locale: Locale };

/** The form in which what the record says of a life is put right, with the reason. Works without JavaScript too. */
export async function CorrectionForm({ slug, ...shown }: Shown & { slug: string }) {
  const { view, locale } = shown;
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <ActionForm action={correctRecordedLife.bind(null, locale, slug)} label={t('life.correct')}>
      <input type="hidden" name="seen" value={view.seen} />
      <p className="max-w-measure text-small text-soft">
        {t('life.correctLead')} {t('factsPage.dateHint')} {t('life.rowsHint')}
      </p>
      {lifeGroups.map(({ group, fields }) => (
        <fieldset key={group} className="grid gap-3 border-t border-rule pt-4">
          <legend className="font-serif text-lg font-semibold">{t(`life.group.${group}`)}</legend>
          <div className="grid items-end gap-x-3 gap-y-3 sm:grid-cols-2">
            {fields.map((name) => (
              <LifeField key={name} name={name} {...shown} />
            ))}
          </div>
          {group === 'closure' && <Notes name="closureNote" {...shown} />}
          {isRowGroup(group) && <Rows group={group} {...shown} />}
        </fieldset>
      ))}
      <div className="border-t border-rule pt-4">
        <TextField name="reason" label={t('life.reason')} hint={t('life.reasonHint')} />
      </div>
      <SubmitButton>{t('life.submit')}</SubmitButton>
    </ActionForm>
  );
}

async function Rows({ group, ...shown }: Shown & { group: LifeRowGroup }) {
  const { view, locale } = shown;
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const filled = view.content.facts[group].length;
  return Array.from({ length: filled + spareRows }, (_, index) => (
    <fieldset
      // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place.
      key={index}
      className="grid gap-3 border-s-2 border-rule ps-3"
    >
      <legend className="sr-only">{t('factsPage.row', { group: t(`life.group.${group}`), number: index + 1 })}</legend>
      <div className="grid items-end gap-x-3 gap-y-2 sm:grid-cols-3">
        {lifeRows[group].map((column) => (
          <LifeField key={column} name={`${group}.${index}.${column}`} {...shown} />
        ))}
      </div>
      {group === 'restructurings' && <Notes name={`restructuringNotes.${index}`} {...shown} />}
    </fieldset>
  ));
}

function LifeField({ name, view, words }: Shown & { name: string }) {
  const value = view.fields[name] ?? '';
  const options = words.optionsOf(name);
  const label = words.labelOf(name);
  if (options === undefined)
    return <TextField name={name} label={label} required={false} value={value} recorded={value} />;
  const recorded = value === '' ? '' : options.find((option) => option.value === value)?.label;
  return <SelectField name={name} label={label} options={options} value={value} recorded={recorded} />;
}

/** What is told of it, in each language that the operation has a profile in. */
async function Notes({ name, view, locale }: Shown & { name: string }) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const names = view.languages.map((language) => [`texts.${language}.${name}`, language] as const);
  return (
    <Seldom summary={t('life.notes')} names={names.map(([path]) => path)}>
      {names.map(([path, language]) => (
        <TextArea
          key={path}
          name={path}
          label={languageName(language, locale)}
          lang={language}
          value={view.fields[path] ?? ''}
          recorded={view.fields[path] ?? ''}
        />
      ))}
    </Seldom>
  );
}
