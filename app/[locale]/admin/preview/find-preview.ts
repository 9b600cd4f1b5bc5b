import { now } from '@/clock';
import { writeDb } from '@/db/client';
import { findProfile, type Profile } from '@/db/queries/profiles';
import { contentNow } from '@/db/queries/revisions';
import { findFieldsBehind } from '@/db/queries/translations';
import { type AsIfPublished, asIfPublished } from '@/db/writes/as-if-published';
import type { Locale } from '@/domain/locale';
import { type AboutTexts, findAboutTexts } from '../../(public)/about/about-document';
import { type Front, findFront } from '../../(public)/front-document';
import { heldFrom } from '../editing/subject';

/** An operation's page with the drafts of its facts and of a locale's texts in it; `null` where there is no such operation. */
export function findProfilePreview(
  slug: string,
  part: Locale,
): AsIfPublished<{ readonly profile: Profile; readonly behind: boolean }> | null {
  const of = heldFrom(slug);
  if (of === null || of === 'common') return null;
  return asIfPublished(writeDb(), of, part, now(), (db) => {
    // A draft of facts may have given it another slug.
    const profile = findProfile(contentNow(db, of).slug, part, db);
    if (profile === null) throw new Error(`the operation ${slug} has no profile`);
    return { profile, behind: findFieldsBehind(of, part, db).length > 0 };
  });
}

/** The site's own texts with the draft of a locale's in them. */
export function findSitePreview(part: Locale): AsIfPublished<{ readonly front: Front; readonly about: AboutTexts }> {
  return asIfPublished(writeDb(), 'common', part, now(), (db) => ({
    front: findFront(part, db),
    about: findAboutTexts(part, db),
  }));
}
