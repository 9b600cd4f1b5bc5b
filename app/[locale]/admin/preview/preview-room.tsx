import { getTranslations } from 'next-intl/server';
import type { SignedIn } from '@/db/queries/sessions';
import type { AsIfPublished } from '@/db/writes/as-if-published';
import { type Locale, locales } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { languageName, writeList } from '@/i18n/names';
import { Room } from '../room';
import { Windows } from './windows';

/** A room that shows pages as readers would see them if the saved drafts were published now, on a phone and on a desktop. */
export async function PreviewRoom({
  locale,
  who,
  here,
  name,
  part,
  path,
  pages,
  drafts: { parts, leftOut, incomplete },
  back,
}: {
  locale: Locale;
  who: SignedIn;
  here: 'operations' | 'site';
  name: string;
  part: Locale;
  /** The preview's path below the locale, without the language that it shows. */
  path: string;
  /** The pages, by what follows the preview's own path. */
  pages: readonly { readonly title: string; readonly below: string }[];
  drafts: Omit<AsIfPublished<unknown>, 'answer'>;
  /** Where the texts are edited, below the locale. */
  back: { readonly words: string; readonly path: string };
}) {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const list = (of: typeof parts) =>
    writeList(
      of.map((name) => (name === 'facts' ? t('part.facts') : languageName(name, locale))),
      locale,
    );
  return (
    <Room
      locale={locale}
      who={who}
      here={here}
      title={t('preview.title', { name, language: languageName(part, locale) })}
      lead={t('preview.lead')}
    >
      <p className="mb-2">
        <a href={pathOf(locale, back.path)}>{back.words}</a>
      </p>
      <nav aria-label={t('preview.languages')} className="mb-4">
        <ul className="flex flex-wrap gap-x-4">
          {locales.map((other) => (
            <li key={other}>
              <a
                href={pathOf(locale, `${path}/${other}`)}
                aria-current={other === part ? 'page' : undefined}
                className="border-b-2 border-transparent aria-[current]:border-accent aria-[current]:text-ink aria-[current]:no-underline"
              >
                {languageName(other, locale)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p className="border-s-4 border-accent bg-wash px-3 py-2">
        <b className="font-semibold">{t('preview.link')}.</b>{' '}
        {parts.length === 0 && leftOut.length === 0 && t('preview.none')}
        {parts.length > 0 && t('preview.drafts', { parts: list(parts) })}
        {leftOut.length > 0 && <> {t('preview.leftOut', { parts: list(leftOut) })}</>}
        {incomplete && <> {t('preview.missing')}</>}
      </p>
      {pages.map(({ title, below }) => (
        <Windows key={below} locale={locale} title={title} src={pathOf(part, `${path}/${part}${below}`)} />
      ))}
    </Room>
  );
}
