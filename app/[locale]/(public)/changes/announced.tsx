import { getTranslations } from 'next-intl/server';
import { dayAt } from '@/clock';
import { Markdown } from '@/components/markdown';
import { WrittenDate } from '@/components/written-date';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import type { AnnouncedPlan } from './find-changes';
import { Section } from './section';

/** What is announced and not decided, told apart from what is. Shows nothing where nothing is. */
export async function Announced({ plans, locale }: { plans: readonly AnnouncedPlan[]; locale: Locale }) {
  if (plans.length === 0) return null;
  const t = await getTranslations({ locale });
  return (
    <Section id="announced" heading={t('changes.announced')} aside={t('announcement.undecided')}>
      <ol>
        {plans.map((plan) => (
          <Plan key={plan.key} plan={plan} locale={locale} />
        ))}
      </ol>
    </Section>
  );
}

async function Plan({ plan, locale }: { plan: AnnouncedPlan; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'announcement' });
  const { kind, operation, name, nameLocale, expected, announcedAt, text, textLocale } = plan;
  const inOwnLanguage = (language: Locale) => (language === locale ? undefined : language);
  return (
    <li className="grid gap-x-6 border-b border-dashed border-was py-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <p className="text-soft">
        {expected === null
          ? t('noDate')
          : t.rich('expected', { date: () => <WrittenDate date={expected} locale={locale} /> })}
      </p>
      <div className="min-w-0 max-w-measure">
        {operation === null ? (
          <h3 className="font-serif text-lg leading-snug font-semibold">{t('kind.establishment')}</h3>
        ) : (
          <>
            <h3 className="font-serif text-lg leading-snug font-semibold" lang={inOwnLanguage(nameLocale)}>
              <a href={pathOf(locale, operationPath(operation))} className="text-ink no-underline hover:underline">
                {name}
              </a>
            </h3>
            <p>{t(`kind.${kind}`)}</p>
          </>
        )}
        <div className="prose" lang={inOwnLanguage(textLocale)}>
          <Markdown text={text} />
        </div>
        <p className="text-small text-soft">
          {t.rich('announcedOn', { date: () => <WrittenDate date={dayAt(new Date(announcedAt))} locale={locale} /> })}
        </p>
      </div>
    </li>
  );
}
