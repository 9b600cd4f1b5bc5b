import type { Settings } from '../../domain/permissions';
import type { Db } from '../client';
import * as t from '../schema';

/** What an administrator has decided about the rooms. */
export function findSettings(db: Db): Settings {
  const row = db.select().from(t.settings).get();
  if (row === undefined) throw new Error('the database has no settings');
  const { secondFactorRequired, ownChangesApprovable } = row;
  return { secondFactorRequired, ownChangesApprovable };
}
