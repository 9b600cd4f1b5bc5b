import { locales } from '../../domain/locale';
import { type Place, type PlaceRefusal, refusePlace } from '../../domain/place';
import type { Db } from '../client';
import { findCommonFiles } from '../queries/whole-record';
import * as t from '../schema';
import type { By } from './accounts';
import { type DoorRefusal, record } from './record';

/** Adds a place to those known; `basedOn` is the revision of what belongs to no operation. Answers why not, and at which field. */
export function addPlace(
  db: Db,
  place: Place,
  { basedOn, ...by }: By & { readonly accountId: number; readonly basedOn: number },
): { readonly field: string | null; readonly why: PlaceRefusal | DoorRefusal } | null {
  const change = { ...by, permission: 'publish', action: 'place.added', of: 'common', reason: null } as const;
  let field: string | null = null;
  const why = record<PlaceRefusal>(db, { ...change, parts: { facts: basedOn } }, () => {
    const wrong = refusePlace(place, findCommonFiles(db).places);
    if (wrong !== null) {
      field = wrong.field;
      return wrong.why;
    }
    const { names, ...row } = place;
    const { id: placeId } = db.insert(t.places).values(row).returning().get();
    for (const locale of locales) db.insert(t.placeNames).values({ placeId, locale, name: names[locale] }).run();
    return null;
  });
  return why === null ? null : { field, why };
}
