/**
 * A line of a CSV file as RFC 4180 writes it. A field that a spreadsheet would take for a formula is written with an apostrophe before
 * it, as OWASP advises (CSV Injection); so is what follows a semicolon or a tab, which some spreadsheets take for the end of a field.
 */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(field).join()}\r\n`;
}

function field(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = text.replace(/^(?=[\t\r])|(^|[;\t\r\n])(?=["\s]*[=+\-@])/g, "$1'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
