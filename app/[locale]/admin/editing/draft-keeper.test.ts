import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { TextFields } from '@/domain/text-fields';
import { DraftKeeper, pause } from './draft-keeper';
import { type EditorState, unsent } from './editor-state';

const storage = new Map<string, string>();
let full = false;
let page: TextFields;
let requests: { seen: number; fields: TextFields | null }[];
let answer: () => Response | Promise<Response>;

const json = (what: object, status = 200) =>
  Response.json({ version: 0, at: '10:00', others: [], ...what }, { status });

beforeEach(() => {
  vi.useFakeTimers();
  storage.clear();
  full = false;
  page = { name: 'a', body: 'b' };
  requests = [];
  answer = () => json({ is: requests.at(-1)?.fields ? 'saved' : 'present', version: (requests.at(-1)?.seen ?? 0) + 1 });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (full) throw new Error('full');
      storage.set(key, value);
    },
    removeItem: (key: string) => storage.delete(key),
  });
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    requests.push(JSON.parse(body));
    return answer();
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function keeper(seen = 3, fields: TextFields = { name: 'a', body: 'b' }) {
  const made = new DraftKeeper(
    { seen, basedOn: 1, madeFrom: null, address: '/draft', keptUnder: 'k', fields, drafts: true },
    { read: () => page, show: (texts) => (page = { ...page, ...texts }) },
  );
  made.open();
  return made;
}

function type(made: DraftKeeper, body: string) {
  page = { ...page, body };
  made.typed();
}

const by = (state: Partial<EditorState>): EditorState => ({ ...unsent, ...state });

test('what is typed is in the browser at once, on the server after a pause, and then not in the browser any more', async () => {
  const made = keeper();
  type(made, 'typed');
  expect(storage.get('k')).toContain('typed');
  expect(made.wouldBeLost()).toBe(false);
  expect(requests).toEqual([]);
  await vi.advanceTimersByTimeAsync(pause);
  expect(requests.at(-1)).toMatchObject({ seen: 3, fields: { body: 'typed' } });
  expect(made.shown).toMatchObject({ status: 'saved', at: '10:00', version: 4 });
  expect(storage.size).toBe(0);
});

test('what is typed while a save is on its way stays in the browser and follows as the next version', async () => {
  const made = keeper();
  let arrive = () => {};
  const usual = answer;
  answer = () => new Promise((resolve) => (arrive = () => resolve(usual())));
  type(made, 'one');
  await vi.advanceTimersByTimeAsync(pause);
  type(made, 'one two');
  await vi.advanceTimersByTimeAsync(pause);
  expect(requests).toHaveLength(1);
  answer = usual;
  arrive();
  await vi.advanceTimersByTimeAsync(0);
  expect(requests.map(({ seen, fields }) => [seen, fields?.body])).toEqual([
    [3, 'one'],
    [4, 'one two'],
  ]);
  expect(storage.size).toBe(0);
});

test('a lost connection and an ended session lose nothing, and what waits is sent when the site is there again', async () => {
  const made = keeper();
  const usual = answer;
  for (const [trouble, status] of [
    [() => Promise.reject(new TypeError('offline')), 'offline'],
    [() => new Response('<p>down</p>', { status: 503, headers: { 'content-type': 'text/html' } }), 'offline'],
    [() => json({ is: 'signed_out' }, 401), 'signedOut'],
  ] as const) {
    answer = trouble;
    const text = `typed while ${status}, after ${requests.length}`;
    type(made, text);
    await vi.advanceTimersByTimeAsync(pause);
    expect(made.shown.status).toBe(status);
    expect(storage.get('k')).toContain(text);
    answer = usual;
    await made.look();
    await vi.waitFor(() => expect(made.shown.status).toBe('saved'));
    expect(requests.at(-1)?.fields?.body).toBe(text);
  }
});

test('a page of the server’s own refusal is no lost connection', async () => {
  const made = keeper();
  answer = () => new Response('<p>no</p>', { status: 403, headers: { 'content-type': 'text/html' } });
  type(made, 'typed');
  await vi.advanceTimersByTimeAsync(pause);
  expect(made.shown.status).toBe('refused');
  expect(storage.get('k')).toContain('typed');
});

test('a warning comes only where neither the server nor the browser has what was typed', async () => {
  const made = keeper();
  full = true;
  type(made, 'typed');
  expect(made.shown.status).toBe('unkept');
  expect(made.wouldBeLost()).toBe(true);
  await vi.advanceTimersByTimeAsync(pause);
  expect(made.wouldBeLost()).toBe(false);
});

test('what a killed browser held is offered on return, and put back', async () => {
  answer = () => Promise.reject(new TypeError('offline'));
  type(keeper(), 'mid-sent');
  vi.clearAllTimers();
  page = { name: 'a', body: 'b' };
  answer = () => json({ is: 'saved', version: 4 });
  const made = keeper();
  expect(made.shown.found).toBe(true);
  await made.restore();
  expect(page.body).toBe('mid-sent');
  expect(made.shown).toMatchObject({ found: false, versions: null });
  await vi.advanceTimersByTimeAsync(pause);
  expect(requests.at(-1)).toMatchObject({ seen: 3, fields: { body: 'mid-sent' } });
  expect(storage.size).toBe(0);
});

test('what was held is not put over what somebody has saved since: both wait for a choice', async () => {
  answer = () => Promise.reject(new TypeError('offline'));
  type(keeper(), 'mine');
  vi.clearAllTimers();
  page = { name: 'a', body: 'theirs' };
  requests = [];
  const made = keeper(4, page);
  await made.restore();
  expect(made.shown).toMatchObject({
    status: 'choosing',
    versions: { mine: { body: 'mine' }, theirs: { body: 'theirs' } },
  });
  type(made, 'mine and theirs');
  await vi.advanceTimersByTimeAsync(pause * 2);
  expect(requests.filter(({ fields }) => fields !== null)).toEqual([]);
  expect([...storage.values()].join()).toContain('mine and theirs');
  made.hear(by({ done: 'draft_saved', mine: page, kept: true, seen: 5, basedOn: 1 }));
  expect(made.shown.versions).toBeNull();
  expect(storage.size).toBe(0);
});

test('what is typed before a choice about what is offered takes the place of nothing', async () => {
  answer = () => Promise.reject(new TypeError('offline'));
  type(keeper(), 'earlier');
  vi.clearAllTimers();
  page = { name: 'a', body: 'b' };
  type(keeper(), 'later');
  vi.clearAllTimers();
  page = { name: 'a', body: 'b' };
  const made = keeper();
  expect(made.shown.found).toBe(true);
  made.forget();
  expect([...storage.values()].join()).toContain('later');
  expect(keeper().shown.found).toBe(true);
});

test('after a stale save nothing is sent by itself until the person has saved', async () => {
  const made = keeper();
  type(made, 'mine');
  made.hear(by({ mine: { ...page }, theirs: { fields: { body: 'theirs' }, by: 'X', at: null }, seen: 4, basedOn: 1 }));
  type(made, 'merged');
  await vi.advanceTimersByTimeAsync(pause * 2);
  expect(requests.filter(({ fields }) => fields !== null)).toEqual([]);
  // Theirs is taken: the page shows it.
  made.hear(
    by({ done: 'draft_saved', mine: { ...page, body: 'theirs' }, kept: true, taken: ['body'], seen: 5, basedOn: 1 }),
  );
  expect(page.body).toBe('theirs');
  type(made, 'theirs, and more');
  await vi.advanceTimersByTimeAsync(pause);
  expect(requests.at(-1)).toMatchObject({ seen: 5 });
});

test('a form is not sent by hand into the void, nor twice; its version is that of the last save by itself', async () => {
  const made = keeper();
  const usual = answer;
  answer = () => Promise.reject(new TypeError('offline'));
  expect(await made.clear()).toBeNull();
  expect(made.shown.status).toBe('offline');
  answer = usual;
  type(made, 'typed');
  await vi.advanceTimersByTimeAsync(pause);
  const [first, second] = await Promise.all([made.clear(), made.clear()]);
  expect([first, second]).toEqual([4, null]);
  made.hear(
    by({ problem: { code: 'unchanged', field: null, minutes: 0 }, mine: page, kept: true, seen: 4, basedOn: 1 }),
  );
  expect(await made.clear()).toBe(4);
});

test('an answer that has not kept what was typed does not count as if it had', async () => {
  const made = keeper();
  type(made, 'typed');
  made.hear(by({ done: 'still_right', mine: page, seen: 3, basedOn: 1 }));
  expect(storage.get('k')).toContain('typed');
  await vi.advanceTimersByTimeAsync(pause);
  expect(requests.at(-1)?.fields?.body).toBe('typed');
});
