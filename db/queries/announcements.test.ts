import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PartialDate } from '../../domain/calendar';
import { type Locale, locales } from '../../domain/locale';
import { announcePlan, withdrawAnnouncement } from '../writes/announce-plan';
import { operationOf } from '../writes/drafts.fixture';
import { accountThere, type FreshDatabase, freshDatabase } from '../writes/fresh-database.fixture';
import { createPlan, savePlanPart } from '../writes/plans';
import { findAnnouncements } from './announcements';
import { findProfile } from './profiles';

const at = new Date('2026-11-25T09:30:00Z');

let fresh: FreshDatabase;
let by: { readonly accountId: number; readonly at: Date };

beforeEach(() => {
  fresh = freshDatabase('first data');
  by = { accountId: accountThere(fresh.db, ['publisher']), at };
});

afterEach(() => fresh.discard());

function planned(operation: string | null, targetDate: string | null): number {
  const { db } = fresh;
  const plan = createPlan(
    db,
    {
      kind: operation === null ? 'establishment' : 'closure',
      operationId: operation === null ? null : operationOf(db, operation).operationId,
      title: 'A plan',
      targetDate: targetDate as PartialDate | null,
    },
    by,
  );
  if (typeof plan === 'string') throw new Error(plan);
  for (const locale of locales) {
    const content = { announcement: `${operation} in ${locale}` };
    savePlanPart(db, { planId: plan.id, part: locale, seen: 0, content }, by);
  }
  return plan.id;
}

const said = (locale: Locale) => findAnnouncements(locale, fresh.db).map(({ text }) => text);

test('readers are told of a plan in their language once it is announced, the soonest first, until it is taken back', () => {
  const { db } = fresh;
  const later = planned('mission-to-moldova', '2027-06');
  const open = planned(null, null);
  const sooner = planned('mission-to-serbia', '2027-03-31');
  expect(said('en')).toEqual([]);
  for (const plan of [later, open, sooner]) expect(announcePlan(db, plan, by)).toBeNull();
  expect(said('de')).toEqual(['mission-to-serbia in de', 'mission-to-moldova in de', 'null in de']);
  expect(findAnnouncements('ru', db)[0]).toEqual({
    key: `plan-${sooner}`,
    kind: 'closure',
    operation: 'mission-to-serbia',
    expected: '2027-03-31',
    announcedAt: at.toISOString(),
    text: 'mission-to-serbia in ru',
    textLocale: 'ru',
  });
  expect(findProfile('mission-to-moldova', 'fr', db)?.announcements).toMatchObject([
    { text: 'mission-to-moldova in fr' },
  ]);
  expect(findProfile('mission-to-skopje', 'fr', db)?.announcements).toEqual([]);
  expect(withdrawAnnouncement(db, sooner, by)).toBeNull();
  expect(said('en')).toEqual(['mission-to-moldova in en', 'null in en']);
});
