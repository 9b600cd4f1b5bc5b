import { env } from '../env';
import { walkOf } from '../i18n/walk';

/** What every answer says to the browser, whatever it is. */
export function securityHeaders(policy: string = publicPolicy): Readonly<Record<string, string>> {
  const { SITE_URL, production } = env();
  return {
    ...(production ? { 'content-security-policy': policy } : {}),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    ...(SITE_URL.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/**
 * What a room has to do with frames: it shows pages of its own in them, or is shown in one, or neither. A page of a walk is framed as
 * readers get it, without scripts.
 */
export type Framing = 'frames' | 'framed' | 'walked' | null;

/** What the room at a path, as it was sent, has to do with frames: only a preview shows its documents, and only these are shown. */
export function framingOf(target: string): Framing {
  const path = target.split('?')[0] ?? '';
  if (walkOf(target) !== null) return 'walked';
  if (/^\/[a-z]{2}\/admin\/preview\/on\/[^/]+$/.test(path)) return 'frames';
  const below = /^\/[a-z]{2}\/admin\/preview\/(?:operations\/[a-z][a-z0-9-]*|site)\/[a-z]{2}(?=\/|$)(.*)$/.exec(
    path,
  )?.[1];
  if (below === '') return 'frames';
  return below === '/document' || below === '/about/document' ? 'framed' : null;
}

/**
 * The policy of an editors' room: scripts that carry this answer's nonce, and what those load; styles from here. Nobody frames it, and
 * it frames nothing, unless it is a preview or what that shows.
 */
export function roomPolicy(nonce: string, framing: Framing = null): string {
  if (framing === 'walked') return publicPolicy.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ...(framing === 'frames' ? ["frame-src 'self'"] : []),
    framing === 'framed' ? "frame-ancestors 'self'" : "frame-ancestors 'none'",
  ].join('; ');
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
