import { expect, test } from 'vitest';
import { type Place, refusePlace } from './place';

const osh: Place = {
  key: 'osh',
  latitude: 40.5283,
  longitude: 72.7985,
  geonames: 1527534,
  names: { en: 'Osh', fr: 'Och', de: 'Osch', es: 'Osh', it: 'Osh', ru: 'Ош' },
};

test('a place that nobody knows yet is taken, with a number or without', () => {
  expect(refusePlace(osh, [])).toBeNull();
  expect(refusePlace({ ...osh, geonames: null }, [{ key: 'skopje', geonames: null }])).toBeNull();
});

test.each<[string, Partial<Place>, string]>([
  ['key', { key: 'Osh' }, 'place_key_wrong'],
  ['key', { key: 'skopje' }, 'place_key_taken'],
  ['latitude', { latitude: 90.1 }, 'place_coordinates_wrong'],
  ['latitude', { latitude: Number.NaN }, 'place_coordinates_wrong'],
  ['longitude', { longitude: -181 }, 'place_coordinates_wrong'],
  ['geonames', { geonames: 0 }, 'place_geonames_wrong'],
  ['geonames', { geonames: 785842 }, 'place_geonames_taken'],
  ['name.ru', { names: { ...osh.names, ru: ' ' } }, 'place_name_wrong'],
  ['name.fr', { names: { ...osh.names, fr: 'O\u202ech' } }, 'place_name_wrong'],
])('%s of %j is refused: %s', (field, wrong, why) => {
  expect(refusePlace({ ...osh, ...wrong }, [{ key: 'skopje', geonames: 785842 }])).toEqual({ field, why });
});
