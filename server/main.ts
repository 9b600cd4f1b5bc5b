import { createServer, type RequestListener, type Server } from 'node:http';
import { hashToken, newToken } from '../auth/tokens';
import { now } from '../clock';
import { closeDb, queryDb, UnusableDatabase, writeDb } from '../db/client';
import { WrongFile } from '../db/exchange/format';
import { hasAccounts } from '../db/queries/accounts';
import { replaceSetupLink } from '../db/writes/one-time-links';
import { sourceLocale } from '../domain/locale';
import { type Env, env, WrongSetting } from '../env';
import { answer } from './answer';
import { log } from './log';
import { type NextApp, prepareNext } from './next-app';
import { checkpoint, prepareDatabase } from './prepare-database';
import { startScheduler } from './scheduler';

/** How long requests in hand may take once the process has been asked to stop, in milliseconds. */
const patience = 10_000;

/** Starts the site: settings, database, Next, address. Ends the process with one sentence and code 1 where that cannot be. */
export async function start(): Promise<void> {
  try {
    const settings = env();
    if (settings.CLOCK_FILE)
      say('Warning: CLOCK_FILE is set, so this site does not tell the true time. It is for tests only.');
    if (settings.production && !settings.SITE_URL.startsWith('https:'))
      say(
        'Warning: SITE_URL is not https, so editors’ cookies and passwords travel in the open. Fine on this machine only.',
      );
    // Asked before anything is made: a clock that cannot be read is a wrong setting.
    now();
    prepareDatabase(settings.databaseFile, say);
    // Node would refuse a request without a host with an empty page.
    const server = createServer({ maxHeaderSize: 32_768, requireHostHeader: false });
    // Longer than a proxy, or a client, keeps an idle connection (60 s): else it may send a request into one that is being closed.
    server.keepAliveTimeout = 65_000;
    const next = await prepareNext(server);
    const answerRequest: RequestListener = (request, response) => void answer(next, request, response);
    server.on('request', answerRequest);
    // An expectation that is not `100-continue` may be ignored (RFC 9110, 10.1.1); Node would refuse it with an empty page.
    server.on('checkExpectation', answerRequest);
    answerBrokenRequests(server);
    stopOnSignal(server, next, settings);
    await listen(server, settings);
    const stopScheduler = startScheduler();
    server.on('close', stopScheduler);
    offerSetup(settings);
  } catch (error) {
    if (!(error instanceof WrongSetting || error instanceof UnusableDatabase || error instanceof WrongFile))
      throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** While nobody has an account, prints the link that makes the first administrator. Each start makes a new one. */
function offerSetup({ SITE_URL }: Env): void {
  if (hasAccounts(queryDb())) return;
  const token = newToken();
  replaceSetupLink(writeDb(), hashToken(token), now());
  say(
    `Nobody has an account yet. Set up the first administrator: ${SITE_URL}/${sourceLocale}/admin/setup?token=${token}`,
  );
}

function listen(server: Server, { PORT, HOST, SITE_URL }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(new WrongSetting(`The port ${PORT} is already in use; stop what uses it, or set PORT to another one.`));
      } else if (error.code === 'EACCES') {
        reject(new WrongSetting(`The port ${PORT} may not be used by this user; set PORT to one above 1023.`));
      } else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
        reject(new WrongSetting(`The address ${HOST} is not one of this machine; set HOST to one that is.`));
      } else reject(error);
    });
    server.listen(PORT, HOST, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : PORT;
      say(
        `Where We Are is at ${PORT === 0 ? `http://localhost:${port}` : SITE_URL} (listening on ${HOST}, port ${port}).`,
      );
      resolve();
    });
  });
}

/** Answers bytes that are not a request, headers that are too large and a request for a tunnel, and closes; nobody's locale is known yet. */
function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable) return void socket.destroy();
    const [status, words] =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? ['431 Request Header Fields Too Large', 'The headers of this request are too large.']
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? ['408 Request Timeout', 'This request took too long to arrive.']
          : ['400 Bad Request', 'This request cannot be read.'];
    socket.end(bareAnswer(status, words));
  });
  server.on('connect', (_, socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(bareAnswer('405 Method Not Allowed', 'This server is no proxy.', 'allow: GET, HEAD\r\n'));
  });
}

function bareAnswer(status: string, words: string, header = ''): string {
  return `HTTP/1.1 ${status}\r\n${header}content-type: text/plain; charset=utf-8\r\ncontent-length: ${words.length + 1}\r\nconnection: close\r\n\r\n${words}\n`;
}

/** On SIGTERM and SIGINT: accepts nothing new, finishes what is in hand, writes everything to the database file, ends with 0. */
function stopOnSignal(server: Server, next: NextApp, { databaseFile }: Env): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    const impatient = setTimeout(() => server.closeAllConnections(), patience);
    await closed;
    clearTimeout(impatient);
    try {
      await next.close();
      closeDb();
      checkpoint(databaseFile);
    } catch (error) {
      log('error', 'the end was not clean', { error });
    }
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
