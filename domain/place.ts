import { type Locale, locales } from './locale';
import { refuseText } from './text-fields';

/** A place as the record knows it; WGS 84. */
export type Place = {
  readonly key: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Its number in GeoNames. */
  readonly geonames: number | null;
  readonly names: Readonly<Record<Locale, string>>;
};

export type PlaceRefusal =
  | 'place_key_wrong'
  | 'place_key_taken'
  | 'place_coordinates_wrong'
  | 'place_geonames_wrong'
  | 'place_geonames_taken'
  | 'place_name_wrong';

/** Answers what is wrong with a place that is to be added to those known, and with which field, or `null`. */
export function refusePlace(
  { key, latitude, longitude, geonames, names }: Place,
  known: readonly Pick<Place, 'key' | 'geonames'>[],
): { readonly field: string; readonly why: PlaceRefusal } | null {
  if (key.length > 60 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)) return { field: 'key', why: 'place_key_wrong' };
  if (known.some((place) => place.key === key)) return { field: 'key', why: 'place_key_taken' };
  if (!(Math.abs(latitude) <= 90)) return { field: 'latitude', why: 'place_coordinates_wrong' };
  if (!(Math.abs(longitude) <= 180)) return { field: 'longitude', why: 'place_coordinates_wrong' };
  if (geonames !== null) {
    if (!Number.isInteger(geonames) || geonames < 1 || geonames > 999_999_999)
      return { field: 'geonames', why: 'place_geonames_wrong' };
    if (known.some((place) => place.geonames === geonames)) return { field: 'geonames', why: 'place_geonames_taken' };
  }
  const nameless = locales.find((locale) => names[locale].trim() === '' || refuseText('name', names[locale]) !== null);
  return nameless === undefined ? null : { field: `name.${nameless}`, why: 'place_name_wrong' };
}
