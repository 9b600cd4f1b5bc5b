import { startOfDay } from '@/clock';
import type { AuditFilter } from '@/db/queries/audit';
import { isAuditAction } from '@/domain/audit-action';
import { addDays, parseDay } from '@/domain/calendar';

const fields = ['action', 'account', 'subject', 'from', 'until', 'before'] as const;

type Given = Readonly<Record<string, string | string[] | undefined>>;

/** What of the log an address asks for; what it does not understand it leaves out. */
export function readFilter(query: Given): AuditFilter {
  const { action, account, subject, from, until, before } = query;
  const first = typeof from === 'string' ? parseDay(from) : null;
  const last = typeof until === 'string' ? parseDay(until) : null;
  return {
    action: isAuditAction(action) ? action : null,
    account: numberIn(account),
    subject: typeof subject === 'string' && subject !== '' && subject.isWellFormed() ? shortened(subject) : null,
    from: first && startOfDay(first).toISOString(),
    // There is no day after the last of the calendar.
    until: last && last < '9999-12-31' ? startOfDay(addDays(last, 1)).toISOString() : null,
    before: numberIn(before),
  };
}

/** The address's fields that are kept from one page of the log to the next, and for its file. */
export function keptQuery(query: Given): URLSearchParams {
  const kept = fields
    .filter((name) => name !== 'before')
    .flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    });
  return new URLSearchParams(kept);
}

/** The beginning of a long text, not cut within a character. */
function shortened(text: string): string {
  const start = text.slice(0, 200);
  return start.isWellFormed() ? start : start.slice(0, -1);
}

function numberIn(value: string | string[] | undefined): number | null {
  return typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null;
}
