import { env } from '../env';

/** What every answer says to the browser, whatever it is. */
export function securityHeaders(): Readonly<Record<string, string>> {
  const { SITE_URL, production } = env();
  return {
    ...(production ? { 'content-security-policy': publicPolicy } : {}),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    ...(SITE_URL.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

// Public pages need their style sheet, fonts and pictures from here, and nothing else.
const publicPolicy = [
  "default-src 'none'",
  "script-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
