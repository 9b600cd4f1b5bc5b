import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { env } from '../env';
import { walkOf } from '../i18n/walk';
import { framingOf, roomPolicy, securityHeaders } from './headers';
import type { NextApp } from './next-app';
import { walkedDocument } from './walked-document';

/** The most that a form may send, in bytes. */
const largestBody = 1_048_576;

/** The headers of an editor's request that Next may see; what Next uses between its own parts never comes from outside. */
const passedOn = [
  'accept',
  'content-type',
  'cookie',
  'host',
  'next-action',
  'next-router-state-tree',
  'next-url',
  'origin',
  'rsc',
  'user-agent',
] as const;

/** Where a request comes from, for the pages and actions of the rooms. */
export const addressHeader = 'x-where-we-are-address';

/** Which address a request asks for, path and query, so that whoever must sign in first can come back to it. */
export const pathHeader = 'x-where-we-are-path';

/** What became of a request to an editors' room. */
export type RoomResult =
  | { readonly is: 'method' }
  | { readonly is: 'too_large' }
  | { readonly is: 'foreign' }
  | {
      readonly is: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string | string[]>>;
      readonly body: Buffer;
    };

/** Hands an editor's request to Next, with a policy of its own; rooms are never cached and never indexed. */
export async function passToRoom(next: NextApp, request: IncomingMessage): Promise<RoomResult> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (method !== 'GET' && method !== 'POST') return { is: 'method' };
  if (method === 'POST' && isForeign(request)) return { is: 'foreign' };
  const body = method === 'POST' ? await readBody(request) : Buffer.alloc(0);
  if (body === null) return { is: 'too_large' };
  const policy = roomPolicy(randomBytes(16).toString('base64'), framingOf(request.url ?? ''));
  const headers: Record<string, string> = {
    'content-security-policy': policy,
    [addressHeader]: request.socket.remoteAddress ?? '',
    [pathHeader]: request.url ?? '',
  };
  for (const name of passedOn) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  const answer = await next.enter({ method, url: request.url ?? '/', headers, body });
  const answered = Object.entries(answer.headers).filter(([name]) =>
    [
      'content-type',
      'content-disposition',
      'location',
      'set-cookie',
      'x-action-redirect',
      'x-action-revalidated',
      'vary',
    ].includes(name),
  );
  const walk = walkOf(request.url ?? '');
  return {
    is: 'answer',
    status: answer.status,
    headers: {
      ...securityHeaders(policy),
      ...(Object.fromEntries(answered) as Record<string, string | string[]>),
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    },
    body:
      walk !== null && answer.status === 200
        ? Buffer.from(await walkedDocument(answer.body.toString(), walk, env().SITE_URL))
        : answer.body,
  };
}

/** Answers whether a form was sent by a page of another site: either header alone is enough to say so. */
export function isForeign({
  headers: { origin, host, 'sec-fetch-site': site },
}: Pick<IncomingMessage, 'headers'>): boolean {
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
