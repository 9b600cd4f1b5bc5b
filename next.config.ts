import type { NextConfig } from 'next';
import createNextIntlPlugin from 'next-intl/plugin';

const config: NextConfig = {
  // No byte of a page may depend on the User-Agent: metadata belongs in <head> for browsers and crawlers alike.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // The server in front of Next compresses and decides about addresses; a second opinion would only differ.
  compress: false,
  skipTrailingSlashRedirect: true,
  images: { unoptimized: true },
  serverExternalPackages: ['better-sqlite3'],
  // Whoever may not enter a room is answered 403.
  experimental: { authInterrupts: true },
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin('./i18n/request.ts')(config);
