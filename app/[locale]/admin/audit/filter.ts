import type { AuditFilter } from '@/db/queries/audit';
import { isAuditAction } from '@/domain/audit-action';

/** What of the log an address asks for; what it does not understand it leaves out. */
export function readFilter(query: Readonly<Record<string, string | string[] | undefined>>): AuditFilter {
  const { action, before } = query;
  return {
    action: isAuditAction(action) ? action : null,
    before: typeof before === 'string' && /^\d{1,15}$/.test(before) ? Number(before) : null,
  };
}
