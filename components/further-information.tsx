import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/domain/locale';
import { formattingTag } from '@/i18n/formatting-tag';
import { languageNameInSentence } from '@/i18n/names';

/**
 * "Further information is available in English and Albanian", built from the languages' codes in the grammar of the reader's
 * language. A language is a link where an address for it is known.
 */
export async function FurtherInformation({
  languages,
  locale,
}: {
  languages: readonly { readonly language: string; readonly url: string | null }[];
  locale: Locale;
}) {
  if (languages.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'furtherInformation' });
  const named = languages.map(({ language, url }) => ({
    language,
    url,
    text: t('language', { language: languageNameInSentence(language, locale) }),
  }));
  const parts = new Intl.ListFormat(formattingTag(locale)).formatToParts(named.map(({ text }) => text));
  let next = 0;
  const list: ReactNode[] = parts.map(({ type, value }) => {
    const item = type === 'element' ? named[next++] : undefined;
    if (!item?.url) return value;
    return (
      <a key={item.language} href={item.url} hrefLang={item.language}>
        {value}
      </a>
    );
  });
  return t.rich('notice', { count: languages.length, languages: () => list });
}
