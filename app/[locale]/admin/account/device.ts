import Bowser from 'bowser';

/** What a browser says it is, as its owner would call it: "Firefox, Linux"; `null` where it says nothing that is understood. */
export function deviceName(userAgent: string): string | null {
  if (userAgent === '') return null;
  const { browser, os } = Bowser.parse(userAgent);
  return [browser.name, os.name].filter(Boolean).join(', ') || null;
}
