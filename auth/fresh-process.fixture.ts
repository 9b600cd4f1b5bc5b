import { afterEach, beforeEach, vi } from 'vitest';
import type { Db } from '../db/client';
import { type FreshDatabase, freshDatabase } from '../db/writes/fresh-database.fixture';

/** The instant at which a test begins. */
export const beginning = new Date('2026-11-25T09:30:00Z');

let fresh: FreshDatabase;

/**
 * Gives each test of a file a database of its own and a process that has read no settings and opened no connection yet. Modules that
 * read settings must be imported within the test, after this. The clock stands still until a test sets it.
 */
export function beginEachTestAfresh(): void {
  beforeEach(() => {
    fresh = freshDatabase('nothing');
    vi.stubEnv('DATABASE_URL', `file:${fresh.file}`);
    for (const name of ['AUTH_SECRET', 'SECOND_FACTOR_KEY', 'CLOCK_FILE', 'SITE_URL', 'SMTP_URL', 'MAIL_FROM'])
      vi.stubEnv(name, undefined);
    vi.useFakeTimers({ toFake: ['Date'], now: beginning });
    vi.resetModules();
  });

  afterEach(async () => {
    await startAnew();
    fresh.discard();
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });
}

/** The database of this test, through a connection of the test's own. */
export function database(): Db {
  return fresh.db;
}

/** Where the database of this test lies, and the secrets beside it. */
export function folder(): string {
  return fresh.folder;
}

/** Ends the process and starts another: it reads its settings anew and opens the same database again. */
export async function startAnew(): Promise<void> {
  const { closeDb } = await import('../db/client');
  closeDb();
  vi.resetModules();
}

/** Lets time pass. */
export function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}
