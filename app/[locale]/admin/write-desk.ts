import { getTranslations } from 'next-intl/server';
import { queryDb } from '@/db/client';
import { type DeskItem, findDesk } from '@/db/queries/desk';
import type { SignedIn } from '@/db/queries/sessions';
import type { Day } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { pathOf } from '@/i18n/addresses';
import { writeDate, writeInstant } from '@/i18n/dates';
import { languageName } from '@/i18n/names';
import type { RoomWords } from './editing/field-label';
import { refusalWords } from './refusal-words';
import { type SubjectNames, subjectNames } from './subject-names';

/** Something on the desk, in words, and where it is seen to. */
export type OnDesk = {
  readonly key: string;
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly comments: readonly { readonly id: number; readonly by: string; readonly text: string }[];
};

/** What waits for somebody on a day, in their language, the most urgent first. */
export async function writeDesk(who: SignedIn, locale: Locale, today: Day): Promise<readonly OnDesk[]> {
  const t = await getTranslations({ locale, namespace: 'rooms' });
  const names = subjectNames(t, locale);
  return findDesk(queryDb(), who, today).map((item) => ({ comments: [], ...wordsOf(item, t, names, locale) }));
}

type Words = Omit<OnDesk, 'comments'> & Partial<Pick<OnDesk, 'comments'>>;

function wordsOf(item: DeskItem, t: RoomWords, names: SubjectNames, locale: Locale): Words {
  switch (item.kind) {
    case 'refused':
    case 'lapsed': {
      const { id, of, parts, publishAt, refusal } = item.schedule;
      const what = `${names.nameOf(of)} · ${names.partsOf(parts)}`;
      return {
        key: `schedule ${id}`,
        path: names.pathTo(of),
        title: t(`deskItem.${item.kind}.title`, { what }),
        text: t(`deskItem.${item.kind}.text`, { at: writeInstant(publishAt, locale), why: refusalWords(t, refusal) }),
      };
    }
    case 'due': {
      const what = names.nameOf(item.of);
      return {
        key: `due ${item.of.operationId}`,
        path: names.pathTo(item.of),
        title: t('deskItem.due.title', { what }),
        text: t('deskItem.due.text', { date: writeDate(item.since, locale) }),
      };
    }
    case 'plan': {
      const { id, title, kind, targetDate } = item.plan;
      return {
        key: `plan ${id}`,
        path: pathOf(locale, `/admin/plans/${id}`),
        title: t('deskItem.plan.title', { what: title }),
        text:
          targetDate === null
            ? t(`planKind.${kind}`)
            : t('deskItem.plan.text', { kind: t(`planKind.${kind}`), date: writeDate(targetDate, locale) }),
      };
    }
    case 'outdated':
      return {
        key: `outdated ${item.locale}`,
        path: pathOf(locale, `/admin/operations?language=${item.locale}&state=outdated`),
        title: t('deskItem.outdated.title', { what: languageName(item.locale, locale), count: item.count }),
        text: t('deskItem.outdated.text'),
      };
    case 'outdated_site':
      return {
        key: `outdated site ${item.locale}`,
        path: pathOf(locale, `/admin/site/${item.locale}`),
        title: t('deskItem.outdated_site.title', { what: `${t('site')} · ${languageName(item.locale, locale)}` }),
        text: t('deskItem.outdated_site.text'),
      };
    default: {
      const { id, of, part, savedByName, savedBy, savedAt } = item.draft;
      const name = savedByName ?? t('auditPage.erased', { number: savedBy });
      const room = names.pathTo(of);
      return {
        key: `draft ${id}`,
        // What is approved is published from the room of all parts.
        path: item.kind === 'to_publish' ? room : `${room}/${part}`,
        title: t(`deskItem.${item.kind}.title`, { what: `${names.nameOf(of)} · ${names.partsOf([{ part }])}` }),
        text: t(`deskItem.${item.kind}.text`, { name, at: writeInstant(savedAt, locale) }),
        comments:
          item.kind === 'sent_back'
            ? item.comments.map((comment) => ({
                id: comment.id,
                by: comment.name ?? t('auditPage.erased', { number: comment.accountId }),
                text: comment.text,
              }))
            : [],
      };
    }
  }
}
