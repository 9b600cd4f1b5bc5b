import type { Settings } from '../../domain/permissions';
import type { Db } from '../client';
import { findSettings } from '../queries/settings';
import * as t from '../schema';
import type { By } from './accounts';
import { appendToAudit } from './audit';

/** Changes what is decided about the rooms; answers `'unchanged'` where it is so already. */
export function changeSettings(
  db: Db,
  { secondFactorRequired, ownChangesApprovable }: Settings,
  by: By,
): null | 'unchanged' {
  const settings = { secondFactorRequired, ownChangesApprovable };
  return db.transaction(
    () => {
      const before = findSettings(db);
      if (
        before.secondFactorRequired === secondFactorRequired &&
        before.ownChangesApprovable === ownChangesApprovable
      ) {
        return 'unchanged';
      }
      db.update(t.settings).set(settings).run();
      appendToAudit(db, { ...by, action: 'settings.changed', subject: null, details: settings });
      return null;
    },
    { behavior: 'immediate' },
  );
}
