import { getTranslations } from 'next-intl/server';
import { WordDiff } from '@/components/word-diff';
import type { Comparison } from '@/db/queries/history';
import type { Locale } from '@/domain/locale';
import { languageName } from '@/i18n/names';
import { fieldLabel, type RoomWords } from '../editing/field-label';
import { Cell, Row, Table } from '../table';

/** What is different between two revisions: the facts one by one, the texts word by word in every language. */
export async function Changes({
  locale,
  factsName,
  comparison: { facts, texts },
}: {
  locale: Locale;
  /** What the part that is no text is called. */
  factsName: string;
  comparison: Comparison;
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  if (facts.length === 0 && texts.length === 0) return <p>{t('history.same')}</p>;
  return (
    <>
      {facts.length > 0 && (
        <section className="mt-6">
          <h3 className="mb-2 font-serif text-lg font-semibold">{factsName}</h3>
          <Table label={factsName} columns={[t('history.fact'), t('history.before'), t('history.after')]}>
            {facts.map(({ path, before, after }) => (
              <Row key={path.join('/')}>
                <Cell head>{path.map((name) => factName(t, name)).join(' › ')}</Cell>
                <Cell>
                  <span className="sr-only md:hidden">{t('history.before')}: </span>
                  {before === null ? t('history.none') : <del className="text-soft">{before}</del>}
                </Cell>
                <Cell>
                  <span className="sr-only md:hidden">{t('history.after')}: </span>
                  {after === null ? t('history.none') : <ins className="font-semibold no-underline">{after}</ins>}
                </Cell>
              </Row>
            ))}
          </Table>
        </section>
      )}
      {texts.map(({ locale: language, fields }) => (
        <section key={language} className="mt-6 max-w-measure">
          <h3 className="mb-2 font-serif text-lg font-semibold">{languageName(language, locale)}</h3>
          <dl className="grid gap-4">
            {fields.map(({ name, before, after }) => (
              <div key={name}>
                <dt className="font-semibold">{fieldLabel(t, name, locale)}</dt>
                <dd lang={language}>
                  <WordDiff before={before} after={after} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}

/** A fact's name in words; what an item of a list is known by stands for itself. */
function factName(t: RoomWords, name: string): string {
  const key = `history.factName.${name}` as 'history.factName.kind';
  return /^[a-zA-Z]+$/.test(name) && t.has(key) ? t(key) : name;
}
