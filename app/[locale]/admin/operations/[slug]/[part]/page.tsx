import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isLocale, sourceLocale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { EditingRoom } from '../../../editing/editing-room';
import { roomHead } from '../../../room-head';

type Params = { readonly params: Promise<{ readonly locale: string; readonly slug: string; readonly part: string }> };

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { locale, slug, part } = await params;
  const language = isLocale(locale) ? locale : sourceLocale;
  return roomHead(language, `${slug} · ${part}`);
}

/** The editor of what an operation says in one locale. */
export default async function OperationTextsPage({ params }: Params) {
  const { locale, slug, part } = await params;
  if (!isLocale(locale) || !isLocale(part)) notFound();
  const t = await getTranslations({ locale, namespace: 'rooms' });
  return (
    <EditingRoom
      locale={locale}
      subject={slug}
      part={part}
      ways={
        <p className="mb-6">
          <a href={pathOf(locale, `/admin${operationPath(slug)}`)}>{t('editor.toOperation')}</a>
          {' · '}
          <a href={pathOf(part, operationPath(slug))}>{t('editor.toPublic')}</a>
          {' · '}
          <a href={pathOf(locale, `/admin/preview${operationPath(slug)}/${part}`)}>{t('preview.link')}</a>
          {part !== sourceLocale && (
            <>
              {' · '}
              <a href={pathOf(locale, `/admin${operationPath(slug)}/${part}/xliff`)}>
                {t('translationsPage.takeOutOne')}
              </a>
            </>
          )}
        </p>
      }
    />
  );
}
