import { getTranslations } from 'next-intl/server';
import { isLocale, sourceLocale } from '@/domain/locale';

/** A file for translators as a download; where there is nothing to be translated, a 404 that says so. */
export async function fileAnswer(address: string, name: string, file: string | null): Promise<Response> {
  if (file === null) {
    const t = await getTranslations({ locale: isLocale(address) ? address : sourceLocale, namespace: 'rooms' });
    return new Response(t('translationsPage.noFile'), {
      status: 404,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });
  }
  return new Response(file, {
    headers: { 'content-type': 'application/xliff+xml', 'content-disposition': `attachment; filename="${name}"` },
  });
}
