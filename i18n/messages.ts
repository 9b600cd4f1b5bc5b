import type { Locale } from '../domain/locale';
import de from '../messages/de.json' with { type: 'json' };
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fr from '../messages/fr.json' with { type: 'json' };
import it from '../messages/it.json' with { type: 'json' };
import ru from '../messages/ru.json' with { type: 'json' };

/** The words of the site in the source language; the other locales have the same keys, and a test says so. */
export type Messages = typeof en;

const messages: Readonly<Record<Locale, Messages>> = { en, fr, de, es, it, ru };

/** All words that the site shows in one locale. */
export function messagesOf(locale: Locale): Messages {
  return messages[locale];
}
