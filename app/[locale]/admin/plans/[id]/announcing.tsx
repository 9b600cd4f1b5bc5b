import { getTranslations } from 'next-intl/server';
import type { Plan } from '@/db/queries/plans';
import { type Locale, locales } from '@/domain/locale';
import { announcementField } from '@/domain/plan';
import { pathOf } from '@/i18n/addresses';
import { languageName, writeList } from '@/i18n/names';
import { ActionForm, SubmitButton } from '../../form';
import { Section } from '../../room';
import { announceThisPlan } from './actions';

/** What readers are told of a plan before it is carried out, and telling them or taking it back. */
export async function Announcing({ locale, plan, mayAnnounce }: { locale: Locale; plan: Plan; mayAnnounce: boolean }) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const wordless = locales.filter((part) => (plan.texts[part].content[announcementField] ?? '').trim() === '');
  const wording = plan.texts[locale].content[announcementField] || plan.texts.en.content[announcementField];
  return (
    <div className="mt-10 border-t border-rule pt-5">
      <Section title={t('plansPage.announcement')}>
        <p className="text-soft">{t(plan.announced ? 'plansPage.announcedText' : 'plansPage.unannouncedText')}</p>
        {wording && <p className="border-s-2 border-rule ps-3 whitespace-pre-wrap">{wording}</p>}
        {wordless.length > 0 && (
          <p>
            {t('plansPage.wordless', {
              languages: writeList(
                wordless.map((part) => languageName(part, locale)),
                locale,
              ),
            })}{' '}
            <a href={pathOf(locale, `/admin/plans/${plan.id}/${wordless[0]}`)}>{t('plansPage.writeIt')}</a>
          </p>
        )}
        {mayAnnounce && (plan.announced || wordless.length === 0) && (
          <ActionForm action={announceThisPlan.bind(null, locale, String(plan.id))} label={t('plansPage.announcement')}>
            <SubmitButton quiet name="wish" value={plan.announced ? 'withdraw' : 'announce'}>
              {t(plan.announced ? 'plansPage.withdraw' : 'plansPage.announce')}
            </SubmitButton>
          </ActionForm>
        )}
      </Section>
    </div>
  );
}
