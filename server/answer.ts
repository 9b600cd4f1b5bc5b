import type { IncomingMessage, ServerResponse } from 'node:http';
import { today } from '../clock';
import { queryDb } from '../db/client';
import { isMigrated } from '../db/migrate';
import { findRedirect, findSiteRevision } from '../db/queries/site';
import { type Locale, sourceLocale } from '../domain/locale';
import { env } from '../env';
import { withoutScripts } from './document';
import { securityHeaders } from './headers';
import { log } from './log';
import { negotiateLocale } from './negotiate-locale';
import type { NextApp, Rendered } from './next-app';
import { type Refusal, refusalPage, refusals } from './refusal-page';
import { passToRoom } from './rooms';
import { readTarget, type Target, type WrongDay } from './target';

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
};

/** Answers one request; whatever happens, the reader gets a status and words, and the process lives on. */
export async function answer(next: NextApp, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = readTarget(request.url ?? '', today());
  try {
    if (!namesOneHost(request)) {
      send(request, response, refuse('badRequest', localeFor(target, request), { connection: 'close' }));
    } else if (target.is === 'room') {
      send(request, response, await enterRoom(next, target.locale, request));
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      send(request, response, refuse('methodNotAllowed', localeFor(target, request), { allow: 'GET, HEAD' }));
    } else if (isFileOfNext(next, target, request)) {
      await passToNext(next, request, response);
    } else {
      send(request, response, await decide(next, target, request));
    }
  } catch (error) {
    log('error', 'a request failed', { error, target: request.url });
    if (response.headersSent) response.destroy();
    else send(request, response, refuseFailure(localeFor(target, request)));
  }
}

/** RFC 9112, 3.2: a request of HTTP/1.1 names its host, and no request names two. */
function namesOneHost({ httpVersion, rawHeaders }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0');
}

async function decide(
  next: NextApp,
  target: Exclude<Target, { is: 'room' }>,
  request: IncomingMessage,
): Promise<Answer> {
  switch (target.is) {
    case 'front':
      return redirect(302, `/${negotiateLocale(request.headers['accept-language'])}`, { vary: 'Accept-Language' });
    case 'health':
      return checkHealth(target.check);
    case 'moved':
      return redirect(308, target.to);
    case 'malformed':
      return refuse(target.why === 'too_long' ? 'addressTooLong' : 'badRequest', localeFor(target, request));
    case 'wrong_day':
      return refuse(wrongDays[target.why], target.locale, {}, target.path);
    case 'missing': {
      const to = target.locale && findRedirect(target.path);
      return to ? redirect(308, `/${target.locale}${to}`) : missing(next, target.locale, request);
    }
    case 'file':
      return madeFiles.has(target.path) ? madeFile(await next.render(target.path)) : missing(next, null, request);
    case 'page': {
      const rendered = await next.render(`/${target.locale}${target.path}${target.query}`);
      if (rendered.status === 404) {
        const to = findRedirect(target.path);
        return to ? redirect(308, `/${target.locale}${to}${target.query}`) : missing(next, target.locale, request);
      }
      if (rendered.status !== 200) return refuseFailure(target.locale);
      return page(200, rendered);
    }
  }
}

async function enterRoom(next: NextApp, locale: Locale, request: IncomingMessage): Promise<Answer> {
  const result = await passToRoom(next, request);
  switch (result.is) {
    case 'method':
      return refuse('methodNotAllowed', locale, { allow: 'GET, HEAD, POST' });
    case 'foreign':
      return refuse('forbidden', locale);
    case 'too_large':
      return refuse('tooLarge', locale, { connection: 'close' });
    case 'answer':
      if (result.status === 403) return refuse('forbidden', locale);
      if (result.status === 404) return missing(next, locale, request);
      return result.status >= 500 ? refuseFailure(locale) : result;
  }
}

async function missing(next: NextApp, locale: Locale | null, request: IncomingMessage): Promise<Answer> {
  const words = locale ?? negotiateLocale(request.headers['accept-language']);
  const rendered = await next.renderMissing(words);
  if (rendered.status !== 200) return refuseFailure(words);
  return page(404, rendered, locale === null ? { vary: 'Accept-Language' } : {});
}

async function page(status: number, { type, body }: Rendered, headers: Answer['headers'] = {}): Promise<Answer> {
  const document = env().production ? await withoutScripts(body.toString()) : body;
  return { status, headers: { 'content-type': type, 'cache-control': 'no-cache', ...headers }, body: document };
}

/** Files of the whole site that are made from the record. */
const madeFiles = new Set(['/manifest.webmanifest', '/robots.txt', '/sitemap.xml']);

function madeFile({ status, type, body }: Rendered): Answer {
  if (status !== 200) return refuseFailure(sourceLocale);
  return { status, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
}

function redirect(status: 302 | 308, location: string, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { location, 'cache-control': status === 302 ? 'no-store' : 'no-cache', ...headers },
    body: '',
  };
}

const wrongDays = { no_day: 'wrongDay', day_to_come: 'dayToCome', not_shown: 'dayNotShown' } as const satisfies Record<
  WrongDay,
  Refusal
>;

/** `wayOn` is the path, below the locale, of the page that the reader may have meant. */
function refuse(refusal: Refusal, locale: Locale, headers: Answer['headers'] = {}, wayOn = ''): Answer {
  return {
    status: refusals[refusal],
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: refusalPage(refusal, locale, wayOn),
  };
}

/** A failure is the site's own, or the database's: then it may be over in a minute. */
function refuseFailure(locale: Locale): Answer {
  return databaseAnswers() ? refuse('failure', locale) : refuse('unavailable', locale, { 'retry-after': '60' });
}

function checkHealth(check: 'alive' | 'ready'): Answer {
  const good = check === 'alive' || databaseAnswers();
  return {
    status: good ? 200 : 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
    body: good ? 'ok\n' : 'the database does not answer\n',
  };
}

function databaseAnswers(): boolean {
  try {
    findSiteRevision();
    return isMigrated(queryDb());
  } catch {
    return false;
  }
}

/** Files of the build and of `public/` go out as Next keeps them; in development so does everything that only development has. */
function isFileOfNext(next: NextApp, target: Target, request: IncomingMessage): boolean {
  if (!env().production && (request.url ?? '').startsWith('/_next/')) return true;
  return target.is === 'file' && next.hasFile(target.path);
}

/** Headers that ask for a file in part or on a condition, which Next answers with a bare 500 where they cannot be met. */
const demands = ['range', 'if-range', 'if-match', 'if-unmodified-since'];

async function passToNext(next: NextApp, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const name of demands) delete request.headers[name];
  for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value);
  await next.pass(request, response);
}

function localeFor(target: Target, request: IncomingMessage): Locale {
  const named = 'locale' in target ? target.locale : null;
  return named ?? negotiateLocale(request.headers['accept-language']);
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...securityHeaders(), ...headers, 'content-length': bytes.length });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
