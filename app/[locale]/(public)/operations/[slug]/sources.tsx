import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/domain/locale';
import type { Source } from '@/domain/source';
import { writeList } from '@/i18n/names';

const facts = [
  'name',
  'formerName',
  'region',
  'hostCountry',
  'seat',
  'establishedOn',
  'operationalFrom',
  'mandate',
  'restructuring',
  'withdrawnOn',
  'mandateEndedOn',
  'closedOn',
  'administrativeClosureOn',
  'closureKind',
  'fieldOffice',
  'themes',
  'furtherInformationLanguages',
  'predecessors',
  'successors',
] as const;

/** Where the facts of a page were seen: each address once, with the facts it speaks for. */
export async function Sources({ sources, locale }: { sources: readonly Source[]; locale: Locale }) {
  const t = await getTranslations({ locale });
  const seen = new Map<string, Set<(typeof facts)[number]>>();
  for (const { field, confidence, url } of sources) {
    const fact = facts.find((candidate) => field === candidate || field.startsWith(`${candidate}.`));
    if (confidence !== 'confirmed' || url === null || fact === undefined) continue;
    seen.set(url, (seen.get(url) ?? new Set()).add(fact));
  }
  return (
    <section aria-labelledby="sources" className="mt-9">
      <h2 id="sources" className="mb-2 font-serif text-entry font-semibold tracking-tight">
        {t('operation.sources')}
      </h2>
      {seen.size === 0 ? (
        <p>{t('operation.noSources')}</p>
      ) : (
        <>
          <p className="mb-3 text-small text-soft">{t('operation.sourcesHint')}</p>
          <ul className="grid gap-2 text-small">
            {[...seen].map(([url, named]) => (
              <li key={url} className="[overflow-wrap:anywhere]">
                <a href={url} className="shows-address">
                  {withoutScheme(url)}
                </a>
                <span className="block text-soft">
                  {writeList(
                    facts.filter((fact) => named.has(fact)).map((fact) => t(`sourceField.${fact}`)),
                    locale,
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
