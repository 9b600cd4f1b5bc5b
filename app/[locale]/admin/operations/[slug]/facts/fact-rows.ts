/** The lists of the form, and what stands in a row of each; the first column says what the row is about. */
export const rowGroups = {
  hostCountries: ['country'],
  seats: ['place', 'from', 'until'],
  fieldOffices: ['place', 'kind', 'standing', 'openedOn', 'closedOn', 'asOf'],
  furtherInformationLanguages: ['language', 'url', 'position'],
  formerNames: ['from', 'until'],
  sources: ['field', 'confidence', 'url', 'note'],
} as const;

export type RowGroup = keyof typeof rowGroups;

/** What a new row begins with, where a column is a choice. */
export const firstChoice: Readonly<Record<string, string>> = {
  kind: 'field-office',
  standing: 'unknown',
  confidence: 'recalled',
};

/** The form's fields by their names: `slug`, `seats.0.from`, `themes.policing`. What is not there is empty. */
export type FactFields = Readonly<Record<string, string>>;

/** How many rows of a list are filled. */
export function rowsIn(fields: FactFields, group: RowGroup): number {
  let count = 0;
  while (fields[`${group}.${count}.${rowGroups[group][0]}`] !== undefined) count += 1;
  return count;
}
