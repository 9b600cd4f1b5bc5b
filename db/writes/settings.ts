import type { Settings } from '../../domain/permissions';
import type { Db } from '../client';
import { findSettings } from '../queries/settings';
import * as t from '../schema';
import type { By } from './accounts';
import { appendToAudit } from './audit';

/** Changes what is decided about the rooms; answers `'unchanged'` where it is so already. */
export function changeSettings(db: Db, settings: Settings, by: By): null | 'unchanged' {
  return db.transaction(
    () => {
      const before = findSettings(db);
      if (JSON.stringify(before) === JSON.stringify(settings)) return 'unchanged';
      db.update(t.settings).set(settings).run();
      appendToAudit(db, { ...by, action: 'settings.changed', subject: null, details: settings });
      return null;
    },
    { behavior: 'immediate' },
  );
}
