import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { WordDiff } from '@/components/word-diff';
import { type Locale, sourceLocale } from '@/domain/locale';
import { keys, type ShownOperation } from './upload-state';

/** One operation of a translator's file: what it would change, what has changed in its source since, and what is asked first. */
export function OperationOfFile({
  operation: { slug, name, draft, changed, sourceChanges, same, untranslated, unknown },
  language,
  ticked,
}: {
  operation: ShownOperation;
  language: Locale | null;
  ticked: readonly string[];
}) {
  const t = useTranslations('rooms');
  const tick = (key: string, words: string) => <Tick value={key} words={words} ticked={ticked.includes(key)} />;
  return (
    <section aria-label={name} className="grid gap-4 border-s-2 border-rule ps-4">
      <h3 className="font-serif text-lg font-semibold">{name}</h3>
      {draft && (
        <div className="border-s-4 border-ink bg-wash px-3 py-2">
          <p>{t('translationsPage.draftThere', draft)}</p>
          {changed.length > 0 && tick(keys.overDraft(slug), t('translationsPage.overDraft'))}
        </div>
      )}
      {sourceChanges.length > 0 && (
        <div className="border-s-4 border-ink bg-wash px-3 py-2">
          <p className="mb-2">{t('translationsPage.sourceChanged')}</p>
          <dl className="grid gap-2">
            {sourceChanges.map(({ label, before, now }) => (
              <Text key={label} label={label} lang={sourceLocale}>
                <WordDiff before={before} after={now} />
              </Text>
            ))}
          </dl>
          {changed.length > 0 && tick(keys.overSource(slug), t('translationsPage.overSource'))}
        </div>
      )}
      {changed.map(({ key, label, before, after, partial }) => (
        <div key={key} className="max-w-measure">
          {tick(key, t('translationsPage.take', { field: label }))}
          {partial && <p className="text-soft">{t('translationsPage.partial')}</p>}
          <div lang={language ?? undefined} className="mt-1">
            <WordDiff before={before} after={after} />
          </div>
        </div>
      ))}
      {same > 0 && <p className="text-soft">{t('translationsPage.same', { count: same })}</p>}
      {untranslated.length > 0 && (
        <p className="text-soft">{t('translationsPage.untranslated', { fields: untranslated.join(', ') })}</p>
      )}
      {unknown.length > 0 && (
        <p className="text-soft">{t('translationsPage.unknown', { fields: unknown.join(', ') })}</p>
      )}
    </section>
  );
}

function Text({ label, lang, children }: { label: string; lang: Locale; children: ReactNode }) {
  return (
    <div>
      <dt className="font-semibold">{label}</dt>
      <dd lang={lang}>{children}</dd>
    </div>
  );
}

function Tick({ value, words, ticked }: { value: string; words: string; ticked: boolean }) {
  return (
    <label className="flex items-baseline gap-2 py-0.5">
      <input
        type="checkbox"
        name="take"
        value={value}
        defaultChecked={ticked}
        className="size-4 shrink-0 translate-y-0.5 accent-accent"
      />
      <span>{words}</span>
    </label>
  );
}
