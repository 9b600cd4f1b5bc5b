import type { MetadataRoute } from 'next';
import { sourceLocale } from '@/domain/locale';
import { messagesOf } from '@/i18n/messages';

/** What a device shows when a reader keeps the site on it. */
export default function manifest(): MetadataRoute.Manifest {
  const { site, whereWeAre } = messagesOf(sourceLocale);
  return {
    name: site.frontTitle,
    short_name: site.name,
    description: whereWeAre.description,
    start_url: '/',
    display: 'browser',
    background_color: '#fcfaf6',
    theme_color: '#fcfaf6',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
}
