import { connect } from 'node:net';
import Database from 'better-sqlite3';
import { locales } from '../domain/locale';
import { messagesOf } from '../i18n/messages';
import { expect, get, type Site, startSite, test } from './site';

/** Sends bytes as they are, as no well-behaved client would, and answers what came back. */
function send(site: Site, bytes: string): Promise<string> {
  const { port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

test('a page that does not exist answers 404 in the language of its address, with ways on', async ({ site }) => {
  for (const locale of locales) {
    const words = messagesOf(locale).notFound;
    for (const path of ['/nothing', '/operations/no-such-mission', '/operations', '/missing', '/operations/a/b/c']) {
      const { status, $ } = await get(site, `/${locale}${path}`);
      expect(status, `/${locale}${path}`).toBe(404);
      expect($('html').attr('lang')).toBe(locale);
      expect($('h1').text()).toBe(words.title);
      expect($('head meta[name=robots]').attr('content')).toContain('noindex');
      expect($('head link[rel=canonical]').length).toBe(0);
      expect($(`main a[href="/${locale}"]`).text()).toBe(words.toOperations);
      expect($('main h2').length, 'regions').toBe(3);
      expect($(`main a[href^="/${locale}/operations/"]`).length, 'open operations').toBe(12);
      expect($('#kosovo-note').length).toBe(1);
    }
  }
});

test('an unknown locale answers 404 in the language that the reader prefers', async ({ site }) => {
  const { status, headers, $ } = await get(site, '/xx/operations/mission-to-moldova', {
    headers: { 'accept-language': 'pt, it;q=0.8, fr;q=0.3' },
  });
  expect(status).toBe(404);
  expect(headers.get('vary')).toBe('Accept-Language');
  expect($('h1').text()).toBe(messagesOf('it').notFound.title);
});

test('the root sends each reader to their language, is not cached and sets no cookie', async ({ site }) => {
  for (const [preference, locale] of [
    ['fr-CA,fr;q=0.9', 'fr'],
    ['ja, de;q=0.1', 'de'],
    ['ja', 'en'],
    [';;;q=9', 'en'],
  ] as const) {
    const { status, headers } = await get(site, '/', { headers: { 'accept-language': preference } });
    expect([status, headers.get('location')], preference).toEqual([302, `/${locale}`]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('vary')).toBe('Accept-Language');
    expect(headers.get('set-cookie')).toBeNull();
  }
});

test('old addresses, capitals and slashes lead to the one address of a page', async ({ site }) => {
  for (const [from, to] of [
    ['/ru/operations/centre-in-almaty', '/ru/operations/centre-in-astana'],
    ['/fr/operations/Spillover-Monitor-Mission-to-Skopje/', '/fr/operations/spillover-monitor-mission-to-skopje'],
    ['/fr/operations/spillover-monitor-mission-to-skopje', '/fr/operations/mission-to-skopje'],
    ['/en/operations/mission-to-serbia-and-montenegro', '/en/operations/mission-to-serbia'],
    ['/EN/Closed/?sort=name', '/en/closed?sort=name'],
    ['//de//closed', '/de/closed'],
  ] as const) {
    const { status, headers } = await get(site, from);
    expect([status, headers.get('location')], from).toEqual([308, to]);
  }
  // Two slashes would make the browser take what follows for another site.
  const { status, headers } = await get(site, '//evil.example/en');
  expect([status, headers.get('location')]).toEqual([404, null]);
});

test('a query, a path or an address that is not one answers 400 or 414 in words', async ({ site }) => {
  for (const [path, status, title] of [
    ['/ru/closed?sort=size', 400, messagesOf('ru').refusal.badRequest.title],
    ['/ru/closed?sort=name&sort=name', 400, messagesOf('ru').refusal.badRequest.title],
    ['/fr/closed?group=%F0%9F%92%A9', 400, messagesOf('fr').refusal.badRequest.title],
    ['/de/%zz', 400, messagesOf('de').refusal.badRequest.title],
    ['/es/%00', 400, messagesOf('es').refusal.badRequest.title],
    ['/it/%c0%ae%c0%ae/etc', 400, messagesOf('it').refusal.badRequest.title],
    [`/it/${'a'.repeat(10_000)}`, 414, messagesOf('it').refusal.addressTooLong.title],
    [`/en/closed?${'a'.repeat(10_000)}`, 414, messagesOf('en').refusal.addressTooLong.title],
  ] as const) {
    const page = await get(site, path);
    expect(page.status, path).toBe(status);
    expect(page.$('h1').text(), path).toBe(title);
    expect(page.$('main a').attr('href'), path).toBe(path.slice(0, 3));
  }
  const upwards = await send(site, 'GET /en/%2e%2e/etc HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  expect(upwards).toMatch(/^HTTP\/1\.1 400 /);
});

test('parameters that a page does not know change nothing', async ({ site }) => {
  const plain = await get(site, '/en/operations/mission-to-moldova');
  const decorated = await get(site, '/en/operations/mission-to-moldova?utm_source=x&sort=2025-02-30&_rsc=1');
  expect(decorated.status).toBe(200);
  expect(decorated.html).toBe(plain.html);
});

test('methods other than GET and HEAD are refused on every address', async ({ site }) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    for (const path of [
      '/fr',
      '/fr/closed',
      '/fr/operations/mission-to-moldova',
      '/healthz',
      '/sitemap.xml',
      '/fr/none',
    ]) {
      const { status, headers, $ } = await get(site, path, { method, headers: { 'accept-language': 'fr' } });
      expect(status, `${method} ${path}`).toBe(405);
      expect(headers.get('allow')).toBe('GET, HEAD');
      expect($('h1').text()).toBe(messagesOf('fr').refusal.methodNotAllowed.title);
    }
  }
});

test('HEAD says what GET would, without the page', async ({ site }) => {
  const whole = await get(site, '/en/closed');
  const head = await get(site, '/en/closed', { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.html).toBe('');
  expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(whole.html)));
});

test('a request that is none, or whose headers never end, is answered and shut out', async ({ site }) => {
  expect(await send(site, 'HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  expect(await send(site, `GET /en HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}\r\n\r\n`)).toMatch(
    /^HTTP\/1\.1 431 /,
  );
  expect((await get(site, '/en')).status).toBe(200);
});

test('a request that asks for another protocol, a tunnel or a special treatment is answered all the same', async ({
  site,
}) => {
  const asking = (line: string, ...headers: string[]) =>
    send(site, [line, 'host: x', ...headers, 'connection: close', '', ''].join('\r\n'));
  // As `curl --http2` asks, and as a socket of a script would.
  for (const upgrade of ['h2c', 'websocket']) {
    const answer = await asking('GET /fr/none HTTP/1.1', 'connection: Upgrade', `upgrade: ${upgrade}`);
    expect(answer, upgrade).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer, upgrade).toContain('<html lang="fr"');
  }
  expect(await asking('GET /fr/none HTTP/1.1', 'expect: the-impossible')).toContain('<html lang="fr"');
  expect(await asking('CONNECT elsewhere.example:443 HTTP/1.1')).toMatch(/^HTTP\/1\.1 405 .*no proxy/s);
});

test('a request that names no host, or two, is refused in words', async ({ site }) => {
  const refused = messagesOf('de').refusal.badRequest.title;
  for (const hosts of ['', 'host: a\r\nhost: b\r\n']) {
    const answer = await send(site, `GET /de HTTP/1.1\r\n${hosts}connection: close\r\n\r\n`);
    expect(answer, hosts).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer, hosts).toContain(refused);
  }
  expect(await send(site, 'GET /de HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
});

test('a file that is asked for in part or on a condition is given whole; a folder is no file', async ({ site }) => {
  const plain = await get(site, '/icon.svg');
  for (const [name, value] of [
    ['range', 'bytes=999999-'],
    ['range', 'bytes=0-1'],
    ['if-match', '"another"'],
    ['if-unmodified-since', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ] as const) {
    const { status, html } = await get(site, '/icon.svg', { headers: { [name]: value } });
    expect([status, html], `${name}: ${value}`).toEqual([200, plain.html]);
  }
  for (const path of ['/_next/static/chunks', '/_next/static/chunks/', '/_next/static//chunks', '/_next/static']) {
    const { status, $ } = await get(site, path, { headers: { 'accept-language': 'es' } });
    expect(status, path).toBe(404);
    expect($('h1').text(), path).toBe(messagesOf('es').notFound.title);
  }
});

test('every answer has its security headers, and no policy allows inline styles or scripts', async ({ site }) => {
  const style = (await get(site, '/en')).$('head link[rel=stylesheet]').attr('href') ?? '';
  for (const path of ['/', '/en', '/en/none', '/en/%zz', '/healthz', '/sitemap.xml', '/icon.svg', style]) {
    const { headers } = await get(site, path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("script-src 'none'");
    expect(policy, path).not.toContain('unsafe');
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('strict-origin-when-cross-origin');
    expect(headers.get('x-powered-by'), path).toBeNull();
  }
});

test('the attack surface of Next cannot be reached', async ({ site }) => {
  for (const path of [
    '/_next/image?url=%2Ficon.svg&w=64&q=75',
    '/_next/data/x/en.json',
    '/_next/static/none.js',
    '/en.rsc',
    '/en.txt',
    '/api',
    '/_not-found',
  ]) {
    expect((await get(site, path)).status, path).toBe(404);
  }
  const action = await get(site, '/en', { headers: { 'next-action': 'x', 'x-middleware-subrequest': 'proxy' } });
  expect(action.status).toBe(200);
});

test('a page that cannot be made answers 500, a database that is gone 503, each in words, and the site lives on', async () => {
  const site = await startSite();
  try {
    expect((await get(site, '/readyz')).status).toBe(200);
    const db = new Database(site.databaseFile);
    db.exec('ALTER TABLE closures RENAME TO closures_gone');
    const failure = await get(site, '/de/closed');
    expect(failure.status).toBe(500);
    expect(failure.$('html').attr('lang')).toBe('de');
    expect(failure.$('h1').text()).toBe(messagesOf('de').refusal.failure.title);
    expect(failure.html).not.toMatch(/SQLITE|at .*\.ts|Error:/);
    expect((await get(site, '/de/about')).status).toBe(200);
    db.exec('ALTER TABLE closures_gone RENAME TO closures');
    expect((await get(site, '/de/closed')).status).toBe(200);

    db.exec('ALTER TABLE site_revision RENAME TO site_revision_gone; ALTER TABLE operations RENAME TO operations_gone');
    const unavailable = await get(site, '/ru');
    expect(unavailable.status).toBe(503);
    expect(unavailable.headers.get('retry-after')).toBe('60');
    expect(unavailable.$('h1').text()).toBe(messagesOf('ru').refusal.unavailable.title);
    expect((await get(site, '/readyz')).status).toBe(503);
    expect((await get(site, '/healthz')).status).toBe(200);
    db.exec('ALTER TABLE operations_gone RENAME TO operations; ALTER TABLE site_revision_gone RENAME TO site_revision');
    expect((await get(site, '/ru')).status).toBe(200);
    db.close();
  } finally {
    expect(await site.stop()).toBe(0);
  }
});
