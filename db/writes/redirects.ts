import { eq } from 'drizzle-orm';
import { type Redirect, type RedirectRefusal, withRedirect } from '../../domain/redirect';
import type { Db } from '../client';
import { findCommonFiles } from '../queries/whole-record';
import * as t from '../schema';
import type { By } from './accounts';
import { type DoorRefusal, record } from './record';

/** Leads an old address to a page, in every locale; `basedOn` is the revision of what belongs to no operation. */
export function addRedirect(
  db: Db,
  redirect: Redirect,
  by: By & { readonly accountId: number; readonly basedOn: number; readonly reason: string | null },
): null | RedirectRefusal | DoorRefusal {
  const { basedOn, ...who } = by;
  const change = { ...who, permission: 'manage_redirects', action: 'redirect.changed', of: 'common' } as const;
  return record<RedirectRefusal>(db, { ...change, parts: { facts: basedOn } }, () => {
    return writeRedirect(db, redirect);
  });
}

/** Adds a redirect to those that there are, with their chains flattened. Within `record()`. */
export function writeRedirect(db: Db, redirect: Redirect): RedirectRefusal | null {
  const known = findCommonFiles(db).redirects;
  const wanted = withRedirect(known, redirect, (path) => isPage(db, path));
  if (typeof wanted === 'string') return wanted;
  db.delete(t.redirects).run();
  for (const { from, to } of wanted) db.insert(t.redirects).values({ fromPath: from, toPath: to }).run();
  return null;
}

/** Answers whether there is a page at a path below a locale. */
function isPage(db: Db, path: string): boolean {
  if (['/closed', '/timeline', '/about'].includes(path)) return true;
  const slug = /^\/operations\/([^/]+)$/.exec(path)?.[1];
  if (slug === undefined) return false;
  return db.select({ id: t.operations.id }).from(t.operations).where(eq(t.operations.slug, slug)).get() !== undefined;
}
