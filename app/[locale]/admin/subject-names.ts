import { queryDb } from '@/db/client';
import type { Held } from '@/db/queries/revisions';
import { findSubjects } from '@/db/queries/subjects';
import type { PartName } from '@/domain/draft';
import type { Locale } from '@/domain/locale';
import { operationPath, pathOf } from '@/i18n/addresses';
import { languageName, writeList } from '@/i18n/names';
import type { RoomWords } from './editing/field-label';

/** How what is edited is called in a locale, and where its room is. */
export type SubjectNames = {
  readonly nameOf: (of: Held) => string;
  readonly pathTo: (of: Held) => string;
  /** The parts of one change: "facts, French and German". */
  readonly partsOf: (parts: readonly { readonly part: PartName }[]) => string;
};

/** The names and rooms of all that is edited, for a list that mixes them. */
export function subjectNames(t: RoomWords, locale: Locale): SubjectNames {
  const subjects = findSubjects(queryDb(), locale);
  const subjectOf = (of: Held) => (of === 'common' ? undefined : subjects.get(of.operationId));
  return {
    nameOf: (of) => subjectOf(of)?.name ?? t('site'),
    pathTo: (of) => {
      const slug = subjectOf(of)?.slug;
      return pathOf(locale, slug === undefined ? '/admin/site' : `/admin${operationPath(slug)}`);
    },
    partsOf: (parts) =>
      writeList(
        parts.map(({ part }) => (part === 'facts' ? t('part.facts') : languageName(part, locale))),
        locale,
      ),
  };
}
