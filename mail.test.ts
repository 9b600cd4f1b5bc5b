import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const mail = {
  to: 'zoe.mueller@example.org',
  subject: 'Приглашение – Where We Are',
  text: 'Guten Tag, Zoë Müller\n.\nhttps://where.example.org/ru/admin/invitation?token=abc',
};

/** What the server has taken. */
type Taken = { readonly from: string; readonly to: readonly string[]; readonly source: string };

let smtp: SMTPServer | undefined;
let taken: Taken[];

beforeEach(() => {
  taken = [];
  vi.stubEnv('MAIL_FROM', 'site@example.org');
  vi.stubEnv('SMTP_URL', undefined);
  vi.resetModules();
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await new Promise<void>((done) => (smtp === undefined ? done() : smtp.close(done)));
  smtp = undefined;
});

async function serve(options: SMTPServerOptions = {}): Promise<number> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    async onData(stream, { envelope }, done) {
      const source = await text(stream);
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), source });
      done();
    },
    ...options,
  });
  // A client that hangs up is no matter of this test.
  server.on('error', () => {});
  smtp = server;
  return portOf(server.server);
}

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return (server.address() as AddressInfo).port;
}

async function send(server: string | undefined) {
  vi.stubEnv('SMTP_URL', server);
  return (await import('./mail')).sendMail(mail);
}

/** The text of a mail as its reader sees it. */
function bodyOf(source: string): string {
  const [head = '', ...body] = source.split('\r\n\r\n');
  const coded = body.join('\r\n\r\n');
  const bytes = /^content-transfer-encoding: base64/im.test(head)
    ? Buffer.from(coded, 'base64')
    : Buffer.from(
        coded
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16))),
        'latin1',
      );
  return bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd();
}

test('a mail reaches its one addressee, from the site’s address, word for word', async () => {
  const port = await serve();
  expect(await send(`smtp://127.0.0.1:${port}`)).toBe('sent');
  expect(taken).toHaveLength(1);
  expect(taken[0]).toMatchObject({ from: 'site@example.org', to: [mail.to] });
  const source = taken[0]?.source ?? '';
  expect(source).toMatch(/^Content-Type: text\/plain; charset=utf-8/im);
  expect(bodyOf(source)).toBe(mail.text);
});

test('a mail is sent with the name and password of the setting', async () => {
  const seen: unknown[] = [];
  const port = await serve({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username, password }, _, done) {
      seen.push([username, password]);
      done(null, { user: username });
    },
  });
  expect(await send(`smtp://site:p%40ss@127.0.0.1:${port}`)).toBe('sent');
  expect(seen).toEqual([['site', 'p@ss']]);
});

test.each<[string, SMTPServerOptions]>([
  ['the sender', { onMailFrom: (_, __, done) => done(new Error('not you')) }],
  ['the addressee', { onRcptTo: (_, __, done) => done(new Error('nobody here')) }],
  ['the connection', { onConnect: (_, done) => done(new Error('go away')) }],
  [
    'the text',
    {
      onData(stream, _, done) {
        stream.resume();
        stream.on('end', () => done(new Error('spam')));
      },
    },
  ],
])('a mail of which the server refuses %s has failed', async (_, options) => {
  const port = await serve(options);
  expect(await send(`smtp://127.0.0.1:${port}`)).toBe('failed');
  expect(taken).toEqual([]);
});

test('a mail to a server that asks for another password has failed', async () => {
  const port = await serve({ allowInsecureAuth: true, onAuth: (_, __, done) => done(new Error('wrong')) });
  expect(await send(`smtp://site:wrong@127.0.0.1:${port}`)).toBe('failed');
});

test('a mail to where nobody listens has failed', async () => {
  const gone = createServer();
  const port = await portOf(gone);
  await new Promise((closed) => gone.close(closed));
  expect(await send(`smtp://127.0.0.1:${port}`)).toBe('failed');
});

test('a mail to a server that never says a word has failed after ten seconds', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket.on('error', () => {})));
  const port = await portOf(silent);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let answer: string | null = null;
  const sending = send(`smtp://127.0.0.1:${port}`).then((said) => {
    answer = said;
  });
  while (sockets.length === 0 || vi.getTimerCount() === 0) await nextTurn();
  await vi.advanceTimersByTimeAsync(9_999);
  expect(answer).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  await sending;
  expect(answer).toBe('failed');
  for (const socket of sockets) socket.destroy();
  await new Promise((closed) => silent.close(closed));
});

test('without a mail server, nothing is sent', async () => {
  expect(await send(undefined)).toBe('no_server');
});
