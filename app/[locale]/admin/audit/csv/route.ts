import { requireWho } from '@/auth/signed-in';
import { now } from '@/clock';
import { queryDb, writeDb } from '@/db/client';
import { findAudit } from '@/db/queries/audit';
import { appendToAudit } from '@/db/writes/audit';
import { readFilter } from '../filter';
import { csvLine } from './line';

/** The most entries that one file holds. */
const most = 100_000;

/** The log as a file (RFC 4180), the latest entry first. That it was taken is itself in the log. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params;
  const who = await requireWho(locale, 'read_audit');
  const filter = readFilter(Object.fromEntries(new URL(request.url).searchParams));
  appendToAudit(writeDb(), { at: now(), accountId: who.accountId, action: 'log.exported', subject: null, details: {} });
  const lines = findAudit(queryDb(), filter, most).map(({ id, at, accountId, name, action, subject, details }) =>
    csvLine([id, at, accountId, name, action, subject, JSON.stringify(details)]),
  );
  return new Response([csvLine(['id', 'at', 'account', 'name', 'action', 'subject', 'details']), ...lines].join(''), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="log.csv"' },
  });
}
