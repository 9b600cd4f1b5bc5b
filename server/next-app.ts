import { statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import inject, { type DispatchFunc } from 'light-my-request';
import createNext from 'next';
import type { Locale } from '../domain/locale';
import { env } from '../env';

/** What Next made of an address. */
export type Rendered = { readonly status: number; readonly type: string; readonly body: Buffer };

/** What Next answered to a request of an editor. */
export type RoomAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: Buffer;
};

/** A request of an editor, whole. */
export type RoomRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

/** Next, behind the server: it renders addresses and hands out its own files, and decides nothing else. */
export type NextApp = {
  /** Renders an address. Nothing of the reader's request reaches Next, so the bytes are the same for everyone. */
  readonly render: (address: string) => Promise<Rendered>;
  /** Renders the page that says, in a locale, that there is nothing at an address. */
  readonly renderMissing: (locale: Locale) => Promise<Rendered>;
  /** Hands an editor's request to Next, and answers what Next made of it, whole. */
  readonly enter: (request: RoomRequest) => Promise<RoomAnswer>;
  /** Hands a request to Next as it is: for the hashed files of the build, and in development for everything of its own. */
  readonly pass: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Answers whether the build, or `public/`, has a file of that address. */
  readonly hasFile: (path: string) => boolean;
  readonly close: () => Promise<void>;
};

/** Prepares Next; the server is given to it for the reloading of pages in development. */
export async function prepareNext(server: Server): Promise<NextApp> {
  const { production, PORT, HOST } = env();
  // Next takes over every `Upgrade` on the server it is given, and in production leaves whoever asks for one without an answer.
  // It is given one that nobody can reach; Node then answers such a request as if it had not asked.
  const httpServer = production ? createServer() : server;
  const app = createNext({ dev: !production, dir: process.cwd(), httpServer, port: PORT, hostname: HOST });
  await app.prepare();
  const handle = app.getRequestHandler();
  const host = new URL(env().SITE_URL).host;
  const dispatch: DispatchFunc = (request, response) => {
    handle(request as IncomingMessage, response).catch((error: Error) => response.destroy(error));
  };
  const render = async (address: string): Promise<Rendered> => {
    const answer = await inject(dispatch, { method: 'GET', url: address, headers: { host } });
    const type = answer.headers['content-type'];
    return {
      status: answer.statusCode,
      type: typeof type === 'string' ? type : 'text/html; charset=utf-8',
      body: answer.rawPayload,
    };
  };
  return {
    render,
    renderMissing: (locale) => render(`/${locale}/missing`),
    enter: async ({ method, url, headers, body }) => {
      const {
        statusCode,
        headers: answered,
        rawPayload,
      } = await inject(dispatch, { method, url, headers, payload: body });
      return { status: statusCode, headers: answered, body: rawPayload };
    },
    pass: (request, response) => handle(request, response),
    hasFile: (path) =>
      isFile(path.startsWith('/_next/') ? join('.next', path.slice('/_next'.length)) : join('public', path)),
    close: () => app.close(),
  };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
