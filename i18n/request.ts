import { hasLocale, IntlErrorCode } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { now } from '../clock';
import { organizationTimeZone } from '../domain/calendar';
import { messagesOf } from './messages';
import { routing } from './routing';

export default getRequestConfig(async ({ requestLocale }) => {
  const requested = await requestLocale;
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale;
  return {
    locale,
    messages: messagesOf(locale),
    timeZone: organizationTimeZone,
    now: now(),
    onError(error) {
      if (error.code === IntlErrorCode.ENVIRONMENT_FALLBACK) return;
      throw error;
    },
  };
});
