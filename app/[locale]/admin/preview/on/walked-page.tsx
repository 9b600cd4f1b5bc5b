import type { ReactElement } from 'react';
import type { Db } from '@/db/client';
import { findOperations } from '@/db/queries/operations';
import { findProfile } from '@/db/queries/profiles';
import { findRedirects } from '@/db/queries/site';
import { findTimeline } from '@/db/queries/timeline';
import { findFieldsBehind } from '@/db/queries/translations';
import { readArrangement } from '@/domain/archive';
import type { Day } from '@/domain/calendar';
import type { Locale } from '@/domain/locale';
import { readDayAsked } from '@/domain/on-a-day';
import { AboutDocument, findAboutTexts } from '../../../(public)/about/about-document';
import { ChangesDocument } from '../../../(public)/changes/changes-document';
import { findAnnouncedPlans, findChanges } from '../../../(public)/changes/find-changes';
import { ArchiveDocument } from '../../../(public)/closed/archive-document';
import { FrontDocument, findFront } from '../../../(public)/front-document';
import { ProfileDocument } from '../../../(public)/operations/[slug]/profile-document';
import { TimelineDocument } from '../../../(public)/timeline/timeline-document';

/** What a walk finds at a public address: a page, the path that it has moved to, or nothing. */
export type Walked = { readonly page: ReactElement } | { readonly moved: string } | null;

/**
 * Reads a public page from a connection, as on the day `today`; what the page is made from has been read when this returns, and it is
 * rendered later.
 */
export function readWalked(
  db: Db,
  { locale, path, query, today }: { locale: Locale; path: string; query: URLSearchParams; today: Day },
): Walked {
  const on = readDayAsked(query) ?? today;
  if (on === 'wrong') return null;
  const seen = { locale, on, today };
  if (path === '') return { page: <FrontDocument {...findFront(locale, db)} {...seen} /> };
  if (path === '/about') return { page: <AboutDocument locale={locale} texts={findAboutTexts(locale, db)} /> };
  if (path === '/closed') {
    const arrangement = readArrangement(query);
    if (arrangement === null) return null;
    return { page: <ArchiveDocument arrangement={arrangement} operations={findOperations(locale, db)} {...seen} /> };
  }
  if (path === '/changes') {
    return {
      page: (
        <ChangesDocument
          locale={locale}
          changes={findChanges(locale, db)}
          announced={findAnnouncedPlans(locale, today, db)}
          today={today}
        />
      ),
    };
  }
  if (path === '/timeline') {
    return { page: <TimelineDocument locale={locale} timeline={findTimeline(locale, db)} today={today} /> };
  }
  const profile = findProfile(path.replace('/operations/', ''), locale, db);
  if (profile === null) {
    const moved = findRedirects(db).find(({ from }) => from === path)?.to;
    return moved === undefined ? null : { moved };
  }
  const behind = findFieldsBehind({ operationId: profile.id }, locale, db).length > 0;
  return { page: <ProfileDocument profile={profile} behind={behind} {...seen} /> };
}
