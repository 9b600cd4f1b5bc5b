/**
 * Answers whether something is a well-formed BCP 47 tag whose language is one of ISO 639: two or three letters. The longer ones that
 * BCP 47 keeps for later name no language yet, and a mistyped name would pass for one.
 */
export function isLanguageTag(text: string): boolean {
  if (text.length > 40 || !/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(text)) return false;
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

/** A tag in the letters that BCP 47 recommends: `sr-Latn-RS`. The language itself stays the one that was named. */
export function inUsualCase(tag: string): string {
  return tag
    .split('-')
    .map((part, index) => {
      if (index === 0) return part.toLowerCase();
      if (part.length === 4 && /^[a-z]+$/i.test(part))
        return part.charAt(0).toUpperCase() + part.slice(1).toLowerCase();
      return part.length === 2 ? part.toUpperCase() : part.toLowerCase();
    })
    .join('-');
}
