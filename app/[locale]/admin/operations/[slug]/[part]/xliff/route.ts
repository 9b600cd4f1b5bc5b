import { requireWho } from '@/auth/signed-in';
import { queryDb } from '@/db/client';
import { findOperationId } from '@/db/queries/operations';
import { makeTranslationFile } from '@/db/queries/translation-file';
import { isLocale } from '@/domain/locale';
import { fileAnswer } from '../../../../translations/file-answer';

type Context = { readonly params: Promise<{ readonly locale: string; readonly slug: string; readonly part: string }> };

/** One operation for a translator: its source text and its translation into one language, as XLIFF 2.0. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { locale, slug, part } = await params;
  await requireWho(locale, 'enter_rooms');
  const id = findOperationId(queryDb(), slug);
  const file = id === null || !isLocale(part) ? null : makeTranslationFile(queryDb(), [id], part);
  return fileAnswer(locale, `${slug}.${part}.xlf`, file);
}
