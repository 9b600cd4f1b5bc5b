import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { findTranslationWork, makeTranslationFile } from '@/db/queries/translation-file';
import { isLocale } from '@/domain/locale';
import { fileAnswer } from '../file-answer';

/** All operations whose translation into a language is outdated or missing, as one XLIFF 2.0 file. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  await requireWho(locale, 'enter_rooms');
  const asked = new URL(request.url).searchParams.get('locale');
  if (!isLocale(asked)) return fileAnswer(locale, '', null);
  const { outdated, missing } = findTranslationWork(queryDb(), asked);
  return fileAnswer(
    locale,
    `translations.${asked}.xlf`,
    makeTranslationFile(queryDb(), [...outdated, ...missing], asked),
  );
}
