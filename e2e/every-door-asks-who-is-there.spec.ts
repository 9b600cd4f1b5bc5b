import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { may, type Permission, type Role, roles } from '../domain/permissions';
import { addEditor, log, sessionOf } from './editors';
import { expect, get, type Site, test } from './site';

type Asks = Permission | 'anybody';

/** Every page of the rooms, and what it asks for. A page that is not here fails the test. */
const pages: Readonly<Record<string, Asks>> = {
  '': 'enter_rooms',
  '/account': 'keep_own_account',
  '/account/second-factor': 'keep_own_account',
  '/accounts': 'manage_accounts',
  '/accounts/[id]': 'manage_accounts',
  '/accounts/new': 'manage_accounts',
  '/audit': 'read_audit',
  '/calendar': 'enter_rooms',
  '/invitation': 'anybody',
  '/operations': 'enter_rooms',
  '/operations/[slug]': 'enter_rooms',
  '/operations/[slug]/[part]': 'enter_rooms',
  '/operations/[slug]/history': 'enter_rooms',
  '/operations/[slug]/life': 'enter_rooms',
  '/preview/on': 'enter_rooms',
  '/preview/on/[day]': 'enter_rooms',
  '/preview/on/[day]/document/[[...path]]': 'enter_rooms',
  '/preview/plans/[id]': 'enter_rooms',
  '/preview/operations/[slug]/[part]': 'enter_rooms',
  '/preview/operations/[slug]/[part]/document': 'enter_rooms',
  '/preview/site/[part]': 'enter_rooms',
  '/preview/site/[part]/about/document': 'enter_rooms',
  '/preview/site/[part]/document': 'enter_rooms',
  '/operations/[slug]/facts': 'enter_rooms',
  '/plans': 'enter_rooms',
  '/plans/[id]': 'enter_rooms',
  '/plans/[id]/[part]': 'enter_rooms',
  '/redirects': 'manage_redirects',
  '/reset': 'anybody',
  '/settings': 'change_settings',
  '/setup': 'anybody',
  '/sign-in': 'anybody',
  '/sign-in/second-factor': 'anybody',
  '/site': 'enter_rooms',
  '/site/[part]': 'enter_rooms',
  '/site/history': 'enter_rooms',
  '/translations': 'enter_rooms',
};

const routes: Readonly<Record<string, Asks>> = {
  '/audit/csv': 'read_audit',
  '/operations/[slug]/[part]/draft': 'draft',
  '/operations/[slug]/[part]/xliff': 'enter_rooms',
  '/plans/[id]/[part]/draft': 'draft',
  '/site/[part]/draft': 'draft',
  '/translations/xliff': 'enter_rooms',
};

/** Every action, and what it asks for. Those for anybody are the forms that cannot have a session, and the way out. */
const actions: Readonly<Record<string, Asks>> = {
  acceptInvitation: 'anybody',
  annulDecidedClosure: 'record_lifecycle',
  correctRecordedLife: 'record_lifecycle',
  extendRecordedMandate: 'record_lifecycle',
  recordWithdrawal: 'record_lifecycle',
  announceThisPlan: 'record_lifecycle',
  beginPlan: 'enter_rooms',
  cancelThisPlan: 'enter_rooms',
  carryOutThisPlan: 'record_lifecycle',
  describeThisPlan: 'enter_rooms',
  editPlannedFacts: 'enter_rooms',
  editPlanTexts: 'enter_rooms',
  noteStep: 'enter_rooms',
  sayOfPlan: 'enter_rooms',
  cancelPublication: 'publish',
  editTexts: 'enter_rooms',
  publishChosen: 'publish',
  setReviewDay: 'enter_rooms',
  bringRevisionBack: 'enter_rooms',
  bringTranslations: 'enter_rooms',
  addKnownPlace: 'publish',
  changeAccountDetails: 'manage_accounts',
  changeOwnAccount: 'keep_own_account',
  changeOwnPassword: 'keep_own_account',
  changeRoomSettings: 'change_settings',
  changeSecondFactor: 'keep_own_account',
  chooseNewPassword: 'anybody',
  dropSecondFactor: 'keep_own_account',
  editFacts: 'enter_rooms',
  endOtherOwnSessions: 'keep_own_account',
  endOwnSession: 'keep_own_account',
  erasePerson: 'manage_accounts',
  giveLink: 'manage_accounts',
  inviteAccount: 'manage_accounts',
  leadAddress: 'manage_redirects',
  passSecondFactor: 'anybody',
  reopenAccount: 'manage_accounts',
  setUpRooms: 'anybody',
  shutAccount: 'manage_accounts',
  signInToRooms: 'anybody',
  signOutOfRooms: 'anybody',
};

const root = 'app/[locale]/admin';

function filesNamed(name: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name === name)
    .map(({ parentPath }) => parentPath.slice(root.length))
    .sort();
}

type Built = { readonly id: string; readonly name: string; readonly page: string };

/** The actions that the build has, each with a page that carries it. */
function builtActions(): readonly Built[] {
  const file = '.next/server/server-reference-manifest.json';
  expect(existsSync(file), file).toBe(true);
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { workers: Record<string, unknown>; exportedName: string }>;
  };
  return Object.entries(node).map(([id, { workers, exportedName }]) => {
    const page = Object.keys(workers).sort()[0] ?? '';
    return { id, name: exportedName, page: page.replace('app/[locale]', '').replace(/\/page$/, '') };
  });
}

const nobody = 12_345;

function addressOf(page: string): string {
  return join('/en/admin', page)
    .replace('[id]', String(nobody))
    .replace('[day]', '2027-01-01')
    .replace('/[[...path]]', '')
    .replace('[slug]', 'mission-to-moldova')
    .replace('[part]', 'fr');
}

/** Where whoever is not signed in is sent from an address, and comes back from. */
function doorFrom(address: string): string {
  return `/en/admin/sign-in${address === '/en/admin' ? '' : `?next=${encodeURIComponent(address)}`}`;
}

async function cookieOf(site: Site, name: string, held: readonly Role[]): Promise<string> {
  const { name: cookie, value } = await sessionOf(site, await addEditor(site, name, held, ['fr']));
  return `${cookie}=${value}`;
}

test('every page, route and action of the rooms is in the table', () => {
  expect(filesNamed('page.tsx')).toEqual(Object.keys(pages).sort());
  expect(filesNamed('route.ts')).toEqual(Object.keys(routes).sort());
  expect(
    builtActions()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(actions).sort());
  for (const { page } of builtActions()) expect(page, 'an action on a public page').toMatch(/^\/admin/);
});

for (const role of [...roles, null]) {
  test(`${role ?? 'somebody who is not signed in'} gets through the doors of the table, and no other`, async ({
    site,
  }) => {
    const standing = {
      roles: role === null ? [] : [role],
      locales: ['fr'],
      disabled: false,
      lacksSecondFactor: false,
    } as const;
    const passes = (asks: Asks) => asks === 'anybody' || (role !== null && may(standing, asks, 'fr'));
    const headers: Record<string, string> =
      role === null ? {} : { cookie: await cookieOf(site, `${role}${test.info().workerIndex}`, [role]) };
    for (const [page, asks] of Object.entries({ ...pages, ...routes })) {
      if (page.endsWith('/draft')) {
        // What an editor sends while somebody types: it is told in a code, not by a way to the door.
        const { status } = await get(site, addressOf(page), {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ seen: 0, basedOn: 1, madeFrom: 1, fields: null }),
        });
        // A plan's texts are written by whoever prepares plans, too; there is no plan of that number.
        const passed = page.includes('[id]') ? 404 : 200;
        const writes = passes(asks) || (page.startsWith('/plans/') && passes('record_lifecycle'));
        expect(status, `${page} for ${role}`).toBe(role === null ? 401 : writes ? passed : 403);
        continue;
      }
      const { status, headers: answered } = await get(site, addressOf(page), { headers });
      // Without a language there is no file of translations.
      const there = page.includes('[id]') || page === '/translations/xliff' ? 404 : 200;
      // At the door whoever is signed in is shown in, and whoever has not given their password is sent back to that.
      // The way to a walk leads on to its first day.
      const elsewhere =
        (page.startsWith('/sign-in') && (role !== null || page !== '/sign-in')) ||
        (page === '/preview/on' && role !== null);
      const expected = passes(asks) ? (elsewhere ? 307 : there) : role === null ? 307 : 403;
      expect(status, `${page} for ${role}`).toBe(expected);
      if (expected === 307 && !elsewhere) expect(answered.get('location')).toBe(doorFrom(addressOf(page)));
    }
    for (const { id, name, page } of builtActions()) {
      const before = log(site).filter(({ action }) => action === 'permission.refused').length;
      const { status, headers: answered } = await get(site, addressOf(page.replace(/^\/admin/, '')), {
        method: 'POST',
        headers: { ...headers, 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
        body: JSON.stringify(['en', nobody, {}, null]),
      });
      const refusals = log(site).filter(({ action }) => action === 'permission.refused').length - before;
      const asks = actions[name] ?? 'anybody';
      if (passes(asks)) {
        expect(status, `${name} for ${role}`).not.toBe(403);
        expect(refusals, `${name} for ${role}`).toBe(0);
      } else if (role === null) {
        const door = doorFrom(addressOf(page.replace(/^\/admin/, '')));
        expect(answered.get('x-action-redirect')?.replace(/;(push|replace)$/, ''), name).toBe(door);
      } else {
        expect(status, `${name} for ${role}`).toBe(403);
        expect(refusals, `${name} for ${role}`).toBeGreaterThan(0);
      }
      // Signing out ends the session, whoever asks; the walk goes on with another.
      if (name === 'signOutOfRooms' && role !== null) {
        headers.cookie = await cookieOf(site, `${role}-again${test.info().workerIndex}`, [role]);
      }
    }
  });
}
