import { getTranslations } from 'next-intl/server';
import { queryDb } from '@/db/client';
import { findDraftsOf, findWaitingSchedules } from '@/db/queries/drafts';
import { contentNow, type Held } from '@/db/queries/revisions';
import { fieldsIn } from '@/db/queries/texts';
import type { PartName } from '@/domain/draft';
import { type Locale, sourceLocale } from '@/domain/locale';
import { changedFields, type TextFields } from '@/domain/text-fields';
import { writeInstant } from '@/i18n/dates';
import { languageName, writeList } from '@/i18n/names';
import { fieldLabel } from '../../editing/field-label';
import { ActionForm, Checkboxes, SubmitButton, TextField } from '../../form';
import { Section } from '../../room';
import { cancelPublication, publishChosen } from './actions';

/** What is approved and what is scheduled, and the ways to publish it: now or at an instant, in which languages, as one change. */
export async function Publishing({ locale, subject, of }: { locale: Locale; subject: string; of: Held }) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const db = queryDb();
  const schedules = findWaitingSchedules(db).filter((schedule) => JSON.stringify(schedule.of) === JSON.stringify(of));
  const approved = findDraftsOf(db, of).filter(({ state }) => state === 'approved');
  const nameOf = (part: PartName) => (part === 'facts' ? t('part.facts') : languageName(part, locale));
  const source = approved.find(({ part }) => part === sourceLocale);
  const changed = source ? changedFields(fieldsIn(contentNow(db, of), sourceLocale), source.content as TextFields) : [];
  return (
    <>
      {schedules.length > 0 && (
        <Section title={t('publishing.scheduled')}>
          {schedules.map(({ id, publishAt, parts, madeByName }) => (
            <ActionForm key={id} action={cancelPublication.bind(null, locale, id)} label={t('publishing.cancel')}>
              <p>
                {t('publishing.scheduledText', {
                  at: writeInstant(publishAt, locale),
                  parts: writeList(
                    parts.map(({ part }) => nameOf(part)),
                    locale,
                  ),
                  name: madeByName ?? t('auditPage.nobody'),
                })}
              </p>
              <SubmitButton quiet>{t('publishing.cancel')}</SubmitButton>
            </ActionForm>
          ))}
        </Section>
      )}
      <Section title={t('publishing.title')}>
        <ActionForm action={publishChosen.bind(null, locale, subject)} label={t('publishing.title')}>
          {approved.length === 0 ? (
            <p className="text-soft">{t('publishing.nothing')}</p>
          ) : (
            <>
              <Checkboxes
                name="drafts"
                legend={t('publishing.what')}
                options={approved.map(({ id, version, part, savedByName, savedAt }) => ({
                  value: `${id}@${version}`,
                  label: nameOf(part),
                  hint: t('publishing.by', {
                    name: savedByName ?? t('auditPage.nobody'),
                    at: writeInstant(savedAt, locale),
                  }),
                }))}
                values={approved.map(({ id, version }) => `${id}@${version}`)}
              />
              <TextField name="reason" required={false} label={t('publishing.reason')} />
              {changed.length > 0 && (
                <details className="border-s-2 border-rule ps-4">
                  <summary className="cursor-pointer py-1 font-semibold">{t('publishing.setAside')}</summary>
                  <p className="mt-1 mb-3 text-soft">{t('publishing.setAsideText')}</p>
                  <Checkboxes
                    name="setAside"
                    legend={t('publishing.setAsideFields')}
                    options={changed.map((name) => ({
                      value: name,
                      label: fieldLabel(t, name, locale),
                    }))}
                    values={[]}
                  />
                  <TextField name="setAsideReason" required={false} label={t('publishing.setAsideReason')} />
                </details>
              )}
              <SubmitButton name="wish" value="publish">
                {t('publishing.now')}
              </SubmitButton>
              <TextField
                name="at"
                type="datetime-local"
                required={false}
                label={t('publishing.at')}
                hint={t('publishing.atHint')}
              />
              <SubmitButton quiet name="wish" value="schedule">
                {t('publishing.schedule')}
              </SubmitButton>
            </>
          )}
        </ActionForm>
      </Section>
    </>
  );
}
