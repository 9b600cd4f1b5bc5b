/** The groups of the form of facts, in their order; also the paths that a comment can be about. */
export const factGroups = [
  'kind',
  'slug',
  'region',
  'hostCountries',
  'seats',
  'fieldOffices',
  'mandate',
  'themes',
  'furtherInformationLanguages',
  'formerNames',
  'siteUrl',
  'sources',
] as const;

export type FactGroup = (typeof factGroups)[number];
