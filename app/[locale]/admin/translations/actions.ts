'use server';

import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { compareTranslationFile, type FileRefusal } from '@/db/writes/compare-translation-file';
import { takeInTranslationFile } from '@/db/writes/translation-file';
import { isLocale, sourceLocale } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { editorPath } from '../editing/subject';
import { done, refused } from '../form-answer';
import type { ProblemCode } from '../form-state';
import { packed, unpacked } from './packed';
import { choiceFrom, fileFrom, tickedIn } from './sent-file';
import { fieldNames, shown, tickedAtFirst } from './shown';
import { noUpload, type UploadState } from './upload-state';

/**
 * Shows what a translator's file would change; sent again with the wish to take it in, saves what was chosen as drafts. One action,
 * because without JavaScript a form shows an answer only while its action is the same.
 */
export async function bringTranslations(address: string, before: UploadState, form: FormData): Promise<UploadState> {
  const who = await requireWho(address, 'enter_rooms');
  const locale = isLocale(address) ? address : sourceLocale;
  const choice = choiceFrom(form);
  if (choice === null) {
    const file = await fileFrom(form);
    if (file === null) return refuse('file_missing');
    const compared = compareTranslationFile(queryDb(), file, who.accountId);
    if (compared.is === 'refused') return refuseFile(compared, address);
    const operations = await shown(compared, locale);
    const ticked = tickedAtFirst(operations);
    return { ...noUpload, file: packed(file), seen: compared.seen, language: compared.locale, operations, ticked };
  }
  const file = unpacked(before?.file);
  if (file === null) return refuse('file_missing');
  const taken = takeInTranslationFile(writeDb(), file, choice, { accountId: who.accountId, at: now() });
  switch (taken.is) {
    case 'refused':
      return refuseFile(taken, address);
    case 'asked': {
      const { seen, locale: language } = taken.comparison;
      const operations = await shown(taken.comparison, locale);
      return { ...refuse(taken.why), file: packed(file), seen, language, operations, ticked: tickedIn(form) };
    }
    case 'taken_in': {
      const drafts = taken.operations.map(({ slug, name }) => ({
        path: pathOf(locale, editorPath(slug, taken.locale)),
        name,
      }));
      return { ...noUpload, ...done('file_taken_in'), drafts };
    }
  }
}

function refuse(code: ProblemCode): UploadState {
  return { ...noUpload, ...refused(null, code) };
}

/** The answer to a file that is not taken in, with the place where something is wrong. */
async function refuseFile({ why, slug, field }: FileRefusal, address: string): Promise<UploadState> {
  const nameOf = await fieldNames(isLocale(address) ? address : sourceLocale);
  const place = [slug, field === null ? null : nameOf(field)].filter((part) => part !== null).join(' · ');
  return { ...refuse(why), place: place || null };
}
