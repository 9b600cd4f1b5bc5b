import { asc, eq } from 'drizzle-orm';
import type { PartialDate } from '../../domain/calendar';
import { type Locale, sourceLocale } from '../../domain/locale';
import type { PlanKind } from '../../domain/plan';
import { type Db, queryDb } from '../client';
import * as t from '../schema';
import { date } from './operations';

/** What readers are told of a plan that is announced: it is meant to happen, and nothing of it is decided. */
export type Announcement = {
  readonly key: string;
  readonly kind: PlanKind;
  /** The slug of the operation that it is about; `null` for an establishment, which has none yet. */
  readonly operation: string | null;
  readonly expected: PartialDate | null;
  /** A UTC instant. */
  readonly announcedAt: string;
  /** Markdown. */
  readonly text: string;
  /** The language that the text is in: the one asked for, else the source language. */
  readonly textLocale: Locale;
};

/** All announcements with their wording in `locale`, else in the source language: the soonest expected first, then those without a date. */
export function findAnnouncements(locale: Locale, db: Db = queryDb()): readonly Announcement[] {
  const texts = db.select().from(t.announcementTexts).all();
  return db
    .select({ announcement: t.announcements, operation: t.operations.slug })
    .from(t.announcements)
    .leftJoin(t.operations, eq(t.operations.id, t.announcements.operationId))
    .orderBy(asc(t.announcements.announcedAt), asc(t.announcements.id))
    .all()
    .flatMap(({ announcement: { id, key, kind, expected, announcedAt }, operation }) => {
      const said = (wanted: Locale) => texts.find((row) => row.announcementId === id && row.locale === wanted);
      const wording = said(locale) ?? said(sourceLocale);
      if (wording === undefined) return [];
      const { text, locale: textLocale } = wording;
      return [{ key, kind, operation, expected: date(expected), announcedAt, text, textLocale }];
    })
    .sort((a, b) => (a.expected ?? '9999').localeCompare(b.expected ?? '9999'));
}
