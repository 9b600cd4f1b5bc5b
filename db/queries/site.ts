import { and, asc, eq, inArray } from 'drizzle-orm';
import type { SiteTextKey } from '../../domain/closed-lists';
import { type Locale, sourceLocale } from '../../domain/locale';
import type { Redirect } from '../../domain/redirect';
import { type Db, queryDb } from '../client';
import * as t from '../schema';

/** A text of the site in one language: the one asked for, else the source language. `changedAt` is a UTC instant. */
export type SiteText = { readonly text: string; readonly textLocale: Locale; readonly changedAt: string };

/** A text of the site; `null` where nobody has written it. */
export function findSiteText(key: SiteTextKey, locale: Locale, db: Db = queryDb()): SiteText | null {
  const rows = db
    .select({ text: t.siteTexts.text, textLocale: t.siteTexts.locale, changedAt: t.siteTexts.changedAt })
    .from(t.siteTexts)
    .where(and(eq(t.siteTexts.key, key), inArray(t.siteTexts.locale, [locale, sourceLocale])))
    .all();
  return rows.find(({ textLocale }) => textLocale === locale) ?? rows[0] ?? null;
}

/** Where an address below a locale has moved; `null` where it has not. */
export function findRedirect(path: string): string | null {
  const row = queryDb()
    .select({ to: t.redirects.toPath })
    .from(t.redirects)
    .where(eq(t.redirects.fromPath, path))
    .get();
  return row?.to ?? null;
}

/** All addresses below a locale that have moved, by address. */
export function findRedirects(db: Db): Redirect[] {
  return db
    .select({ from: t.redirects.fromPath, to: t.redirects.toPath })
    .from(t.redirects)
    .orderBy(asc(t.redirects.fromPath))
    .all();
}

/** How often what readers can see has changed, and when it last did; a UTC instant. */
export function findSiteRevision(db: Db = queryDb()): { readonly number: number; readonly changedAt: string } {
  const row = db.select().from(t.siteRevision).get();
  if (row === undefined) throw new Error('the database has no site revision');
  return { number: row.number, changedAt: row.changedAt };
}

/** When each text of the site last changed; UTC instants. */
export function findSiteTextChanges(): readonly { key: SiteTextKey; locale: Locale; changedAt: string }[] {
  return queryDb()
    .select({ key: t.siteTexts.key, locale: t.siteTexts.locale, changedAt: t.siteTexts.changedAt })
    .from(t.siteTexts)
    .all();
}
