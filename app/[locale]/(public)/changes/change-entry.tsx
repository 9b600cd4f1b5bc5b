import { getTranslations } from 'next-intl/server';
import { Decision } from '@/components/decision';
import { Unconfirmed } from '@/components/unconfirmed';
import { WrittenDate } from '@/components/written-date';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import type { Change } from './find-changes';

/** One change: its date, the operation under its name of then, and what happened. */
export async function ChangeEntry({ change, locale }: { change: Change; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'changes' });
  const { on, operation, name } = change;
  const lang = operation.textLocale === locale ? undefined : operation.textLocale;
  return (
    <li className="grid gap-x-6 border-b border-rule py-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <p className="text-soft">
        <WrittenDate date={on} locale={locale} />
      </p>
      <div className="min-w-0 max-w-measure">
        <h3 className="font-serif text-lg leading-snug font-semibold" lang={lang}>
          <a href={pathOf(locale, operationPath(operation.slug))} className="text-ink no-underline hover:underline">
            {name}
          </a>
        </h3>
        {change.is === 'event' ? (
          <EventWords change={change} lang={lang} locale={locale} />
        ) : (
          <p>
            {t('rewritten')}
            {change.saidBefore && (
              <>
                {' · '}
                <a href={pathOf(locale, operationPath(operation.slug, change.saidBefore))} rel="nofollow">
                  {t('textBefore')}
                </a>
              </>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

async function EventWords({
  change: { event, operation, before },
  lang,
  locale,
}: {
  change: Change & { readonly is: 'event' };
  lang: Locale | undefined;
  locale: Locale;
}) {
  const t = await getTranslations({ locale });
  const { kind, decision, field, note } = event;
  const reason = kind === 'lastDay' && operation.closureKind !== 'unknown' ? operation.closureKind : null;
  return (
    <>
      <p>
        {t(`event.${kind}`, { place: '', until: '' })}
        <Unconfirmed verified={operation.verified.has(field)} locale={locale} />
        {reason && (
          <span className="text-soft">
            {' '}
            · {t(`closureKind.${reason}`)}
            <Unconfirmed verified={operation.verified.has('closureKind')} locale={locale} />
          </span>
        )}
        {decision && (
          <span className="text-soft">
            {' '}
            · <Decision reference={decision} locale={locale} />
          </span>
        )}
        {before && (
          <span className="text-soft">
            {' '}
            · {t.rich('changes.nameBefore', { name: () => <span lang={lang}>{before}</span> })}
          </span>
        )}
      </p>
      {note && (
        <p lang={lang} className="text-small text-soft">
          {note}
        </p>
      )}
    </>
  );
}
