import type { Locale } from '../domain/locale';
import { type Messages, messagesOf } from '../i18n/messages';

/** Why a request is refused, with its status. The words are in `messages/`. */
export const refusals = {
  badRequest: 400,
  wrongDay: 400,
  dayToCome: 400,
  dayNotShown: 400,
  forbidden: 403,
  methodNotAllowed: 405,
  tooLarge: 413,
  addressTooLong: 414,
  failure: 500,
  unavailable: 503,
} as const satisfies Partial<Record<keyof Messages['refusal'], number>>;

export type Refusal = keyof typeof refusals;

/**
 * A small whole page, made without Next and without the database, in the reader's language; it also stands where those have failed.
 * Its style is in a file of its own, because the content security policy allows no other. `wayOn` is the path, below the locale, of the
 * page that the reader may have meant.
 */
export function refusalPage(refusal: Refusal, locale: Locale, wayOn = ''): string {
  const { site, refusal: words } = messagesOf(locale);
  const { title, text } = words[refusal];
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(`${title} – ${site.subject}`)}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/refusal.css">
</head>
<body>
<header><a href="/${locale}">${escapeHtml(site.name)}</a></header>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
${wayOn && `<p><a href="/${locale}${escapeHtml(wayOn)}">${escapeHtml(words.toPage)}</a></p>\n`}<p><a href="/${locale}">${escapeHtml(words.toFront)}</a></p>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
